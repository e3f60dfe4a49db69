import { type SessionState } from '../attendance/roll.rules';
import { doOverlap, type Period } from './schedule.rules';

/** A session that moves: where it is now and where it goes. */
export interface Moving {
  readonly id: string;
  readonly now: Period;
  readonly to: Period;
}

/**
 * In which order sessions of one class move, so that none comes into hours that another still holds: a class that is put off by a week starts
 * with its last session. Where two change places no order helps, and the first of them is refused.
 */
export function moveOrder<T extends Moving>(sessions: readonly T[]): T[] {
  const left = [...sessions];
  const order: T[] = [];
  while (left.length > 0) {
    const free = left.findIndex((one) => left.every((other) => other === one || !doOverlap(one.to, other.now)));
    order.push(...left.splice(Math.max(0, free), 1));
  }
  return order;
}

/** A session as the question whose class it is asks about it. */
export interface HomedSession {
  readonly state: SessionState;
  readonly communeId: string;
}

/**
 * The commune a class comes to belong to; null: it stays where it is. A class belongs to where it meets: once all its sessions that take place are in
 * one other commune, and none of them was opened, it is that commune's. What has begun stays where it was begun, so that reports of the past do not move.
 */
export function newHomeOf(sessions: readonly HomedSession[], communeId: string): string | null {
  const held = sessions.filter(({ state }) => state !== 'cancelled');
  const [first] = held;
  if (first === undefined || first.communeId === communeId) return null;
  return held.every((one) => one.state === 'planned' && one.communeId === first.communeId) ? first.communeId : null;
}
