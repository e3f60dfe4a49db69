/** How many cycles there are and how many of them are finished. */
export interface Count {
  readonly finished: number;
  readonly total: number;
}

/** A count as it is shown: with who is missing and the share. */
export interface Figure extends Count {
  readonly missing: number;
  /** Percent with one decimal; null where there is nothing to divide by: missing is not 0. */
  readonly ratePercent: number | null;
}

/**
 * The share in percent, one decimal. It is 100 only when all are finished and 0 only when nobody is, whatever rounding
 * says; null when there is no cycle (DESIGN 3: a commune without a team is “chưa có số liệu”, not 0).
 */
export function ratePercent({ finished, total }: Count): number | null {
  if (total === 0) return null;
  const rounded = Math.round((finished / total) * 1000) / 10;
  if (finished < total && rounded === 100) return 99.9;
  return finished > 0 && rounded === 0 ? 0.1 : rounded;
}

/** Completes a count to what is shown. */
export function figureOf({ finished, total }: Count): Figure {
  return { finished, total, missing: total - finished, ratePercent: ratePercent({ finished, total }) };
}

/** The sum of counts. */
export function sumOf(counts: readonly Count[]): Count {
  return counts.reduce<Count>((sum, one) => ({ finished: sum.finished + one.finished, total: sum.total + one.total }), {
    finished: 0,
    total: 0,
  });
}
