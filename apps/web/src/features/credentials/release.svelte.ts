import { SvelteSet } from 'svelte/reactivity';
import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';

type Schemas = components['schemas'];
export type WaitingPerson = Schemas['WaitingPersonResponse'];

const pollMs = 1000;
/** Then the officer is told that the work goes on without her. */
const patienceMs = 120_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The figures of a round's register and the people who wait, chosen and released. */
export class ReleaseState {
  readonly register: Resource<Schemas['RoundRegisterResponse']>;
  readonly waiting: Resource<Schemas['WaitingPeopleResponse']>;
  readonly chosen = new SvelteSet<string>();
  /** Certificates of the last release that are still to come; null when none is running. */
  pending = $state<number | null>(null);
  isSlow = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly #path: { roundId: string };
  #isGone = false;

  constructor(roundId: string) {
    this.#path = { roundId };
    this.register = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/register', { path: this.#path, signal }),
    );
    this.waiting = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/waiting-certificates', { path: this.#path, signal }),
    );
  }

  choose(cycleId: string, isChosen: boolean): void {
    if (isChosen) this.chosen.add(cycleId);
    else this.chosen.delete(cycleId);
  }

  /** Releases the chosen, or all who wait, and follows the work; gives how many there were, null when refused. */
  async release(): Promise<number | null> {
    if (this.pending !== null) return null;
    this.problem = null;
    this.isSlow = false;
    const before = this.register.value?.waiting ?? 0;
    const body = this.chosen.size > 0 ? { cycleIds: [...this.chosen] } : {};
    try {
      const { queued } = await call('post', '/api/rounds/{roundId}/certificate-release', { path: this.#path, body });
      this.pending = queued;
      await this.#follow(before - queued);
      this.chosen.clear();
      return queued;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return null;
    } finally {
      this.pending = null;
    }
  }

  /** Ends following when the page goes; the certificates are issued all the same. */
  leave(): void {
    this.#isGone = true;
  }

  async #follow(target: number): Promise<void> {
    const until = Date.now() + patienceMs;
    while (!this.#isGone && Date.now() < until) {
      await this.register.load();
      const left = (this.register.value?.waiting ?? target) - target;
      if (left <= 0) break;
      this.pending = left;
      await pause(pollMs);
    }
    this.isSlow = Date.now() >= until;
    if (!this.#isGone) await this.waiting.load();
  }
}
