/** Whether one `learning.round` comes after another: of the same programme and unit, begun later; what asks anew for an edition is none (decision 0117). */
export function isLaterRound(later: string, held: string): string {
  return `(${later}.programme_id = ${held}.programme_id and ${later}.unit_id = ${held}.unit_id
    and ${later}.reopens is null and ${later}.starts_on > ${held}.starts_on)`;
}

/**
 * Whether a later round that she is in stands for the renewal of an older one on a day: one that was ended asks nothing after its last day, but of who finished it nothing else is asked either.
 * @param later alias of its `learning.round`
 * @param day SQL of a calendar date
 * @param isFinished SQL of whether she finished a cycle of it
 */
export function standsForRenewal(later: string, day: string, isFinished: string): string {
  return `(${later}.ended_on is null or ${later}.ended_on >= ${day}::date or ${isFinished})`;
}

/**
 * Whether the member of a cycle `c` was by a day in a round that comes after the cycle's own, has begun and was not ended before she finished it: that one is asked of her now, and no
 * renewal of this one (decision 0117).
 * @param round SQL of the id of the cycle's round
 * @param day SQL of a calendar date
 */
export function isInLaterRound(round: string, day: string): string {
  const isFinished =
    'exists (select from learning.completion done where done.cycle_id = hers.id and done.finished_at is not null)';
  return wasGiven(round, day, `and ${standsForRenewal('later', day, isFinished)}`);
}

/**
 * Whether the member of a cycle `c` was by a day in a round that comes after one and has begun, ended since or not: who was asked there joins no earlier one as a newcomer, where she would
 * be late in the hour she joins (decision 0137).
 * @param round SQL of the id of the earlier round
 * @param day SQL of a calendar date
 */
export function wasInLaterRound(round: string, day: string): string {
  return wasGiven(round, day, '');
}

function wasGiven(round: string, day: string, standing: string): string {
  // By the member first, a step at a time: rounds that were just filled are not known to be long, and a plan by the round reads them for each member.
  return `exists (select from (select ahead.id, ahead.round_id, ahead.opened_at from learning.cycle ahead where ahead.member_id = c.member_id offset 0) hers
    cross join lateral (select r.* from learning.round r where r.id = hers.round_id offset 0) later
    cross join lateral (select r.* from learning.round r where r.id = ${round} offset 0) held
    where ${isLaterRound('later', 'held')} and later.starts_on <= ${day}::date and (hers.opened_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${day}::date
      ${standing})`;
}

/**
 * Whether a cycle `c` that has begun is one of those its member is told of on a day, by those who look after her, too: not a renewal that isn't finished while a later round is asked of her.
 * @param day SQL of a calendar date
 * @param finishedAt SQL of when the cycle was finished
 */
export function isToldOf(day: string, finishedAt = 'p.finished_at'): string {
  return `(c.number = 1 or ${finishedAt} is not null or not ${isInLaterRound('c.round_id', day)})`;
}
