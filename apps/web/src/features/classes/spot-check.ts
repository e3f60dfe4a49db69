import { type MarkState, type MarkWord, stateOf, wordOfTimes } from './mark-state';
import type { RollLine } from './roll-view';
import type { Session } from './types';

/** Marks that people made themselves, on their own phones: a friend could have made them. */
const BY_THEMSELVES: readonly RollLine['source'][] = ['scan', 'number'];

type Drawn = Pick<RollLine, 'memberId' | 'isPresent' | 'isGone' | 'source' | 'leftAt' | 'dispute'>;

/** How many are asked at once: a few, so that it takes half a minute. */
export const countFor = (present: number): number => (present > 30 ? 5 : 3);

/**
 * Who may be drawn: present to the end as far as is known, nothing of it disputed, and not asked before. Those who marked themselves; where nobody did, everybody.
 * Whoever was asked and answered stands under that source, also on another phone.
 */
export function drawable<Line extends Drawn>(
  lines: readonly Line[],
  askedIds: ReadonlySet<string>,
): { people: readonly Line[]; isSelf: boolean } {
  const present = lines.filter(
    ({ memberId, isPresent, isGone, source, leftAt, dispute }) =>
      isPresent && !isGone && leftAt === null && dispute === null && source !== 'spot-check' && !askedIds.has(memberId),
  );
  const self = present.filter(({ source }) => BY_THEMSELVES.includes(source));
  return self.length > 0 ? { people: self, isSelf: true } : { people: present, isSelf: false };
}

/** The word for somebody who left at an instant: times beside what is known; where minutes were noted, no more than those. */
export function leftWord(line: Partial<MarkState>, leftAt: string, { startsAt }: Pick<Session, 'startsAt'>): MarkWord {
  const known = stateOf(line);
  if (known.minutes === null) return wordOfTimes(known, { leftAt });
  const sinceStart = Math.round((Date.parse(leftAt) - Date.parse(startsAt)) / 60_000);
  return { mark: 'present', minutes: Math.min(known.minutes, sinceStart) };
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
