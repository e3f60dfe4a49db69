import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { dayOf } from '../../lib/i18n/format';
import { forgetKept, keep, listKept, readKept } from '../../lib/offline/kept';
import { openedHere } from './hall-door';
import type { Tap } from './roll-view';
import { forgetPrompt } from './spot-prompt.svelte';
import type { Roll, Session } from './types';

/**
 * A roll as this device last saw it, with the taps on it: it lives through a killed browser and a hall without network. It belongs to
 * the account, is sealed with its things on a shared phone, and goes at sign-out and three days after the session.
 */
export interface KeptRoll {
  roll: Roll;
  taps: Record<string, Tap>;
  /** The start at which the server named it no more among her sessions, an instant: it is hers at other hours alone. Left out: as before. */
  goneFrom?: string | null;
}

/** Whether the server could not be asked: then what this device keeps is shown. */
export const isUnanswered = (error: unknown): error is Problem =>
  error instanceof Problem && (error.kind === 'network' || error.kind === 'timeout');

const prefix = 'roll.';
const keptMs = 3 * 86_400_000;

/** What this device kept of a session's roll, or null. */
export function keptRoll(sessionId: string): KeptRoll | null {
  return readKept(prefix + sessionId) as KeptRoll | null;
}

/** Whether this phone takes the session as open, by the roll as it was last seen here. */
export function isOpenHere(sessionId: string): boolean {
  const kept = keptRoll(sessionId);
  return kept !== null && openedHere(kept.roll.session).state === 'open';
}

/** A session as the server has it, without network as its roll was last seen here: the code of a hall is shown all the same. */
export async function readSession(sessionId: string, signal: AbortSignal): Promise<Session> {
  try {
    return await call('get', '/api/class-sessions/{classSessionId}', { path: { classSessionId: sessionId }, signal });
  } catch (error) {
    const kept = isUnanswered(error) ? keptRoll(sessionId) : null;
    if (kept === null) throw error;
    return openedHere(kept.roll.session);
  }
}

/** Keeps the roll. False where the device has no room, which goes on without. */
export function keepRoll(sessionId: string, kept: KeptRoll): boolean {
  const { roll, taps, goneFrom = keptRoll(sessionId)?.goneFrom } = kept;
  return keep(prefix + sessionId, { roll, taps, goneFrom } satisfies KeptRoll);
}

/** The session ids whose rolls lie here; whose they are, only reading them tells. */
const keptIds = (): string[] =>
  Object.keys(listKept())
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));

/**
 * Brings the kept rolls into line with the server's answer: `items` are all her sessions of the calendar days `from` to `until`. What
 * it names is kept as it is now; what it does not name was moved to other days or is another's.
 */
export function agreeKept(items: readonly Session[], from: string, until: string): void {
  for (const id of keptIds()) {
    const kept = keptRoll(id);
    if (kept === null) continue;
    const { session: was } = kept.roll;
    const on = dayOf(was.startsAt);
    const now = items.find((one) => one.id === id);
    // The revision stays that of the list of people, which is still to be fetched anew.
    const session = now && { ...now, revision: was.revision };
    if (session) keepRoll(id, { ...kept, goneFrom: null, roll: { ...kept.roll, session } });
    else if (from <= on && on <= until) keepRoll(id, { ...kept, goneFrom: was.startsAt });
  }
}

/**
 * Her own sessions whose rolls this device keeps, as it takes them now: those to come in their order, then what is over, the last one
 * first. None that is cancelled, moved away or another's by now.
 */
export function keptSessions(now: number): readonly Session[] {
  forgetOldRolls(now);
  const kept = keptIds().flatMap((id) => keptRoll(id) ?? []);
  const sessions = kept
    .filter(({ roll, goneFrom }) => goneFrom !== roll.session.startsAt)
    .map(({ roll }) => roll.session);
  const own = sessions.filter(({ isOwn, state }) => isOwn && state !== 'cancelled').map(openedHere);
  own.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const isOver = ({ endsAt }: Session): boolean => Date.parse(endsAt) <= now;
  return [...own.filter((one) => !isOver(one)), ...own.filter(isOver).reverse()];
}

/** Names of people stay on a phone no longer than they are needed there. */
export function forgetOldRolls(now: number): void {
  for (const [name, text] of Object.entries(listKept())) {
    if (!name.startsWith(prefix) || endOf(text) + keptMs >= now) continue;
    forgetKept(name);
    const sessionId = name.slice(prefix.length);
    forgetKept(`kit.${sessionId}`);
    forgetPrompt(sessionId);
  }
}

function endOf(text: string): number {
  try {
    return Date.parse((JSON.parse(text) as KeptRoll).roll.session.endsAt) || 0;
  } catch {
    return 0;
  }
}
