import { call } from '../../lib/api/client';
import type { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { forgetKept, keep, readKept } from '../../lib/offline/kept';
import type { Answer } from '../../lib/api/types';
import { type Hindered, hinderedBy, type TypedHours } from '../../lib/clashes/clash-help';
import type { Call, NewClass } from './types';

/** Where a class of a commune can be, and who may stand before it. */
interface Ground {
  venues: Answer<'get', '/api/venues'>['items'];
  trainers: Answer<'get', '/api/communes/{communeId}/trainers'>['items'];
}

interface Kept {
  readonly communeId: string;
  readonly trainerId: string;
  readonly capacity: string;
  readonly sessions: readonly TypedHours[];
}

const FIRST: TypedHours = { on: '', from: '08:00', to: '11:00' };

/** The form of a class for people who are named: where, with whom, on which days. */
export class NewClassForm {
  readonly ground: Resource<Ground>;
  venueId = $state('');
  trainerId = $state('');
  capacity = $state('');
  sessions = $state.raw<readonly TypedHours[]>([FIRST]);
  /** Sessions that can't be as they were sent, until their hours are changed. */
  hindered = $state.raw<readonly Hindered[]>([]);
  /** The form was sent at least once. */
  isAsked = $state(false);
  #communeId = $state('');
  readonly #call: () => Call;

  constructor(shown: () => Call) {
    this.#call = shown;
    this.#restore();
    this.ground = new Resource(async (signal) => {
      const { communeId } = this;
      const [venues, trainers] = await Promise.all([
        call('get', '/api/venues', { query: { communeId, limit: 100 }, signal }),
        call('get', '/api/communes/{communeId}/trainers', { path: { communeId }, signal }),
      ]);
      this.venueId = venues.items[0]?.id ?? '';
      // Who may not teach in this commune is offered in none.
      if (!trainers.items.some(({ accountId }) => accountId === this.trainerId))
        this.trainerId = trainers.items[0]?.accountId ?? '';
      return { venues: venues.items, trainers: trainers.items };
    });
  }

  /** She goes to add a hall: what she typed is here when she comes back. */
  keep(): void {
    const { communeId, trainerId, capacity, sessions } = this;
    keep(this.#draftName, { communeId, trainerId, capacity, sessions } satisfies Kept);
  }

  /** The class is opened, or not wanted any more. */
  forget(): void {
    forgetKept(this.#draftName);
  }

  #restore(): void {
    const kept = readKept(this.#draftName) as Kept | null;
    if (kept === null || this.#call().communes.every(({ communeId }) => communeId !== kept.communeId)) return;
    this.#communeId = kept.communeId;
    this.trainerId = kept.trainerId;
    this.capacity = kept.capacity;
    this.sessions = kept.sessions;
  }

  get #draftName(): string {
    return `new-class.${this.#call().id}`;
  }

  /** Of those asked; the first until another one is chosen. */
  get communeId(): string {
    return this.#communeId === '' ? (this.#call().communes[0]?.communeId ?? '') : this.#communeId;
  }

  set communeId(id: string) {
    this.#communeId = id;
  }

  /** One more session: at the hours of the last, its day to be chosen. */
  addSession(): void {
    this.sessions = [...this.sessions, { ...(this.sessions.at(-1) ?? FIRST), on: '' }];
  }

  changeSession(index: number, hours: TypedHours): void {
    this.sessions = this.sessions.map((one, at) => (at === index ? hours : one));
    this.hindered = this.hindered.filter(({ session }) => session !== index);
  }

  removeSession(index: number): void {
    this.sessions = this.sessions.filter((_, at) => at !== index);
    this.hindered = [];
  }

  /** What is sent, for so many people where no other number is typed; null: something is missing. */
  wished(waiting: number): NewClass | null {
    this.isAsked = true;
    const { venueId, trainerId, sessions } = this;
    const isEmpty = sessions.some(({ on, from, to }) => [on, from, to].includes(''));
    if (isEmpty || venueId === '' || trainerId === '') return null;
    return { venueId, trainerId, sessions, capacity: Number(this.capacity === '' ? waiting : this.capacity) };
  }

  /** What a refusal says of the sessions; what it said before is told no more. */
  keepHindered(problem: Problem | null): void {
    this.hindered = hinderedBy(problem);
  }
}
