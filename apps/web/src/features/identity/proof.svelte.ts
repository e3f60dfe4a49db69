import { call } from '../../lib/api/client';
import { problemText } from '../../lib/api/problem-text';
import { Resource } from '../../lib/api/resource.svelte';
import { Act } from '../../lib/api/act.svelte';
import { PasskeyLeft, proveByPasskey } from './passkey';

/** Proving the second factor: a code of the app, a recovery code, or a passkey. What was typed stays when it fails. */
export class ProofState {
  readonly factors = new Resource((signal) => call('get', '/api/account/factors', { signal }));
  readonly act = new Act();
  code = $state('');
  password = $state('');
  isRecovery = $state(false);
  isMissing = $state(false);
  /** The finger was not laid on, or this device has no key that fits. */
  isLeft = $state(false);

  /** What stands below the field. */
  readonly error = $derived.by(() => {
    const problem = this.act.problem;
    return problem
      ? (this.act.fault('/code') ?? this.act.fault('/currentPassword') ?? problemText(problem).text)
      : null;
  });

  /** True when the session is proved. */
  async sendCode(): Promise<boolean> {
    this.isLeft = false;
    this.isMissing = this.code.trim() === '';
    if (this.isMissing) return false;
    const done = await this.act.run(() => call('post', '/api/account/second-factor', { body: { code: this.code } }));
    return done !== null;
  }

  /** The same for an account without a second factor: the password once more. */
  async sendPassword(): Promise<boolean> {
    this.isMissing = this.password === '';
    if (this.isMissing) return false;
    const body = { password: this.password };
    const done = await this.act.run(() => call('post', '/api/account/password-proof', { body }));
    return done !== null;
  }

  /** The same by a passkey of this device. */
  async usePasskey(): Promise<boolean> {
    this.isLeft = false;
    try {
      return (await this.act.run(proveByPasskey)) !== null;
    } catch (error) {
      if (!(error instanceof PasskeyLeft)) throw error;
      // She changed her mind: no fault of the page.
      this.act.problem = null;
      this.isLeft = true;
      return false;
    }
  }

  switchKind(): void {
    this.isRecovery = !this.isRecovery;
    this.code = '';
    this.isMissing = false;
    this.act.problem = null;
  }
}
