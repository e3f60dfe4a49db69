/** The states of a certificate, one list everywhere (DESIGN 4.2). */
export const CERTIFICATE_STATES = ['valid', 'replaced', 'withdrawn', 'expired'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** Why a paper was withdrawn; the word is public, the officer's note is not. */
export const WITHDRAWAL_REASONS = ['issued-in-error', 'results-corrected', 'member-request', 'other'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Why a paper was replaced by a new one. */
export const REPLACEMENT_REASONS = [
  'wrong-name',
  'wrong-birth-year',
  'wrong-unit',
  'wrong-round',
  'results-corrected',
  'other',
] as const;
export type ReplacementReason = (typeof REPLACEMENT_REASONS)[number];

export type StateChange = 'withdrawable' | 'replaceable' | 'reissuable';

const FROM: Readonly<Record<StateChange, readonly CertificateState[]>> = {
  withdrawable: ['valid', 'expired'],
  replaceable: ['valid', 'expired'],
  reissuable: ['withdrawn'],
};

/**
 * True when a certificate in this state may be withdrawn or replaced, or a new paper issued for it; nothing leaves `replaced` and
 * `withdrawn` (decision 0066).
 */
export function allows(state: CertificateState, change: StateChange): boolean {
  return FROM[change].includes(state);
}

/** True when the paper may still be printed: it stands, even when its time is over. */
export function isStanding(state: CertificateState): boolean {
  return state === 'valid' || state === 'expired';
}
