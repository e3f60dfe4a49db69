import type { ClassGroup } from './types';

export type Rule = ClassGroup['rule'];

/** How a class counts, as a form holds it: all texts. */
export interface RuleForm {
  way: 'share' | 'minutes' | 'everybody';
  share: string;
  round: string;
  /** Empty: a scan never says that somebody came late. */
  lateAfter: string;
}

/** What a new class starts from; the same as the server takes where nobody says otherwise. */
export const usualRule: Rule = { wholeFromPercent: 80, roundToMinutes: 5, lateAfterMinutes: null };

/** The steps a form offers, with the one that stands. */
export const roundSteps = (standing: number): number[] =>
  [...new Set([1, 5, 10, 15, 30, standing])].sort((a, b) => a - b);

export function formOf({ wholeFromPercent: share, roundToMinutes, lateAfterMinutes }: Rule): RuleForm {
  return {
    way: share === null ? 'minutes' : share === 0 ? 'everybody' : 'share',
    share: String(share === null || share === 0 ? usualRule.wholeFromPercent : share),
    round: String(roundToMinutes),
    lateAfter: lateAfterMinutes === null ? '' : String(lateAfterMinutes),
  };
}

/** What the server is sent; a number that is none is sent as it is typed, and refused there. */
export function ruleOf({ way, share, round, lateAfter }: RuleForm): Rule {
  return {
    wholeFromPercent: way === 'minutes' ? null : way === 'everybody' ? 0 : Number(share),
    roundToMinutes: Number(round),
    lateAfterMinutes: lateAfter.trim() === '' ? null : Number(lateAfter),
  };
}
