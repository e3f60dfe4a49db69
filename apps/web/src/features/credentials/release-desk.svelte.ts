import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type Release = Answer<'get', '/api/certificate-releases/{releaseId}'>;
export type ReleasePeople = Answer<'get', '/api/certificate-releases/{releaseId}/people'>;
export type ReleasePerson = ReleasePeople['items'][number];

/** One list: where it stands, its people, and what is decided about it. Every decision's answer is the list as it is then. */
export class ReleaseDesk extends Act {
  readonly current: Resource<Release>;
  readonly people: Resource<ReleasePeople>;
  /** The decision being written. */
  acting = $state<'release' | 'confirmation' | 'take-back' | null>(null);
  readonly #id: () => string;

  constructor(id: () => string, query: () => { cursor?: string; onlyRemarked?: boolean }) {
    super();
    this.#id = id;
    this.current = new Resource((signal) =>
      call('get', '/api/certificate-releases/{releaseId}', { ...this.#at(), signal }),
    );
    this.people = new Resource((signal) =>
      call('get', '/api/certificate-releases/{releaseId}/people', { ...this.#at(), query: query(), signal }),
    );
  }

  /** It changes by itself: looked at again and again. */
  get isMoving(): boolean {
    const state = this.current.value?.state;
    return state === 'proposed' || state === 'window' || state === 'issuing';
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
