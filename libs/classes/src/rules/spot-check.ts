import { minutesThere, type PlannedTime, type Stay } from './attended-minutes';
import { isTurned, type MarkState, type MarkWord } from './mark-word';

/**
 * What a spot check comes to beside the mark of somebody who stands as present: it says that she is there now or that she left, so it never gives
 * back time that stood as lost (decision 0076). Of two times the stricter one stands; where minutes were said, or the times can't both be, the
 * fewer minutes do.
 */
export function seenOnSpot(word: MarkWord, standing: MarkState, session: PlannedTime): MarkWord {
  const said: Stay = { cameAt: word.cameAt ?? null, leftAt: word.leftAt ?? null, minutes: word.minutes ?? null };
  const cameAt = pick(said.cameAt, standing.cameAt, (a, b) => a > b);
  const leftAt = pick(said.leftAt, standing.leftAt, (a, b) => a < b);
  if (said.minutes === null && standing.minutes === null && !isTurned(cameAt, leftAt))
    return { mark: 'present', cameAt, leftAt };
  return { mark: 'present', minutes: Math.min(minutesThere(said, session), minutesThere(standing, session)) };
}

/** The one of two times that wins; a time wins over none. */
function pick(one: Date | null, other: Date | null, wins: (a: Date, b: Date) => boolean): Date | null {
  if (one === null || other === null) return one ?? other;
  return wins(one, other) ? one : other;
}
