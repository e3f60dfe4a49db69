import { untrack } from 'svelte';
import { Problem } from './problem';

/** Data of a page. While a newer answer is awaited, or when it failed, the known value stays. */
export type Load<T> =
  | { phase: 'loading'; value: T | null }
  | { phase: 'ready'; value: T }
  | { phase: 'failed'; value: T | null; problem: Problem };

/** One thing a page loads. The newest request wins; a page that goes aborts. */
export class Resource<T> {
  current = $state.raw<Load<T>>({ phase: 'loading', value: null });
  /** The known value answers another question than the one asked last: another filter, another round. */
  isOther = $state(false);
  readonly #read: (signal: AbortSignal) => Promise<T>;
  #running: AbortController | null = null;

  constructor(read: (signal: AbortSignal) => Promise<T>) {
    this.#read = read;
  }

  /** The value, known before or now; null until the first answer. */
  get value(): T | null {
    return this.current.value;
  }

  /** The value where it answers the question asked last: for what somebody chooses from or reads as complete. */
  get answer(): T | null {
    return this.isOther ? null : this.value;
  }

  /** `isOther`: what is asked has changed since the known value came. */
  async load(isOther = false): Promise<void> {
    this.stop();
    if (isOther) this.doubt();
    const running = (this.#running = new AbortController());
    if (this.current.phase !== 'loading') this.current = { phase: 'loading', value: this.current.value };
    try {
      const value = await this.#read(running.signal);
      if (running === this.#running) this.set(value);
    } catch (error) {
      if (running === this.#running) this.#fail(error);
    }
  }

  /** What is asked has changed: the known value answers another question, and an answer on its way is not waited for. */
  doubt(): void {
    this.stop();
    if (this.value !== null) this.isOther = true;
    if (this.current.phase !== 'loading') this.current = { phase: 'loading', value: this.value };
  }

  /** Nothing is asked any more: no answer is waited for, none has failed, and the known value answers another question. */
  leave(): void {
    this.stop();
    this.isOther = this.value !== null;
    this.current = this.value === null ? { phase: 'loading', value: null } : { phase: 'ready', value: this.value };
  }

  /** Reads again what only failed for the moment: a page left lying without network mends itself. */
  async loadIfFailed(): Promise<void> {
    if (this.current.phase === 'failed' && this.current.problem.isPassing) await this.load(this.isOther);
  }

  /** A fault of our own is not hidden, and nobody waits for ever. */
  #fail(error: unknown): void {
    const problem = error instanceof Problem ? error : new Problem('broken', {}, error);
    if (problem.kind !== 'aborted') this.current = { phase: 'failed', value: this.value, problem };
    if (problem !== error) throw error;
  }

  /** Takes the server's answer to a write. */
  set(value: T): void {
    this.stop();
    this.isOther = false;
    this.current = { phase: 'ready', value };
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }
}

/** What tells whether somebody looks at the page. */
type LookedAt = Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;

/**
 * Looks again and again, each time so long after the last answer: a slow one is waited for. At once where somebody comes back to the page. Returns what
 * ends it.
 */
export function follow(
  resource: Pick<Resource<unknown>, 'load'>,
  pauseMs: number,
  page: LookedAt = document,
): () => void {
  let clock: ReturnType<typeof setTimeout> | null = null;
  let isOver = false;
  const again = (): void => {
    if (!isOver) clock = setTimeout(look, pauseMs);
  };
  const look = (): void => {
    clock = null;
    void resource.load().finally(again);
  };
  // Without a clock an answer is on its way.
  const cameBack = (): void => {
    if (page.visibilityState !== 'visible' || clock === null) return;
    clearTimeout(clock);
    look();
  };
  again();
  page.addEventListener('visibilitychange', cameBack);
  return () => {
    isOver = true;
    page.removeEventListener('visibilitychange', cameBack);
    if (clock !== null) clearTimeout(clock);
  };
}

/** The network is often said to be back before it carries anything: so long after that what had failed is asked for once more, in milliseconds. */
const AFTERWARDS = [0, 2_000, 6_000, 20_000];

/** Reads once more what had failed when the network comes back, and again for a while as long as it fails. Returns what ends it. */
export function mendWhenBack(
  resource: Pick<Resource<unknown>, 'loadIfFailed'>,
  network: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> = window,
): () => void {
  let clocks: ReturnType<typeof setTimeout>[] = [];
  const stop = (): void => clocks.forEach(clearTimeout);
  const again = (): void => {
    stop();
    clocks = AFTERWARDS.map((pause) => setTimeout(() => void resource.loadIfFailed(), pause));
  };
  network.addEventListener('online', again);
  return () => {
    stop();
    network.removeEventListener('online', again);
  };
}

/**
 * Loads now, again whenever what `key` reads changes (for example the query of the URL), and once more what had failed when the
 * network comes back; aborts when the component goes. To be called while a component is set up.
 */
export function keepLoaded(
  resource: Pick<Resource<unknown>, 'load' | 'loadIfFailed' | 'stop'>,
  key: () => unknown = () => null,
): void {
  let isFirst = true;
  // Reaches the server.
  $effect(() => {
    key();
    untrack(() => void resource.load(!isFirst));
    isFirst = false;
    return () => resource.stop();
  });
  // Reaches the server.
  $effect(() => mendWhenBack(resource));
}

/** Typing or choosing rests when nothing has changed for so long, in milliseconds. */
const REST = 350;

/**
 * Loads as `keepLoaded` does, but once what `key` reads has rested: for the preview of a form. From the change on, the known value
 * answers another question. Nothing is asked while the key is null. To be called while a component is set up.
 */
export function loadAtRest(
  resource: () => Pick<Resource<unknown>, 'doubt' | 'leave' | 'load' | 'loadIfFailed' | 'stop'>,
  key: () => string | null,
): void {
  const asked = $derived(key());
  // Reaches the server.
  $effect(() => {
    const asking = untrack(resource);
    if (asked === null) return untrack(() => asking.leave());
    untrack(() => asking.doubt());
    const clock = setTimeout(() => void asking.load(true), REST);
    const ends = mendWhenBack(asking);
    return () => {
      clearTimeout(clock);
      ends();
      asking.stop();
    };
  });
}
