import type { TypedHours } from '../../lib/clashes/clash-help';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { dayOf, formatTime } from '../../lib/i18n/format';
import type { Answer } from '../../lib/api/types';
import { hasOpeningCome } from './hall-door';
import { isOvertaken } from './overtaken';
import type { Session } from './types';
import { addDays, today } from './week';

/** The hours of a session as a form holds them. */
export const hoursOfSession = ({ startsAt, endsAt }: Session): TypedHours => ({
  on: dayOf(startsAt),
  from: formatTime(startsAt),
  to: formatTime(endsAt),
});

/** Its roll may be called by now and nobody opened it on the server: a hall without network may be calling it. */
export const hasBegun = (session: Pick<Session, 'id' | 'state' | 'startsAt'>): boolean =>
  session.state === 'planned' && hasOpeningCome(session);

/** The hours of a form that begins from a session, days later; from an evening where there is none. */
export function hoursLike(session: Session | undefined, daysLater: number): TypedHours {
  if (!session) return { on: today(), from: '19:00', to: '20:30' };
  return { ...hoursOfSession(session), on: addDays(dayOf(session.startsAt), daysLater) };
}

type ClassMoved = Answer<'post', '/api/class-groups/{classGroupId}/moves'>;
type Target = ClassMoved['undo'][number];

/** What was moved, to which day, whom it is told (of a class others run), and how it is taken back. */
export interface MovedNews {
  readonly session: Session;
  readonly on: string;
  readonly ofClass: ClassMoved | null;
  /** Of one that was over: who has a place and is busy at the new hours. */
  readonly leftOutNames: readonly string[];
  readonly undo: () => Promise<void>;
}

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
  readonly #onmoved: (news: MovedNews) => void;
  readonly #onovertaken: () => void;

  /** `onovertaken`: others changed a session since it was read; the sheet shows it as it is. */
  constructor(onmoved: (news: MovedNews) => void, onovertaken: () => void = () => undefined) {
    this.#onmoved = onmoved;
    this.#onovertaken = onovertaken;
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

  /** Lays the carried session on another day, at the same hours; the sheet opens where that is refused, and before one that has begun is moved. */
  async drop(on: string): Promise<void> {
    const session = this.carried;
    this.carried = null;
    if (session === null || dayOf(session.startsAt) === on) return;
    const hours = { ...hoursOfSession(session), on };
    if (!hasBegun(session)) return this.put(session, hours);
    this.open(session);
    this.hours = hours;
  }

  /** Sends the hours of the sheet. */
  async save(isHolidayKnown = false): Promise<void> {
    if (this.planned !== null) await this.put(this.planned, this.hours, isHolidayKnown);
  }

  /** Gives a session other hours. `isHolidayKnown`: it is known that the day is a day off. */
  async put(session: Session, hours: TypedHours, isHolidayKnown = false): Promise<void> {
    const known = isHolidayKnown ? { isHolidayKnown } : {};
    const { id: classSessionId, venueId, revision } = session;
    const news = session.movesWithClass
      ? await this.#moveOfClass(session, [{ ...hours, classSessionId, venueId, revision }], known)
      : await this.#moveAlone(session, hours, known);
    if (news !== null) {
      this.planned = null;
      this.#onmoved({ session, on: hours.on, ...news });
    } else if (isOvertaken(this.act.problem)) {
      await this.#showAsItIs(session);
    } else if (this.act.problem !== null) {
      this.hours = hours;
      this.planned = session;
    }
  }

  /** Others changed it: the sheet opens with what it is now, and says so. */
  async #showAsItIs({ id }: Session): Promise<void> {
    const { problem } = this.act;
    const path = { classSessionId: id };
    const now = await this.act.run(() => call('get', '/api/class-sessions/{classSessionId}', { path }));
    if (now !== null) {
      this.act.problem = problem;
      this.hours = hoursOfSession(now);
      this.planned = now;
    }
    this.#onovertaken();
  }

  async #moveAlone(session: Session, hours: TypedHours, known: Known): Promise<Moved | null> {
    const path = { classSessionId: session.id };
    const body = { ...hours, venueId: session.venueId, revision: session.revision, ...known };
    const after = await this.act.run(() => call('put', '/api/class-sessions/{classSessionId}', { path, body }));
    if (after === null) return null;
    const { leftOutNames } = after;
    return { ofClass: null, leftOutNames, undo: () => this.put(after, hoursOfSession(session), true) };
  }

  /** As a part of its class: people are told, and what comes of it is answered with the way back. */
  async #moveOfClass(session: Session, sessions: Target[], known: Known): Promise<Moved | null> {
    const path = { classGroupId: session.classGroupId };
    const body = { sessions, ...known };
    const ofClass = await this.act.run(() => call('post', '/api/class-groups/{classGroupId}/moves', { path, body }));
    if (ofClass === null) return null;
    const { leftOutNames, undo } = ofClass;
    return { ofClass, leftOutNames, undo: () => this.#takeBack(session, undo) };
  }

  async #takeBack(session: Session, undo: Target[]): Promise<void> {
    const [back] = undo;
    if (back === undefined) return;
    const { on, from, to, revision } = back;
    // It lay there before: the day was known. Where it is refused by now, the sheet opens with the reasons.
    await this.put({ ...session, revision }, { on, from, to }, true);
  }
}

type Known = { readonly isHolidayKnown?: boolean };
type Moved = Pick<MovedNews, 'ofClass' | 'leftOutNames' | 'undo'>;
