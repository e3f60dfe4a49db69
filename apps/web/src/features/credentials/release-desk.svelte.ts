import { SvelteSet } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { choosable } from './waiting-query';

export type Release = Answer<'get', '/api/certificate-releases/{releaseId}'>;
export type ReleasePeople = Answer<'get', '/api/certificate-releases/{releaseId}/people'>;
export type ReleasePerson = ReleasePeople['items'][number];

const OFTEN_MS = 2000;
const RARE_MS = 30_000;

/** One list: where it stands, its people, and what is decided about it. Every decision's answer is the list as it is then. */
export class ReleaseDesk extends Act {
  readonly current: Resource<Release>;
  readonly people: Resource<ReleasePeople>;
  /** The decision being written. */
  acting = $state<'release' | 'confirmation' | 'take-back' | null>(null);
  /** Cycles of lines that are to be left out of it, over all its pages. */
  readonly leaving = new SvelteSet<string>();
  /** Making the list without them. */
  readonly shortening = new Act();
  readonly #id: () => string;
  /** The form that was sent last: the same one again keeps its key. */
  #sent = { said: '', key: '' };

  constructor(id: () => string, query: () => { cursor?: string; onlyRemarked?: boolean; text?: string }) {
    super();
    this.#id = id;
    this.current = new Resource((signal) =>
      call('get', '/api/certificate-releases/{releaseId}', { ...this.#at(), signal }),
    );
    this.people = new Resource((signal) =>
      call('get', '/api/certificate-releases/{releaseId}/people', { ...this.#at(), query: query(), signal }),
    );
  }

  /** How long to wait before it is looked at again, in milliseconds; null: it does not change by itself. A list waits for days for its second person. */
  get pauseMs(): number | null {
    const { state, secondsLeft } = this.current.value ?? { state: null, secondsLeft: 0 };
    if (state === 'issuing' || (state === 'window' && secondsLeft <= RARE_MS / 1000)) return OFTEN_MS;
    return state === 'proposed' || state === 'window' ? RARE_MS : null;
  }

  /** One request leaves nobody more out. */
  get isFull(): boolean {
    return this.leaving.size >= choosable;
  }

  leave(cycleId: string, isLeft: boolean): void {
    if (!isLeft) this.leaving.delete(cycleId);
    else if (!this.isFull) this.leaving.add(cycleId);
  }

  /** Makes a list without those lines in the place of this one; gives its id, null when refused. */
  async shorten({ id, roundId }: Pick<Release, 'id' | 'roundId'>): Promise<string | null> {
    const without = { releaseId: id, cycleIds: [...this.leaving].sort() };
    const said = JSON.stringify(without);
    if (this.#sent.said !== said) this.#sent = { said, key: crypto.randomUUID() };
    const body = { clientKey: this.#sent.key, without };
    const made = await this.shortening.run(() =>
      call('post', '/api/rounds/{roundId}/certificate-releases', { path: { roundId }, body }),
    );
    if (made === null) await this.current.load();
    else this.leaving.clear();
    return made?.id ?? null;
  }

  release(): Promise<boolean> {
    return this.#take('release', () => call('post', '/api/certificate-releases/{releaseId}/release', this.#at()));
  }

  confirm(): Promise<boolean> {
    return this.#take('confirmation', () =>
      call('post', '/api/certificate-releases/{releaseId}/confirmation', this.#at()),
    );
  }

  takeBack(): Promise<boolean> {
    return this.#take('take-back', () => call('post', '/api/certificate-releases/{releaseId}/take-back', this.#at()));
  }

  #at(): { path: { releaseId: string } } {
    return { path: { releaseId: this.#id() } };
  }

  /** A refused decision most often met another one: the list is read anew, the refusal stays to be read. */
  async #take(acting: NonNullable<ReleaseDesk['acting']>, send: () => Promise<Release>): Promise<boolean> {
    this.acting = acting;
    const answer = await this.run(send);
    this.acting = null;
    if (answer === null) await this.current.load();
    else this.current.set(answer);
    return answer !== null;
  }
}
