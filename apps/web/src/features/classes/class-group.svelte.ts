import type { TypedHours } from '../../lib/clashes/clash-help';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { Act } from '../../lib/api/act.svelte';
import type { CrewState } from './crew.svelte';
import { SessionReturn } from './session-return.svelte';
import { isOvertaken } from './overtaken';
import type { BookingOutcome, ClassGroup, NotBooked, Session } from './types';

type CrewBody = CrewState['body'];
/** With the word that it is known that the day is a day off. */
type PlannedHours = TypedHours & { isHolidayKnown?: boolean };

/** What a class is called, how many it holds, how it admits, what it builds on; and how it counts, where that may still change. */
export type ClassChange = Pick<ClassGroup, 'title' | 'capacity' | 'approval'> & {
  rule?: ClassGroup['rule'];
  buildsOn: string[];
};

/** One class: sessions, places, people. */
export class ClassGroupState {
  readonly group: Resource<ClassGroup>;
  readonly act = new Act();
  readonly returning = new SessionReturn();
  /** Who could not be booked by the last booking, with the reasons; those booked before are none of them. */
  refused = $state.raw<readonly NotBooked[]>([]);
  /** Who has a place and is busy at the hours to which a session that was over was moved last. */
  leftOut = $state.raw<readonly string[]>([]);
  readonly #idOf: () => string;

  constructor(id: () => string) {
    this.#idOf = id;
    this.group = new Resource((signal) => {
      this.returning.forget();
      return call('get', '/api/class-groups/{classGroupId}', { path: { classGroupId: this.#id }, signal });
    });
  }

  get id(): string {
    return this.#id;
  }

  get #id(): string {
    return this.#idOf();
  }

  may(act: ClassGroup['can'][number]): boolean {
    return this.group.value?.can.includes(act) ?? false;
  }

  /** `was`: as the form began. Where others changed the same since, nothing is changed, and the class is read again. */
  async change(change: ClassChange, was: ClassChange): Promise<boolean> {
    const path = { classGroupId: this.#id };
    const body = { ...change, was };
    const done = await this.#take(() => call('put', '/api/class-groups/{classGroupId}', { path, body }));
    if (isOvertaken(this.act.problem)) await this.group.load();
    return done;
  }

  async addSession(hours: PlannedHours, venueId: string, crew: CrewBody): Promise<boolean> {
    const path = { classGroupId: this.#id };
    return this.#take(() =>
      call('post', '/api/class-groups/{classGroupId}/sessions', { path, body: { ...hours, venueId, ...crew } }),
    );
  }

  /** Gives the session as it is where others changed it since it was read: nothing of it was sent then. */
  async moveSession(
    { id: classSessionId, revision }: Session,
    hours: PlannedHours,
    venueId: string,
    crew: CrewBody,
  ): Promise<boolean | Session> {
    const body = { ...hours, venueId, ...crew, revision };
    const moved = await this.#run(() =>
      call('put', '/api/class-sessions/{classSessionId}', { path: { classSessionId }, body }),
    );
    if (moved === null && !isOvertaken(this.act.problem)) return false;
    await this.group.load();
    this.leftOut = moved?.leftOutNames ?? [];
    return moved !== null || (this.group.value?.sessions.find(({ id }) => id === classSessionId) ?? false);
  }

  async cancelSession(classSessionId: string): Promise<boolean> {
    const path = { classSessionId };
    const cancelled = await this.#run(() =>
      call('post', '/api/class-sessions/{classSessionId}/cancellation', { path }),
    );
    if (cancelled !== null) await this.group.load();
    return cancelled !== null;
  }

  /** Closes a session in its trainer's place; gives how many people's hours count, null when it was refused. */
  async endSession(classSessionId: string): Promise<number | null> {
    const path = { classSessionId };
    const closed = await this.#run(() => call('post', '/api/class-sessions/{classSessionId}/closing', { path }));
    if (closed !== null) await this.group.load();
    return closed?.presentCount ?? null;
  }

  /** Brings a session back, at the hours it had or at others; gives what came of its people, null when it was refused. */
  async restoreSession(
    classSessionId: string,
    hours: TypedHours | null,
    isHolidayKnown = false,
  ): ReturnType<SessionReturn['bringBack']> {
    const restored = await this.returning.bringBack(classSessionId, hours, isHolidayKnown);
    if (restored !== null) await this.group.load();
    return restored;
  }

  async book(people: { teamIds?: string[]; memberIds?: string[] }): Promise<BookingOutcome | null> {
    const path = { classGroupId: this.#id };
    const outcome = await this.#run(() =>
      call('post', '/api/class-groups/{classGroupId}/bookings', { path, body: people }),
    );
    if (outcome === null) return null;
    this.group.set(outcome.classGroup);
    this.refused = outcome.notBooked.filter(({ reason }) => reason !== 'already-booked');
    return outcome;
  }

  /** Books who was refused into another class; false when she was refused there too, which is told in the place of the first refusal; null when it failed. */
  async bookElsewhere({ memberId }: NotBooked, classGroupId: string): Promise<boolean | null> {
    const path = { classGroupId };
    const outcome = await this.#run(() =>
      call('post', '/api/class-groups/{classGroupId}/bookings', { path, body: { memberIds: [memberId] } }),
    );
    if (outcome === null) return null;
    const again = outcome.notBooked.filter(({ reason }) => reason !== 'already-booked');
    this.refused = this.refused.flatMap((one) => (one.memberId === memberId ? again : [one]));
    return again.length === 0;
  }

  /** Takes her out of the other class again. */
  async unbookElsewhere({ memberId }: NotBooked, classGroupId: string): Promise<void> {
    const path = { classGroupId, memberId };
    await this.#run(() => call('delete', '/api/class-groups/{classGroupId}/bookings/{memberId}', { path }));
  }

  /** Gives how many got a place from the waiting list by it, null when it was refused. */
  async unbook(memberId: string): Promise<number | null> {
    const path = { classGroupId: this.#id, memberId };
    const done = await this.#run(() =>
      call('delete', '/api/class-groups/{classGroupId}/bookings/{memberId}', { path }),
    );
    if (done !== null) this.group.set(done.classGroup);
    return done?.promotedCount ?? null;
  }

  /** Another act than bringing a session back. */
  #run<T>(work: () => Promise<T>): Promise<T | null> {
    this.returning.forget();
    this.leftOut = [];
    return this.act.run(work);
  }

  async #take(work: () => Promise<ClassGroup>): Promise<boolean> {
    const group = await this.#run(work);
    if (group !== null) this.group.set(group);
    return group !== null;
  }
}
