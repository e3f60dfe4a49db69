import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { session } from '../../lib/session/session.svelte';

/** The sign-in form: what was typed, what is missing, how the server answered. */
export class SignInForm {
  username = $state('');
  password = $state('');
  isBusy = $state(false);
  /** The field that is empty although it was sent. */
  missing = $state<'username' | 'password' | null>(null);
  problem = $state.raw<Problem | null>(null);

  /** True when somebody is signed in now. */
  async send(): Promise<boolean> {
    this.problem = null;
    this.missing = this.#firstMissing();
    if (this.missing || this.isBusy) return false;
    this.isBusy = true;
    try {
      await call('post', '/api/auth/sign-in', { body: { username: this.username, password: this.password } });
      await session.refresh();
      if (session.account) return true;
      this.problem = new Problem('network');
      return false;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  #firstMissing(): 'username' | 'password' | null {
    if (this.username.trim() === '') return 'username';
    return this.password === '' ? 'password' : null;
  }
}
