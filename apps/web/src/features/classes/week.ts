import { dayOf } from '../../lib/i18n/format';
import type { Session } from './types';

const dayMs = 86_400_000;

/** One day of a week and its sessions in the order of their hours. */
export interface Weekday {
  /** Calendar date, `yyyy-mm-dd`. */
  on: string;
  sessions: readonly Session[];
}

const noon = (on: string): Date => new Date(`${on}T12:00:00Z`);

/** Today in Vietnam, `yyyy-mm-dd`. */
export const today = (): string => dayOf(new Date());

/** The date some days later. */
export function addDays(on: string, days: number): string {
  return new Date(noon(on).getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** The Monday of the week of a date: weeks begin on Monday here. */
export function mondayOf(on: string): string {
  return addDays(on, -((noon(on).getUTCDay() + 6) % 7));
}

/** A date of the address bar, or the given one where it is none. */
export function dateOr(text: string | null, otherwise: string): string {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(noon(text).getTime()) ? text : otherwise;
}

/** The seven days from a Monday, each with its sessions; cancelled ones too. */
export function weekOf(monday: string, sessions: readonly Session[]): Weekday[] {
  return Array.from({ length: 7 }, (_, index) => {
    const on = addDays(monday, index);
    return { on, sessions: sessions.filter((session) => dayOf(session.startsAt) === on) };
  });
}

/** T2 … T7, CN. */
export function shortWeekday(on: string): string {
  const day = noon(on).getUTCDay();
  return day === 0 ? 'CN' : `T${day + 1}`;
}

/** Sessions that start today. */
export const startingToday = (sessions: readonly Session[]): Session[] =>
  sessions.filter((session) => dayOf(session.startsAt) === today());

/** The session a trainer most likely came for: the open one, else the next that is not over, else the last. */
export function sessionToShow(sessions: readonly Session[], now = new Date()): Session | null {
  const held = sessions.filter((session) => session.state !== 'cancelled');
  const open = held.find((session) => session.state === 'open');
  const next = held.find((session) => session.state === 'planned' && new Date(session.endsAt) > now);
  return open ?? next ?? held.at(-1) ?? null;
}
