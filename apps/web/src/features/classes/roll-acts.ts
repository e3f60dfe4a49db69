import { call } from '../../lib/api/client';
import { deviceId, randomId } from '../../lib/offline/device';
import type { NewWrite } from '../../lib/offline/store';
import type { MarkWord } from './mark-state';
import type { Roll } from './types';

/** What somebody at the door says of herself. */
export type Introduction = { username: string } | { fullName: string; birthYear: number };

const pathOf = (classSessionId: string): { classSessionId: string } => ({ classSessionId });

/** The roll as the server has it. */
export const readRoll = (sessionId: string, signal?: AbortSignal): Promise<Roll> =>
  call('get', '/api/class-sessions/{classSessionId}/roll', { path: pathOf(sessionId), ...(signal && { signal }) });

/** Gives everybody on the roll a line for good, before it is printed. */
export const numberRoll = (sessionId: string): Promise<Roll> =>
  call('post', '/api/class-sessions/{classSessionId}/roll-numbers', { path: pathOf(sessionId) });

export async function openSession(sessionId: string): Promise<void> {
  await call('post', '/api/class-sessions/{classSessionId}/opening', { path: pathOf(sessionId) });
}

/** `wentUntil`: when it ended, where that was before its planned end. */
export async function closeSession(sessionId: string, wentUntil: string | null): Promise<void> {
  const body = { wentUntil };
  await call('post', '/api/class-sessions/{classSessionId}/closing', { path: pathOf(sessionId), body });
}

/** Corrects when a closed session ended, for everybody at once; gives the roll as it is then. */
export const correctEnd = (sessionId: string, wentUntil: string | null): Promise<Roll> =>
  call('put', '/api/class-sessions/{classSessionId}/end', { path: pathOf(sessionId), body: { wentUntil } });

/** A tap as the queue of this device keeps it. */
export const tapWrite = (sessionId: string, key: string, body: object): NewWrite => ({
  ...{ key, kind: 'attendance', method: 'post', body },
  address: `/api/class-sessions/${sessionId}/attendance`,
});

/** Takes in who is on no list. */
export async function admitWalkIn(sessionId: string, memberId: string, clientKey: string): Promise<void> {
  const body = { memberId, clientKey, deviceId: deviceId() };
  await call('post', '/api/class-sessions/{classSessionId}/walk-ins', { path: pathOf(sessionId), body });
}

/** The same for a trainer who may look nobody up: who is at the door introduces herself. */
export async function admitArrival(sessionId: string, introduction: Introduction, clientKey: string): Promise<void> {
  const body = { ...introduction, clientKey, deviceId: deviceId() };
  await call('post', '/api/class-sessions/{classSessionId}/arrivals', { path: pathOf(sessionId), body });
}

/** Where a correction comes from, and the key that makes it count once. */
export interface Correction {
  source?: 'correction' | 'paper' | undefined;
  clientKey?: string;
}

/** A word said of somebody after the session, from memory or from the signed list; gives the roll as it is then. */
export function correctMark(
  sessionId: string,
  word: MarkWord & { memberId: string },
  { source = 'correction', clientKey = randomId() }: Correction,
): Promise<Roll> {
  const body = { ...word, source, clientKey, deviceId: deviceId() };
  return call('post', '/api/class-sessions/{classSessionId}/corrections', { path: pathOf(sessionId), body });
}
