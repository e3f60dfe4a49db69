import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import type { components } from '../../lib/api/schema';

type Schemas = components['schemas'];
export type Change = 'withdraw' | 'replace';

/** The reasons of each change, in the order they are offered. */
export const changeReasons = {
  withdraw: ['issued-in-error', 'results-corrected', 'member-request', 'other'],
  replace: ['wrong-name', 'wrong-birth-year', 'wrong-unit', 'other'],
} as const satisfies {
  withdraw: readonly Schemas['WithdrawCertificateRequest']['reason'][];
  replace: readonly Schemas['ReplaceCertificateRequest']['reason'][];
};

/** Withdrawing or replacing one certificate. */
export class ChangeForm {
  reason = $state<string>('');
  note = $state('');
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly #change: Change;
  readonly #path: { certificateId: string };

  constructor(change: Change, certificateId: string) {
    this.#change = change;
    this.#path = { certificateId };
    this.reason = changeReasons[change][0];
  }

  /** Sends the change; gives the id of the certificate that stands for the cycle now, null when refused. */
  async send(): Promise<string | null> {
    if (this.isBusy) return null;
    this.isBusy = true;
    this.problem = null;
    try {
      return this.#change === 'withdraw' ? await this.#withdraw() : await this.#replace();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return null;
    } finally {
      this.isBusy = false;
    }
  }

  async #withdraw(): Promise<string> {
    const reason = changeReasons.withdraw.find((one) => one === this.reason) ?? 'other';
    const body = { reason, note: this.note.trim() };
    await call('post', '/api/certificates/{certificateId}/withdrawal', { path: this.#path, body });
    return this.#path.certificateId;
  }

  async #replace(): Promise<string> {
    const reason = changeReasons.replace.find((one) => one === this.reason) ?? 'other';
    const body = { reason, note: this.note.trim() };
    const answer = await call('post', '/api/certificates/{certificateId}/replacement', { path: this.#path, body });
    return answer.id;
  }
}
