/** Why a paper stays although its passage is finished no longer: learnt in another way, the fault was not hers, or the office decided so. */
export const KEEPING_REASONS = ['learnt-otherwise', 'our-fault', 'decided'] as const;

export type KeepingReason = (typeof KEEPING_REASONS)[number];

/** How long who kept a paper may take it back, in milliseconds. */
export const KEEPING_UNDO_MS = 86_400_000;

export const isKeepingReason = (word: string): word is KeepingReason => KEEPING_REASONS.some((one) => one === word);
