import type { TypedHours } from '../../lib/clashes/clash-help';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';
import { hoursOfSession } from './session-move.svelte';
import { isOvertaken } from './overtaken';
import type { ClassGroup, Commune, Session, Venue } from './types';

export type ClassMoved = components['schemas']['ClassMovedResponse'];
type Target = components['schemas']['SessionTargetRequest'];

/** A session of the form: what it is, and the hours it is to have. */
export interface MovedSession {
  readonly session: Session;
  readonly hours: TypedHours;
}

const isSame = (a: TypedHours, b: TypedHours): boolean => a.on === b.on && a.from === b.from && a.to === b.to;

/** Moves the sessions of a class that are still planned: hours of each, one hall for all or the halls they have; looked at before it is saved. */
export class ClassMoveState {
  group = $state.raw<ClassGroup | null>(null);
  communeId = $state('');
  /** The hall for all; empty: each stays where it is. */
  venueId = $state('');
  sessions = $state.raw<readonly MovedSession[]>([]);
  /** What it would come to, as long as nothing was changed since. */
  foreseen = $state.raw<ClassMoved | null>(null);
  readonly act = new Act();
  readonly communes: Resource<readonly Commune[]>;
  readonly venues: Resource<readonly Venue[]>;
  #isHolidayKnown = false;

  constructor() {
    this.communes = new Resource(async (signal) => (await call('get', '/api/communes', { signal })).items);
    this.venues = new Resource(async (signal) => {
      if (this.communeId === '') return [];
      const query = { communeId: this.communeId, limit: 200 };
      return (await call('get', '/api/venues', { query, signal })).items;
    });
  }

  open(group: ClassGroup): void {
    this.group = group;
    this.communeId = group.sessions.find(({ state }) => state === 'planned')?.communeId ?? group.communeId;
    this.venueId = '';
    this.sessions = group.sessions
      .filter(({ state, isOverdue }) => state === 'planned' && !isOverdue)
      .map((session) => ({ session, hours: hoursOfSession(session) }));
    this.touch();
  }

  close(): void {
    this.group = null;
    this.touch();
  }

  /** Something else was entered: what was foreseen no longer holds. */
  touch(): void {
    this.foreseen = null;
    this.act.problem = null;
    this.#isHolidayKnown = false;
  }

  changeHours(index: number, hours: TypedHours): void {
    this.sessions = this.sessions.map((one, at) => (at === index ? { ...one, hours } : one));
    this.touch();
  }

  /** Another commune was chosen, whose hall is not chosen yet. */
  readonly lacksVenue = $derived.by(() => {
    const [first] = this.sessions;
    return this.venueId === '' && first !== undefined && first.session.communeId !== this.communeId;
  });

  /** What is sent: sessions with other hours or another hall. */
  readonly targets = $derived.by((): readonly Target[] =>
    this.sessions.flatMap(({ session, hours }) => {
      const venueId = this.venueId === '' ? session.venueId : this.venueId;
      if (venueId === session.venueId && isSame(hours, hoursOfSession(session))) return [];
      return [{ classSessionId: session.id, venueId, revision: session.revision, ...hours }];
    }),
  );

  /** Whether it is among what is sent. */
  moves({ id }: Pick<Session, 'id'>): boolean {
    return this.targets.some(({ classSessionId }) => classSessionId === id);
  }

  /** Of a place in what was sent the place in the form. */
  placeOf(sent: number): number {
    const id = this.targets[sent]?.classSessionId;
    return this.sessions.findIndex(({ session }) => session.id === id);
  }

  async foresee(isHolidayKnown = this.#isHolidayKnown): Promise<void> {
    this.#isHolidayKnown = isHolidayKnown;
    const [path, body] = [this.#path, this.#body(this.targets)];
    this.foreseen = await this.act.run(() =>
      call('post', '/api/class-groups/{classGroupId}/move-preview', { path, body }),
    );
    if (isOvertaken(this.act.problem)) await this.#reopen();
  }

  /** Gives what came of it; null when it was refused. */
  async save(): Promise<ClassMoved | null> {
    const moved = await this.#send(this.#path, this.targets);
    if (moved === null) this.foreseen = null;
    if (isOvertaken(this.act.problem)) await this.#reopen();
    return moved;
  }

  /** Others changed a session of it: the form begins again with what it is now, and says so. */
  async #reopen(): Promise<void> {
    const { problem } = this.act;
    const path = this.#path;
    const now = await this.act.run(() => call('get', '/api/class-groups/{classGroupId}', { path }));
    if (now === null) return;
    this.open(now);
    this.act.problem = problem;
  }

  /** Takes a move back; the days were known when the sessions lay there. */
  async undo(classGroupId: string, { undo }: ClassMoved): Promise<boolean> {
    this.#isHolidayKnown = true;
    return (await this.#send({ classGroupId }, undo)) !== null;
  }

  get #path(): { classGroupId: string } {
    return { classGroupId: this.group?.id ?? '' };
  }

  #body(sessions: readonly Target[]): { sessions: Target[]; isHolidayKnown?: boolean } {
    return { sessions: [...sessions], ...(this.#isHolidayKnown ? { isHolidayKnown: true } : {}) };
  }

  async #send(path: { classGroupId: string }, sessions: readonly Target[]): Promise<ClassMoved | null> {
    const body = this.#body(sessions);
    return this.act.run(() => call('post', '/api/class-groups/{classGroupId}/moves', { path, body }));
  }
}
