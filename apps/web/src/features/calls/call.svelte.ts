import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import { Quotas } from './quotas.svelte';
import type { Call, CallBooking, ClassForCall, NewClass } from './types';
import { communeLine } from './words';

/** One call with its communes. */
export class CallState {
  readonly call: Resource<Call>;
  readonly act = new Act();
  readonly exporting = new Act();
  readonly #path: { callId: string };

  constructor(callId: string) {
    this.#path = { callId };
    this.call = new Resource((signal) => call('get', '/api/class-calls/{callId}', { path: this.#path, signal }));
  }

  async remove(): Promise<boolean> {
    const done = await this.act.run(async () => {
      await call('delete', '/api/class-calls/{callId}', { path: this.#path });
      return true;
    });
    return done === true;
  }

  async export(): Promise<void> {
    await this.exporting.run(async () => {
      saveFile(
        await callForFile('get', '/api/class-calls/{callId}/names.xlsx', { path: this.#path }),
        'dang-ky-nhu-cau.xlsx',
      );
    });
  }
}

/** Gives the named people of a call places in a class. */
export class CallBookingState {
  readonly classes: Resource<readonly ClassForCall[]>;
  readonly act = new Act();
  readonly opening = new Act();
  classGroupId = $state('');
  outcome = $state.raw<CallBooking | null>(null);
  readonly #path: { callId: string };

  constructor(callId: string) {
    this.#path = { callId };
    this.classes = new Resource(async (signal) => {
      const { items } = await call('get', '/api/class-calls/{callId}/classes', { path: this.#path, signal });
      if (!items.some(({ id }) => id === this.classGroupId)) this.classGroupId = items[0]?.id ?? '';
      return items;
    });
  }

  /** Opens a class and chooses it. */
  async open(body: NewClass): Promise<boolean> {
    const opened = await this.opening.run(() =>
      call('post', '/api/class-calls/{callId}/classes', { path: this.#path, body }),
    );
    if (opened === null) return false;
    this.classGroupId = opened.classGroupId;
    this.classes.set(opened.items);
    return true;
  }

  async book(): Promise<CallBooking | null> {
    const body = { classGroupId: this.classGroupId };
    const outcome = await this.act.run(() =>
      call('post', '/api/class-calls/{callId}/bookings', { path: this.#path, body }),
    );
    if (outcome === null) return null;
    this.outcome = outcome;
    void this.classes.load();
    return outcome;
  }
}

/** Changes the last day and the places of a call. */
export class CallChangeState extends Act {
  closesOn = $state('');
  readonly quotas = new Quotas();
  readonly found: Resource<{ call: Call; communes: { communeId: string; communeName: string; people: number }[] }>;
  readonly #path: { callId: string };

  constructor(callId: string) {
    super();
    this.#path = { callId };
    this.found = new Resource(async (signal) => {
      const found = await call('get', '/api/class-calls/{callId}', { path: this.#path, signal });
      const query = found.course === null ? {} : { courseId: found.course.id };
      const { items } = await call('get', '/api/class-calls/unfinished', { query, signal });
      this.closesOn = found.closesOn;
      for (const { communeId, places, filled } of found.communes) {
        this.quotas.places.set(communeId, String(places));
        this.quotas.filled.set(communeId, filled);
      }
      const ended = found.communes.filter((one) => items.every(({ communeId }) => communeId !== one.communeId));
      const former = ended.map((one) => ({ communeId: one.communeId, communeName: communeLine(one), people: 0 }));
      return { call: found, communes: [...items, ...former] };
    });
  }

  async save(): Promise<boolean> {
    const body = { closesOn: this.closesOn, quotas: this.quotas.asked };
    return (await this.run(() => call('put', '/api/class-calls/{callId}', { path: this.#path, body }))) !== null;
  }
}
