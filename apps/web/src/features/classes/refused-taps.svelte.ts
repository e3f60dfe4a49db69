import type { WriteQueue } from '../../lib/offline/queue.svelte';
import { sendAgain } from '../../lib/offline/send-again';
import { keptRoll } from './kept-roll';
import { lastOfEach, type Named, reasonsOf, type RefusedTap } from './refused-marks';

/** Marks of one session that the server refused: they stay on this phone until they are sent again, or seen. */
export class RefusedTaps {
  readonly #sessionId: () => string;
  readonly #queue: WriteQueue;
  readonly #namesOf: () => readonly Named[] | null;

  /** `namesOf`: the people of the roll; null where it did not come. */
  constructor(sessionId: () => string, queue: WriteQueue, namesOf: () => readonly Named[] | null) {
    this.#sessionId = sessionId;
    this.#queue = queue;
    this.#namesOf = namesOf;
  }

  readonly #held = $derived.by(() => this.#queue.waiting(this.prefix, true).filter(({ state }) => state === 'refused'));
  /** One a person, the newest first. */
  readonly list = $derived.by((): readonly RefusedTap[] => {
    return lastOfEach(this.#held, this.#namesOf() ?? keptRoll(this.#sessionId())?.roll.rows ?? []);
  });
  /** The server's words, each once; none of writes that an earlier version of this page kept. */
  readonly reasons = $derived.by(() => reasonsOf(this.#held));

  /** What the keys of the marks of this session begin with. */
  get prefix(): string {
    return `attendance/${this.#sessionId()}/`;
  }

  /** Sends them once more; gives on how many people something was taken. */
  async again(): Promise<number> {
    const before = this.list.length;
    await sendAgain(this.#queue, this.prefix);
    const waiting = lastOfEach(this.#queue.waiting(this.prefix), []);
    return before - this.list.length - waiting.length;
  }

  /** Lets go of them after the trainer has seen them. */
  async dismiss(): Promise<void> {
    await this.#queue.dismissAll(this.prefix);
  }
}
