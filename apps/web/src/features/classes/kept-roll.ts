import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
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
  return keep(prefix + sessionId, kept);
}

/** The session ids whose rolls lie here; whose they are, only reading them tells. */
const keptIds = (): string[] =>
  Object.keys(listKept())
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));

/** Her own sessions whose rolls this device keeps, as it takes them now: those to come in their order, then what is over, the last one first. */
export function keptSessions(now: number): readonly Session[] {
  forgetOldRolls(now);
  const sessions = keptIds().flatMap((id) => keptRoll(id)?.roll.session ?? []);
  const own = sessions.filter(({ isOwn }) => isOwn).map(openedHere);
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
