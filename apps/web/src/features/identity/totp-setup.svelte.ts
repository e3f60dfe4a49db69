import { call } from '../../lib/api/client';
import { problemText } from '../../lib/api/problem-text';
import type { Answer } from '../../lib/api/types';
import { Act } from '../../lib/api/act.svelte';

type Offered = Answer<'post', '/api/account/totp'>;

/** Setting an authenticator up: the secret, its first code, the recovery codes. */
export class TotpSetup {
  readonly act = new Act();
  offered = $state.raw<Offered | null>(null);
  recoveryCodes = $state.raw<readonly string[] | null>(null);
  code = $state('');
  isMissing = $state(false);

  readonly error = $derived.by(() => {
    const problem = this.act.problem;
    return problem ? (this.act.fault('/code') ?? problemText(problem).text) : null;
  });

  async begin(): Promise<void> {
    await this.act.run(async () => {
      this.offered = await call('post', '/api/account/totp');
    });
  }

  async confirm(): Promise<void> {
    this.isMissing = this.code.trim() === '';
    if (this.isMissing) return;
    await this.act.run(async () => {
      const { recoveryCodes } = await call('post', '/api/account/totp/confirm', { body: { code: this.code } });
      this.recoveryCodes = recoveryCodes;
    });
  }

  /** Ten new codes on paper; the earlier ones are void. */
  async renewRecoveryCodes(): Promise<void> {
    await this.act.run(async () => {
      this.recoveryCodes = (await call('post', '/api/account/recovery-codes')).recoveryCodes;
    });
  }

  /** True when the authenticator is gone. */
  async remove(): Promise<boolean> {
    const done = await this.act.run(() => call('delete', '/api/account/totp'));
    if (done !== null) this.offered = null;
    return done !== null;
  }
}
