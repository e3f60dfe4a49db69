import { SvelteSet } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';
import type { Answer } from '../../lib/api/types';

export type RoundReleases = Answer<'get', '/api/rounds/{roundId}/certificate-releases'>;

/** The figures of a round's register, the people who wait, chosen for a list, and the lists there are. */
export class ReleaseState extends Act {
  readonly register: Resource<Answer<'get', '/api/rounds/{roundId}/register'>>;
  readonly waiting: Resource<Answer<'get', '/api/rounds/{roundId}/waiting-certificates'>>;
  readonly releases: Resource<RoundReleases>;
  readonly chosen = new SvelteSet<string>();
  /** Saving the rule: refused in its own sheet. */
  readonly ruling = new Act();
  readonly #path: { roundId: string };
  /** The form that was sent last: the same one again keeps its key. */
  #sent = { choice: '', key: '' };

  constructor(roundId: string) {
    super();
    this.#path = { roundId };
    this.register = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/register', { path: this.#path, signal }),
    );
    this.waiting = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/waiting-certificates', { path: this.#path, signal }),
    );
    this.releases = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/certificate-releases', { path: this.#path, signal }),
    );
  }

  choose(cycleId: string, isChosen: boolean): void {
    if (isChosen) this.chosen.add(cycleId);
    else this.chosen.delete(cycleId);
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
}
