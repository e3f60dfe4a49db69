import { createContext } from 'svelte';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { QueueParts } from './queue-parts';
import type { NewWrite, QueuedWrite, WriteStore } from './store';
import type { Keeping, SentWrite, WriteStatus } from './write-status';

/** Another account is signed in on this device by now: the write waits for its own. */
const keptForAnother = 'platform.kept-for-another';
const firstDelayMs = 1000;
const longestDelayMs = 60_000;

/**
 * Writes made on this device, sent in their order. A write is first kept, then sent; it leaves the store only when the
 * server has confirmed it. No network, no answer or a server in trouble: it waits and tries again, twice as long each time.
 */
export class WriteQueue {
  isSending = $state(false);
  #writes = $state.raw<readonly QueuedWrite[]>([]);
  #sent = $state.raw<Readonly<Record<string, SentWrite>>>({});
  /** Writes the device does not hold, by their key: of what it holds nothing stands here. */
  #keeping = $state.raw<Readonly<Record<string, Keeping>>>({});
  #dismissed = $state.raw<readonly string[]>([]);
  readonly pendingCount = $derived(this.#writes.filter((write) => write.state === 'on-device').length);
  /** Of those the ones that live with this page alone. */
  readonly unkeptCount = $derived(
    this.#writes.filter(({ state, key }) => state === 'on-device' && this.#keeping[key] === 'failed').length,
  );
  readonly refusedCount = $derived(this.#writes.filter((write) => write.state === 'refused').length);
  readonly #parts: QueueParts;
  #store: WriteStore | null = null;
  #taken: Promise<void> = Promise.resolve();
  #delayMs = firstDelayMs;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Takes over what an account kept on this device, or lets go of it at sign-out. The same store again: takes up what came into it. */
  use(store: WriteStore | null): Promise<void> {
    this.#taken = this.#take(store);
    return this.#taken;
  }

  /** Takes up a write that was also kept elsewhere, unless the queue knows it: once what the store holds has been read. */
  async restore(fresh: NewWrite): Promise<void> {
    const store = this.#store;
    await this.#taken;
    if (store === this.#store && this.statusOf(fresh.key) === null) await this.add(fresh);
  }

  /**
   * Keeps a write on the device, then sends what waits. Resolves when it is kept; a newer one of the same key replaces it.
   * A device that is full or lets nothing be kept does not stop the sending; the status says so.
   */
  async add(fresh: NewWrite): Promise<void> {
    const lastAt = this.#writes.at(-1)?.madeAt ?? 0;
    const write: QueuedWrite = { ...fresh, state: 'on-device', madeAt: Math.max(this.#parts.now(), lastAt + 1) };
    this.#writes = [...this.#without(write.key), write];
    this.#note(write.key, 'underway');
    const isKept = await this.#onDevice((store) => store.put(write));
    if (this.#isNewest(write)) this.#note(write.key, isKept ? undefined : 'failed');
    void this.flush();
  }

  /** Refused, and put away by the person: nothing of it goes anywhere. */
  wasDismissed(key: string): boolean {
    return this.#dismissed.includes(key);
  }

  /** Where a write stands, by its key; null for one this page never made. */
  statusOf(key: string): WriteStatus | null {
    const waiting = this.#writes.find((write) => write.key === key);
    if (waiting) return { state: waiting.state, refusal: waiting.refusal, keeping: this.#keeping[key] };
    const sent = this.#sent[key];
    return sent ? { state: 'sent', answer: sent.answer } : null;
  }

  /** What waits under keys that begin so, oldest first: a page that opens again shows it. `orRefused`: and what was refused. */
  waiting(prefix: string, orRefused = false): readonly QueuedWrite[] {
    return this.#writes.filter(({ state, key }) => (orRefused || state === 'on-device') && key.startsWith(prefix));
  }

  /** What was sent while this app is open, under keys that begin so, oldest first: a page may have read before. */
  sent(prefix: string): readonly SentWrite[] {
    return Object.entries(this.#sent).flatMap(([key, write]) => (key.startsWith(prefix) ? [write] : []));
  }

  /** Takes away every refused write under keys that begin so: what they were part of has ended. */
  async dismissAll(prefix: string): Promise<void> {
    const refused = this.#writes.filter((write) => write.state === 'refused' && write.key.startsWith(prefix));
    for (const { key } of refused) await this.dismiss(key);
  }

  /** Takes away a refused write after the person has seen it. */
  async dismiss(key: string): Promise<void> {
    if (this.statusOf(key)?.state === 'refused') {
      this.#dismissed = [...this.#dismissed, key];
      this.#parts.putAway?.(key);
    }
    this.#writes = this.#without(key);
    await this.#onDevice((store) => store.remove(key));
  }

  /** Sends everything that waits, oldest first; a second call joins the first. */
  async flush(): Promise<void> {
    if (this.isSending || !this.#store) return;
    this.isSending = true;
    try {
      await this.#parts.alone(() => this.#sendAll());
    } finally {
      this.isSending = false;
    }
  }

  async #take(store: WriteStore | null): Promise<void> {
    if (store !== this.#store) [this.#sent, this.#writes, this.#keeping] = [{}, [], {}];
    this.#store = store;
    const before = this.#writes;
    const kept = (await store?.list().catch(() => [])) ?? [];
    if (store !== this.#store) return;
    // What this page knows, or has sent since the reading began, is its own affair.
    const isKnown = (key: string): boolean => [...before, ...this.#writes].some((write) => write.key === key);
    this.#writes = [...kept.filter(({ key }) => !isKnown(key)), ...this.#writes];
    if (this.#writes.length > 0) void this.flush();
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      if (!(await this.#sendOne(next))) return this.#tryLater();
      this.#delayMs = firstDelayMs;
    }
  }

  /** True when the write needs no second try. */
  async #sendOne(write: QueuedWrite): Promise<boolean> {
    const store = this.#store;
    const outcome = await this.#outcomeOf(write);
    if (outcome === 'again') return false;
    if (store !== this.#store) return true;
    if ('answer' in outcome) this.#sent = { ...this.#sent, [write.key]: { body: write.body, answer: outcome.answer } };
    if (!this.#isNewest(write)) return true;
    await ('answer' in outcome ? this.dismiss(write.key) : this.#refuse(write, outcome));
    return true;
  }

  async #outcomeOf(write: QueuedWrite): Promise<'again' | { answer: unknown } | Problem> {
    try {
      return { answer: await this.#parts.send(write) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const isWaiting = error.kind !== 'problem' || error.isPassing || error.code === keptForAnother;
      return isWaiting ? 'again' : error;
    }
  }

  async #refuse(write: QueuedWrite, problem: Problem): Promise<void> {
    const { title, text } = problemText(problem);
    const refused: QueuedWrite = { ...write, state: 'refused', refusal: problem.code, reason: `${title}. ${text}` };
    this.#writes = this.#writes.map((one) => (one === write ? refused : one));
    await this.#onDevice((store) => store.put(refused));
  }

  /** False when the device refused, with no room or no database in this browser, and where nobody is signed in for whom to keep. */
  async #onDevice(work: (store: WriteStore) => Promise<void>): Promise<boolean> {
    const store = this.#store;
    try {
      if (store !== null) await work(store);
      return store !== null;
    } catch {
      return false;
    }
  }

  #tryLater(): void {
    this.#parts.later(() => void this.flush(), this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, longestDelayMs);
  }

  #next(): QueuedWrite | undefined {
    return this.#writes.find((write) => write.state === 'on-device');
  }

  /** False when a newer write of the same key came while this one was on its way. */
  #isNewest(write: QueuedWrite): boolean {
    return this.#writes.includes(write);
  }

  #note(key: string, keeping: Keeping | undefined): void {
    const others = Object.entries(this.#keeping).filter(([other]) => other !== key);
    this.#keeping = Object.fromEntries(keeping === undefined ? others : [...others, [key, keeping]]);
  }

  #without(key: string): QueuedWrite[] {
    return this.#writes.filter((write) => write.key !== key);
  }
}

/** The queue of the app: set once in App. */
export const [getQueue, setQueue] = createContext<WriteQueue>();
