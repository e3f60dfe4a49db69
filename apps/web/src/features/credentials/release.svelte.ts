import { SvelteSet } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';
import type { Answer } from '../../lib/api/types';
import { askWaiting, choosable, type WaitingQuery } from './waiting-query';

export type RoundReleases = Answer<'get', '/api/rounds/{roundId}/certificate-releases'>;
export type WaitingPeople = Answer<'get', '/api/rounds/{roundId}/waiting-certificates'>;

/** The figures of a round's register, a page of the people who wait, those chosen for a list over all pages, and the lists there are. */
export class ReleaseState extends Act {
  readonly register: Resource<Answer<'get', '/api/rounds/{roundId}/register'>>;
  readonly waiting: Resource<WaitingPeople>;
  readonly releases: Resource<RoundReleases>;
  readonly chosen = new SvelteSet<string>();
  /** How many of those asked for at once one list did not take. */
  leftOver = $state(0);
  /** Choosing everybody of a filter: refused beside the list. */
  readonly choosing = new Act();
  /** Saving the rule: refused in its own sheet. */
  readonly ruling = new Act();
  readonly #path: { roundId: string };
  readonly #query: () => WaitingQuery;
  /** The form that was sent last: the same one again keeps its key. */
  #sent = { choice: '', key: '' };

  constructor(roundId: string, query: () => WaitingQuery) {
    super();
    this.#path = { roundId };
    this.#query = query;
    this.register = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/register', { path: this.#path, signal }),
    );
    this.waiting = new Resource((signal) => this.#ask(askWaiting(query()), signal));
    this.releases = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/certificate-releases', { path: this.#path, signal }),
    );
  }

  /** One list takes nobody more. */
  get isFull(): boolean {
    return this.chosen.size >= choosable;
  }

  choose(cycleId: string, isChosen: boolean): void {
    this.leftOver = 0;
    if (!isChosen) this.chosen.delete(cycleId);
    else if (!this.isFull) this.chosen.add(cycleId);
  }

  chooseNobody(): void {
    this.leftOver = 0;
    this.chosen.clear();
  }

  /** Everybody whom the filter of the address names, on whatever page, beside those chosen before; as many as one list takes. */
  async chooseAll(): Promise<void> {
    const asked = { ...this.#query(), cursor: null };
    const found = await this.choosing.run(() => this.#ask({ ...askWaiting(asked), limit: choosable }));
    if (found === null) return;
    for (const { cycleId } of found.people) this.choose(cycleId, true);
    const taken = found.people.filter(({ cycleId }) => this.chosen.has(cycleId));
    this.leftOver = found.total - taken.length;
  }

  /** Makes the list of the chosen, or of all who wait; gives its id, null when refused. */
  async makeList(): Promise<string | null> {
    const cycleIds = [...this.chosen].sort();
    const choice = cycleIds.join();
    if (this.#sent.key === '' || this.#sent.choice !== choice) this.#sent = { choice, key: crypto.randomUUID() };
    const body = { clientKey: this.#sent.key, ...(cycleIds.length > 0 ? { cycleIds } : {}) };
    const made = await this.run(() =>
      call('post', '/api/rounds/{roundId}/certificate-releases', { path: this.#path, body }),
    );
    return made?.id ?? null;
  }

  /** True when the rule is saved; new lists follow it. */
  async setRule(provinceId: string, body: components['schemas']['SetReleaseRuleRequest']): Promise<boolean> {
    const saved = await this.ruling.run(() =>
      call('put', '/api/release-rules/{provinceId}', { path: { provinceId }, body }),
    );
    if (saved === null) return false;
    const known = this.releases.value;
    if (known !== null) this.releases.set({ ...known, rule: saved });
    return true;
  }

  #ask(query: ReturnType<typeof askWaiting> & { limit?: number }, signal?: AbortSignal): Promise<WaitingPeople> {
    return call('get', '/api/rounds/{roundId}/waiting-certificates', { path: this.#path, query, signal });
  }
}
