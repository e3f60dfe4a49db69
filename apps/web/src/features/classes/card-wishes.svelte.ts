import type { WriteQueue } from '../../lib/offline/queue.svelte';
import { sendAgain } from '../../lib/offline/send-again';
import type { QueuedWrite } from '../../lib/offline/store';
import { type Standing, standingOf } from '../../lib/offline/write-status';
import { spacedNumber } from './card-check';
import { cardWrite } from './card-write';

/** A card whose holder could not be taken in, as it was read. */
export interface RefusedCard {
  readonly key: string;
  /** In two halves, as it is printed. */
  readonly number: string;
  /** When it was read, by this phone's clock; null where the write does not say. */
  readonly seenAt: string | null;
  /** The server's words; empty of a write that an earlier version of this page kept. */
  readonly reason: string;
}

/** A text of a write by the name of its field; empty where there is none. */
export const textIn = (body: unknown, field: string): string => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : '';
  return typeof value === 'string' ? value : '';
};

const cardOf = ({ key, body, reason = '' }: QueuedWrite): RefusedCard => ({
  ...{ key, number: spacedNumber(textIn(body, 'card')), reason },
  seenAt: textIn(body, 'madeAt') || null,
});

/** Cards of people on no list, read without network: this device asks for them to be taken in when there is one. */
export class CardWishes {
  readonly #sessionId: () => string;
  readonly #queue: WriteQueue;

  constructor(sessionId: () => string, queue: WriteQueue) {
    this.#sessionId = sessionId;
    this.#queue = queue;
  }

  readonly #held = $derived.by(() => this.#queue.waiting(this.prefix, true));
  readonly #waiting = $derived(this.#held.filter(({ state }) => state === 'on-device'));
  readonly waitingCount = $derived(this.#waiting.length);
  /** Of those the ones that this page alone holds. */
  readonly unkeptCount = $derived.by(() => this.#waiting.filter(({ key }) => this.#standing(key) === 'unkept').length);
  /** Whom the server did not take in, oldest first, until the trainer has seen it. */
  readonly refused = $derived(this.#held.filter(({ state }) => state === 'refused').map(cardOf));

  /** What the keys of the wishes of this session begin with. */
  get prefix(): string {
    return `card/${this.#sessionId()}/`;
  }

  /** Keeps the wish and sends it when there is network; gives where it stands. */
  async ask(card: Parameters<typeof cardWrite>[1]): Promise<Standing> {
    const write = cardWrite(this.#sessionId(), card);
    await this.#queue.add(write);
    return this.#standing(write.key);
  }

  /** Asks once more for those who were refused. */
  async again(): Promise<void> {
    await sendAgain(this.#queue, this.prefix);
  }

  /** Lets go of the refused ones after the trainer has seen them. */
  async dismissRefused(): Promise<void> {
    await this.#queue.dismissAll(this.prefix);
  }

  #standing(key: string): Standing {
    return standingOf(this.#queue.statusOf(key) ?? { state: 'sent' });
  }
}
