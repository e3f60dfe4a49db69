import type { ReportRound } from './types';

/** The round that is asked for, else the first: the server tells first the one that runs. Null where there is none. */
export function chooseRound(rounds: readonly ReportRound[], wanted: string | null): ReportRound | null {
  return rounds.find(({ id }) => id === wanted) ?? rounds[0] ?? null;
}
