import { SvelteMap } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { addressOf, call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type PartList = Answer<'get', '/api/rounds/{roundId}/signing/parts'>;
export type SigningPart = PartList['parts'][number];

/** How far the papers of a part are prepared. */
interface Preparing {
  /** Its first number. */
  readonly from: string;
  readonly done: number;
  readonly bytes: number;
  /** Null: nothing is known of it yet. */
  readonly secondsLeft: number | null;
}

/** What was prepared of a part before it was stopped or failed, and where the rest begins. */
type Left = Pick<Preparing, 'done' | 'bytes'> & { readonly next: string };

/** The papers of a round that nobody signed yet, taken part by part: prepared some at a time, then sent to the browser. */
export class SigningParts extends Act {
  readonly list: Resource<PartList>;
  preparing = $state.raw<Preparing | null>(null);
  readonly #path: { roundId: string };
  readonly #left = new SvelteMap<string, Left>();
  #stop: AbortController | null = null;

  constructor(roundId: string) {
    super();
    this.#path = { roundId };
    this.list = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/signing/parts', { path: this.#path, signal }),
    );
  }

  /** Gives how many papers are on their way and what they weigh; null when refused or stopped. */
  async take(part: SigningPart): Promise<{ readonly count: number; readonly bytes: number } | null> {
    const stop = (this.#stop = new AbortController());
    const taken = await this.run(async () => {
      try {
        return await this.#prepare(part, stop.signal);
      } catch (error) {
        if (stop.signal.aborted && error instanceof Problem) return null;
        throw error;
      } finally {
        this.preparing = null;
      }
    });
    if (taken === null) return null;
    const { from, to } = part;
    location.assign(addressOf('/api/rounds/{roundId}/signing/papers.zip', { path: this.#path, query: { from, to } }));
    await this.list.load();
    return taken;
  }

  /** What is prepared stays so; the next press goes on from there. */
  stop(): void {
    this.#stop?.abort();
  }

  async #prepare({ from, to, count }: SigningPart, signal: AbortSignal): Promise<{ count: number; bytes: number }> {
    let { done, bytes, next }: Left = this.#left.get(from) ?? { done: 0, bytes: 0, next: from };
    const [begun, before] = [Date.now(), done];
    this.preparing = { from, done, bytes, secondsLeft: null };
    for (;;) {
      const body = { from: next, to };
      const answer = await call('post', '/api/rounds/{roundId}/signing/copies', { path: this.#path, body, signal });
      done += answer.prepared;
      bytes += answer.bytes;
      if (answer.next === null) break;
      next = answer.next;
      this.#left.set(from, { done, bytes, next });
      const each = (Date.now() - begun) / Math.max(1, done - before);
      this.preparing = { from, done, bytes, secondsLeft: Math.ceil((Math.max(0, count - done) * each) / 1000) };
    }
    this.#left.delete(from);
    return { count: done, bytes };
  }
}
