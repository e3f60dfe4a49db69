import type { RollLine } from './roll-view';

/** Marks that people made themselves, on their own phones: a friend could have made them. */
const BY_THEMSELVES: readonly RollLine['source'][] = ['scan', 'number'];

type Drawn = Pick<RollLine, 'memberId' | 'isPresent' | 'isGone' | 'source' | 'leftAt'>;

/** How many are asked at once: a few, so that it takes half a minute. */
export const countFor = (present: number): number => (present > 30 ? 5 : 3);

/**
 * Who may be drawn: present to the end as far as is known, and not asked before. Those who marked themselves; where nobody did, everybody.
 * Whoever was asked and answered stands under that source, also on another phone.
 */
export function drawable<Line extends Drawn>(
  lines: readonly Line[],
  askedIds: ReadonlySet<string>,
): { people: readonly Line[]; isSelf: boolean } {
  const present = lines.filter(
    ({ memberId, isPresent, isGone, source, leftAt }) =>
      isPresent && !isGone && leftAt === null && source !== 'spot-check' && !askedIds.has(memberId),
  );
  const self = present.filter(({ source }) => BY_THEMSELVES.includes(source));
  return self.length > 0 ? { people: self, isSelf: true } : { people: present, isSelf: false };
}

/** So many of them by lot, each as likely as the other; `below(n)` gives a whole number from 0 to n - 1. */
export function drawSome<Line>(people: readonly Line[], count: number, below: (limit: number) => number): Line[] {
  const left = [...people];
  const drawn: Line[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(below(left.length), 1));
  return drawn;
}

/** A lot of the device that nobody can foresee; needs no network. */
export function lot(limit: number): number {
  // Numbers beyond the last whole round would make the first ones likelier.
  const most = Math.floor(0x1_0000_0000 / limit) * limit;
  for (;;) {
    const number = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    if (number < most) return number % limit;
  }
}
