import { keptClock } from './kept-kit';
import type { Session } from './types';
import { openingTime } from './words';

/** Whether a session may be opened by now: by the server's clock as this phone knows it, for its own may be a day wrong. */
export const hasOpeningCome = (session: Pick<Session, 'id' | 'startsAt'>): boolean =>
  keptClock(session.id, Date.now()) >= openingTime(session).getTime();

/**
 * A session as a phone takes it that can't ask the server: her own is open from the hour it may be opened at, since the first mark
 * opens it there too (decision 0112). Any other stays as it was seen last.
 */
export function openedHere<S extends Pick<Session, 'id' | 'startsAt' | 'state' | 'isOwn'>>(session: S): S {
  return session.isOwn && session.state === 'planned' && hasOpeningCome(session)
    ? { ...session, state: 'open' }
    : session;
}
