/** Whether one `learning.round` comes after another: of the same programme and unit, begun later; what asks anew for an edition is none (decision 0117). */
export function isLaterRound(later: string, held: string): string {
  return `(${later}.programme_id = ${held}.programme_id and ${later}.unit_id = ${held}.unit_id
    and ${later}.reopens is null and ${later}.starts_on > ${held}.starts_on)`;
}

/**
 * Whether the member of a cycle `c` was by a day in a round that comes after the cycle's own and has begun: that one is asked of her now, and no renewal of this one (decision 0117).
 * @param round SQL of the id of the cycle's round
 * @param day SQL of a calendar date
 */
export function isInLaterRound(round: string, day: string): string {
  return `exists (select from learning.round held join learning.round later on ${isLaterRound('later', 'held')} and later.starts_on <= ${day}::date
    join learning.cycle ahead on ahead.round_id = later.id
    where held.id = ${round} and ahead.member_id = c.member_id and (ahead.opened_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${day}::date)`;
}

/**
 * Whether a cycle `c` that has begun is one of those its member is told of on a day, by those who look after her, too: not a renewal that isn't finished while a later round is asked of her.
 * @param day SQL of a calendar date
 * @param finishedAt SQL of when the cycle was finished
 */
export function isToldOf(day: string, finishedAt = 'p.finished_at'): string {
  return `(c.number = 1 or ${finishedAt} is not null or not ${isInLaterRound('c.round_id', day)})`;
}
