/**
 * SQL of the last day on which a renewal follows on a passage: a calendar date, null where the round's rule doesn't follow on (`followsOn`).
 * @param passage alias of a row with `valid_until`
 * @param round alias of its `learning.round`
 */
export function followsUntil(passage: string, round: string): string {
  return `case when ${round}.validity->>'basis' = 'earlier-expiry' then ${passage}.valid_until + (${round}.validity->>'graceDays')::integer end`;
}
