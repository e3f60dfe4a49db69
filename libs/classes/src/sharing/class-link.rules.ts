/** A session as anybody may know it. */
export interface SharedSession {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
}

/** `coming`: nothing has begun. `running`: something has, and more is to come. `over`, `cancelled`: nobody can come any more. */
export type SharedStanding = 'coming' | 'running' | 'over' | 'cancelled';

/** Where a class stands at a moment, by its sessions alone. A class without any is cancelled. */
export function standingOf(sessions: readonly SharedSession[], now: Date): SharedStanding {
  const held = sessions.filter(({ isCancelled }) => !isCancelled);
  if (held.length === 0) return 'cancelled';
  if (held.every(({ endsAt }) => endsAt <= now)) return 'over';
  return held.some(({ startsAt }) => startsAt <= now) ? 'running' : 'coming';
}
