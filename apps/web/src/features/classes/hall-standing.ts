import { codesFrom, keptClock, keptKit } from './kept-kit';
import { keptRoll } from './kept-roll';
import type { Session } from './types';

/** What this phone holds of a session for a hall without network. */
export interface HallStanding {
  /** Nothing; the list and the cards, without the codes of the screen; all. */
  holds: 'nothing' | 'no-codes' | 'all';
  /** When the list was as it lies here, an instant; null where none does. */
  asOf: string | null;
  /** To be fetched, or fetched anew: people are booked, cards replaced and sessions moved meanwhile, and codes come within reach. */
  isStale: boolean;
}

const staleMs = 3 * 3_600_000;
const aheadMs = 24 * 3_600_000;

/** Her own sessions that run or begin within 24 hours: those whose hall may have no network. */
export const nearSessions = (sessions: readonly Session[], now: number): readonly Session[] =>
  sessions.filter(
    ({ isOwn, state, startsAt, endsAt }) =>
      isOwn &&
      (state === 'planned' || state === 'open') &&
      Date.parse(endsAt) > now &&
      Date.parse(startsAt) < now + aheadMs,
  );

/** What lies here of a session, by the server's clock as this phone knows it. */
export function hallStanding(session: Pick<Session, 'id' | 'endsAt' | 'revision'>, now: number): HallStanding {
  const roll = keptRoll(session.id)?.roll;
  const kit = keptKit(session.id);
  if (!roll || !kit) return { holds: 'nothing', asOf: null, isStale: true };
  const serverNow = keptClock(session.id, now);
  const isOld = [roll.asOf, kit.asOf].some((at) => serverNow - Date.parse(at) > staleMs);
  const isMoved = roll.session.revision !== session.revision;
  const lacksCodes = kit.codes === null && serverNow >= codesFrom(session).getTime();
  return {
    holds: kit.codes === null ? 'no-codes' : 'all',
    asOf: roll.asOf,
    isStale: isOld || isMoved || lacksCodes,
  };
}
