import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import { Quotas } from './quotas.svelte';
import type { Call } from './types';
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

/** Changes the last day and the places of a call. */
export class CallChangeState extends Act {
  closesOn = $state('');
  readonly quotas = new Quotas();
  readonly found: Resource<{ call: Call; communes: { communeId: string; communeName: string; people: number }[] }>;
  /** As the form began. */
  #before = $state('');
  #isSaved = $state(false);
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
      this.#before = this.#written;
      const ended = found.communes.filter((one) => items.every(({ communeId }) => communeId !== one.communeId));
      const former = ended.map((one) => ({ communeId: one.communeId, communeName: communeLine(one), people: 0 }));
      return { call: found, communes: [...items, ...former] };
    });
  }

  get isUnsaved(): boolean {
    return !this.#isSaved && this.#before !== '' && this.#written !== this.#before;
  }

  get #written(): string {
    return `${this.closesOn} ${this.quotas.written}`;
  }

  /** False when something is no number or it was refused. */
  async save(): Promise<boolean> {
    this.problem = null;
    if (this.quotas.hasFault) return false;
    const revision = this.found.answer?.call.revision ?? 0;
    const body = { revision, closesOn: this.closesOn, quotas: this.quotas.asked };
    const saved = await this.run(() => call('put', '/api/class-calls/{callId}', { path: this.#path, body }));
    this.#isSaved = saved !== null;
    return this.#isSaved;
  }
}
