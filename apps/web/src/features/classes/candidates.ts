import type { Answer } from '../../lib/api/types';

export type Replaceable = Answer<'get', '/api/class-staff/{accountId}/sessions'>['items'][number];

/** Somebody who teaches where at least one of the sessions is. */
export interface Candidate {
  accountId: string;
  name: string;
  /** Sessions at which she is free. */
  free: number;
  /** The last day of the leave that keeps her from one of them at least, dd/mm/yyyy; empty: none does. */
  awayUntil: string;
}

/** Those who might stand in, the most free first and who is on leave after the others, then by given name as each session has them. */
export function candidatesOf(sessions: readonly Replaceable[]): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { standIns } of sessions) {
    for (const { accountId, name, clashes } of standIns) {
      const one = found.get(accountId) ?? { accountId, name, free: 0, awayUntil: '' };
      const awayUntil = clashes.find(({ until }) => until !== '')?.until ?? one.awayUntil;
      found.set(accountId, { ...one, free: one.free + (clashes.length === 0 ? 1 : 0), awayUntil });
    }
  }
  return [...found.values()].sort((a, b) => b.free - a.free || Number(a.awayUntil !== '') - Number(b.awayUntil !== ''));
}
