import type { ReportRound } from './types';

/** The round that is asked for, else the one that runs, else the latest; null where there is none. */
export function chooseRound(rounds: readonly ReportRound[], wanted: string | null): ReportRound | null {
  return rounds.find(({ id }) => id === wanted) ?? rounds.find(({ state }) => state === 'open') ?? rounds[0] ?? null;
}
