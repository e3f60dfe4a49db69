import { SvelteMap } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type RequestQueue = Answer<'get', '/api/data-requests'>;
export type QueuedRequest = RequestQueue['requests'][number];

export type Doubts = Answer<'get', '/api/data-requests/{requestId}/doubts'>;

/** Something in doubt changed or came since it was shown. */
const UNANSWERED: ReadonlySet<string> = new Set(['interop.rows-unanswered', 'platform.texts-unanswered']);

/** Requests of the officer's units, as the address asks: `xem=xong` closed ones, `sau` the end of the page before. */
export class QueueState {
  readonly page: Resource<RequestQueue>;

  constructor(query: () => URLSearchParams) {
    this.page = new Resource((signal) => {
      const isOpen = query().get('xem') !== 'xong';
      return call('get', '/api/data-requests', { query: { isOpen, cursor: query().get('sau') ?? undefined }, signal });
    });
  }
}

/** One request, and what an officer does with it. */
export class RequestState extends Act {
  readonly request: Resource<QueuedRequest>;
  readonly #path: () => { requestId: string };

  constructor(requestId: () => string) {
    super();
    this.#path = () => ({ requestId: requestId() });
    this.request = new Resource((signal) =>
      call('get', '/api/data-requests/{requestId}', { path: this.#path(), signal }),
    );
  }

  /** Rows of imports and texts that may tell of the person; asked for when an erasure is to be accepted. */
  readonly doubts = new Resource<Doubts>((signal) =>
    call('get', '/api/data-requests/{requestId}/doubts', { path: this.#path(), signal }),
  );

  /** Of each place in doubt whether it is the person's; kept while the page is open, also when the sheet is closed and opened again. */
  readonly said = new SvelteMap<string, boolean>();
  /** Places that were said to be others' all at once. */
  #atOnce = $state<readonly string[]>([]);

  /** Places nothing was said of yet. */
  readonly open = $derived((this.doubts.value?.items ?? []).filter(({ key }) => !this.said.has(key)));
  /** Those of them where only a longer or a near name stands. */
  readonly openNearly = $derived(this.open.filter(({ isNearly }) => isNearly));
  readonly saidAtOnce = $derived(this.#atOnce.filter((key) => this.said.get(key) === false).length);

  sayNearlyOthers(): void {
    this.#atOnce = this.openNearly.map(({ key }) => key);
    for (const key of this.#atOnce) this.said.set(key, false);
  }

  /** What was said since of one of them by itself stays. */
  takeBackAtOnce(): void {
    for (const key of this.#atOnce) if (this.said.get(key) === false) this.said.delete(key);
    this.#atOnce = [];
  }

  async accept(answer: string): Promise<boolean> {
    const keys = (this.doubts.value?.items ?? []).map(({ key }) => key);
    const said = answer.trim() === '' ? {} : { answer: answer.trim() };
    const rows = {
      theirs: keys.filter((key) => this.said.get(key) === true),
      others: keys.filter((key) => this.said.get(key) === false),
    };
    const body = { ...said, ...(keys.length === 0 ? {} : rows) };
    const isDone = await this.#accept(body);
    // A row changed or came since: what is shown must be looked at again.
    if (UNANSWERED.has(this.problem?.body.code ?? '')) await this.doubts.load();
    return isDone;
  }

  #accept(body: { answer?: string; theirs?: string[]; others?: string[] }): Promise<boolean> {
    return this.#do(() => call('post', '/api/data-requests/{requestId}/acceptance', { path: this.#path(), body }));
  }

  refuse(answer: string): Promise<boolean> {
    const body = { answer: answer.trim() };
    return this.#do(() => call('post', '/api/data-requests/{requestId}/refusal', { path: this.#path(), body }));
  }

  extend(reason: string): Promise<boolean> {
    const body = { reason: reason.trim() };
    return this.#do(() => call('post', '/api/data-requests/{requestId}/extension', { path: this.#path(), body }));
  }

  complete(): Promise<boolean> {
    return this.#do(() => call('post', '/api/data-requests/{requestId}/completion', { path: this.#path() }));
  }

  async #do(send: () => Promise<QueuedRequest>): Promise<boolean> {
    const answer = await this.run(send);
    if (answer) this.request.set(answer);
    return answer !== null;
  }
}
