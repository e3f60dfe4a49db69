import type { Tap } from './roll-view';
import type { Roll } from './types';

/** A roll as this tab last saw it, with the taps on it: it lives through a reload without network and dies with the tab. */
export interface KeptRoll {
  roll: Roll;
  taps: Record<string, Tap>;
}

const keyOf = (sessionId: string): string => `lopso.roll.${sessionId}`;

/** What this tab kept of a session's roll, or null. */
export function keptRoll(sessionId: string): KeptRoll | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(sessionId)) ?? 'null') as KeptRoll | null;
  } catch {
    return null;
  }
}

/** Keeps the roll; a tab whose storage is full goes on without. */
export function keepRoll(sessionId: string, kept: KeptRoll): void {
  try {
    sessionStorage.setItem(keyOf(sessionId), JSON.stringify(kept));
  } catch {
    sessionStorage.removeItem(keyOf(sessionId));
  }
}

/** For `session.onAccount`: after a sign-out nobody finds the names here. One function, so that it listens once. */
export function forgetRolls(accountId: string | null): void {
  if (accountId !== null) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(keyOf(''))) sessionStorage.removeItem(key);
}
