import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
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
export class ChangeForm extends Act {
  reason = $state<string>('');
  note = $state('');
  readonly #change: Change;
  readonly #path: { certificateId: string };

  constructor(change: Change, certificateId: string) {
    super();
    this.#change = change;
    this.#path = { certificateId };
    this.reason = changeReasons[change][0];
  }

  /** Sends the change; gives the id of the certificate that stands for the cycle now, null when refused. */
  async send(): Promise<string | null> {
    return this.run(() => (this.#change === 'withdraw' ? this.#withdraw() : this.#replace()));
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
