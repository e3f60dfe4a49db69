import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { fieldText, problemText } from '../../lib/api/problem-text';

/** The form that changes a password. */
export class PasswordForm extends Act {
  current = $state('');
  next = $state('');
  missing = $state<'current' | 'next' | null>(null);

  /** What the server says about a field; the words of the whole refusal stand at the first one. */
  readonly currentError = $derived.by(() => {
    if (!this.problem) return null;
    const own = fieldText(this.problem, '/currentPassword');
    return own ?? (this.nextError ? null : problemText(this.problem).text);
  });
  readonly nextError = $derived(fieldText(this.problem, '/newPassword'));

  /** True when the password was changed; the fields are then empty again. */
  async send(): Promise<boolean> {
    this.problem = null;
    this.missing = this.current === '' ? 'current' : this.next === '' ? 'next' : null;
    if (this.missing) return false;
    const isChanged = await this.run(async () => {
      await call('post', '/api/auth/password', { body: { currentPassword: this.current, newPassword: this.next } });
      this.current = '';
      this.next = '';
      return true;
    });
    return isChanged ?? false;
  }
}
