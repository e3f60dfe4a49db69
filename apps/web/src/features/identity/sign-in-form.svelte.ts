import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { session } from '../../lib/session/session.svelte';
import { isOwnPhone, markDesk } from './own-phone';

/** The sign-in form: what was typed, what is missing, how the server answered. */
export class SignInForm extends Act {
  username = $state('');
  password = $state('');
  remember = $state(isOwnPhone());
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
      if (session.account.desks.some(({ workspace }) => workspace !== 'member')) markDesk();
      return true;
    });
    return isIn ?? false;
  }

  #firstMissing(): 'username' | 'password' | null {
    if (this.username.trim() === '') return 'username';
    return this.password === '' ? 'password' : null;
  }
}
