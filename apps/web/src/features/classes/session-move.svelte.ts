import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { dayOf, formatTime } from '../../lib/i18n/format';
import type { Session, TypedHours } from './types';

/** The hours of a session as a form holds them. */
export const hoursOfSession = ({ startsAt, endsAt }: Session): TypedHours => ({
  on: dayOf(startsAt),
  from: formatTime(startsAt),
  to: formatTime(endsAt),
});

/** Moves sessions of a calendar, by the mouse or in a sheet; what is refused stays in the sheet with its reasons. */
export class SessionMove {
  /** The session the sheet is about; null: the sheet is shut. */
  planned = $state.raw<Session | null>(null);
  hours = $state.raw<TypedHours>({ on: '', from: '', to: '' });
  /** The session under the mouse. */
  carried = $state.raw<Session | null>(null);
  /** The day it is over. */
  over = $state<string | null>(null);
  readonly act = new Act();
  readonly #onmoved: (before: Session, after: Session) => void;

  constructor(onmoved: (before: Session, after: Session) => void) {
    this.#onmoved = onmoved;
  }

  /** Opens the sheet. */
  open(session: Session): void {
    this.act.problem = null;
    this.hours = hoursOfSession(session);
    this.planned = session;
  }

  close(): void {
    this.act.problem = null;
    this.planned = null;
  }

  /** The carried session is over a day. */
  hover(event: DragEvent, on: string): void {
    if (this.carried === null) return;
    event.preventDefault();
    this.over = on;
  }

  leave(): void {
    this.over = null;
  }

  /** The carried session is put down on a day. */
  async land(event: DragEvent, on: string): Promise<void> {
    event.preventDefault();
    this.over = null;
    await this.drop(on);
  }

  /** Lays the carried session on another day, at the same hours; the sheet opens where that is refused. */
  async drop(on: string): Promise<void> {
    const session = this.carried;
    this.carried = null;
    if (session === null || dayOf(session.startsAt) === on) return;
    await this.put(session, { ...hoursOfSession(session), on });
  }

  /** Sends the hours of the sheet. */
  async save(isHolidayKnown = false): Promise<void> {
    if (this.planned !== null) await this.put(this.planned, this.hours, isHolidayKnown);
  }

  /** Gives a session other hours. `isHolidayKnown`: it is known that the day is a day off. */
  async put(session: Session, hours: TypedHours, isHolidayKnown = false): Promise<void> {
    const moved = await this.act.run(() =>
      call('put', '/api/class-sessions/{classSessionId}', {
        path: { classSessionId: session.id },
        body: { ...hours, venueId: session.venueId, ...(isHolidayKnown ? { isHolidayKnown } : {}) },
      }),
    );
    if (moved !== null) {
      this.planned = null;
      this.#onmoved(session, moved);
    } else if (this.act.problem !== null) {
      this.hours = hours;
      this.planned = session;
    }
  }
}
