/** Points of an attempt held against its pass mark. */
export interface PassVerdict {
  readonly scorePercent: number;
  readonly isPassed: boolean;
}

/**
 * Passed when the points reach `passPercent` of what could be reached (front matter of the quiz). Compared as products,
 * so that 80 % of 12 stays 9.6 and is not rounded.
 */
export function judgePoints(points: number, maxPoints: number, passPercent: number): PassVerdict {
  const scorePercent = maxPoints === 0 ? 0 : Math.round((points * 10_000) / maxPoints) / 100;
  return { scorePercent, isPassed: maxPoints > 0 && points * 100 >= passPercent * maxPoints };
}

/** How many right answers always suffice: “Đúng 7 trên 12 câu, cần 10”. */
export function rightAnswersNeeded(count: number, passPercent: number): number {
  return Math.ceil((count * passPercent) / 100 - 1e-9);
}

/** How many points are needed exactly, at most two decimals; for the sentence when half points were given. */
export function pointsNeeded(maxPoints: number, passPercent: number): number {
  return Math.ceil(maxPoints * passPercent - 1e-9) / 100;
}
