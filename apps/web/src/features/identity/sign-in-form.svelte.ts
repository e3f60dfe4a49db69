import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { isShared } from '../../lib/offline/shared-mark';
import { session } from '../../lib/session/session.svelte';

/** The sign-in form: what was typed, what is missing, how the server answered. */
export class SignInForm extends Act {
  username = $state('');
  password = $state('');
  /** A phone that several share is not remembered unless somebody says so. */
  remember = $state(!isShared());
  /** The field that is empty although it was sent. */
  missing = $state<'username' | 'password' | null>(null);

  /** True when somebody is signed in now. */
  async send(): Promise<boolean> {
    this.problem = null;
    this.missing = this.#firstMissing();
    if (this.missing) return false;
    const { username, password, remember } = this;
    const isIn = await this.run(async () => {
      await call('post', '/api/auth/sign-in', { body: { username, password, remember } });
      await session.refresh();
      if (!session.account) throw new Problem('network');
      return true;
    });
    return isIn ?? false;
  }

  #firstMissing(): 'username' | 'password' | null {
    if (this.username.trim() === '') return 'username';
    return this.password === '' ? 'password' : null;
  }
}
