import { isInLaterRound } from './later-round';

/** Of what officers gave in a cycle, `learning.extension x`, the last first: of two that somebody got at once, when she joined, the later day. */
export const LAST_GIVEN = 'x.given_at desc, x.due_on desc, x.id desc';

/** The day that a cycle has for itself: what an officer gave last and did not take back, else its own date; null where its round's holds. */
const ownDueOn = (cycle: string): string =>
  `coalesce((select x.due_on from learning.extension x where x.cycle_id = ${cycle}.id and x.ended_at is null
    order by ${LAST_GIVEN} limit 1), ${cycle}.due_on)`;

/**
 * The day a cycle is due, `learning.cycle c` of `learning.round r`: its own, else the round's (decisions 0059 and 0130). `reporting` says the same, also of
 * a past day, in `COUNTED_CYCLES`.
 */
export function cycleDueOn(): string {
  return `coalesce(${ownDueOn('c')}, r.due_on)`;
}

/** The day `learning.round r` is due as a whole: its own date, or a later one that was given to everybody in it and stands (decision 0130). */
export const ROUND_DUE = `greatest(r.due_on, (select max(g.due_on) from learning.round_extension g where g.round_id = r.id and g.ended_at is null
  and not exists (select from learning.round_extension_commune k where k.extension_id = g.id)))`;

/** To whom a date was given: `learning.round_extension g` of it, which is missing where it was given to one person. */
export const GIVEN_TO = `case when g.id is null then 'person'
  when exists (select from learning.round_extension_commune k where k.extension_id = g.id) then 'communes' else 'round' end`;

/** The days of grace after it. */
export const CYCLE_GRACE = 'coalesce(c.grace_days, r.grace_days)';

/** SQL of the last day on which the member of a cycle is not late: aliases of a `learning.cycle` and of its `learning.round`. */
export function cycleLastOn(cycle: string, round: string): string {
  return `(coalesce(${ownDueOn(cycle)}, ${round}.due_on) + coalesce(${cycle}.grace_days, ${round}.grace_days))`;
}

/** The same of a renewal, which has a day of its own; null before that was derived. */
export function renewalLastOn(cycle: string, round: string): string {
  return `(${ownDueOn(cycle)} + coalesce(${cycle}.grace_days, ${round}.grace_days))`;
}

/**
 * Whether the turn of a cycle has come on a day, `learning.cycle c` with its `learning.completion p`, which may be missing. A renewal that isn't finished has none while its member
 * is in a later round of the programme (decision 0117). Of a member's cycles in a
 * round the latest whose turn has come is the one she is told and counted by: a renewal takes the place of what it renews when it is finished, or when
 * that has ended (decision 0058). The latest is picked in one reading of the cycles, `distinct on (c.member_id) … order by c.member_id, c.number desc`,
 * never by looking beside each for a later one: of a round that was opened a moment ago the planner believes that it has one cycle, and then compares
 * each with each (a minute for 20,000). `reporting` says the same in `COUNTED_CYCLES`.
 */
export function hasItsTurn(day: string): string {
  return `(c.counts_from is not null and (c.number = 1 or p.finished_at is not null 
    or ((c.due_on is null or c.due_on < ${day}::date) and not ${isInLaterRound('c.round_id', day)})))`;
}
