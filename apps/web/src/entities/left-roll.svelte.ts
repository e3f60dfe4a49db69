import type { WriteQueue } from '../lib/offline/queue.svelte';

const hallKey = /^(?:attendance|card)\/([^/]+)\//;
const rollPath = (sessionId: string): string => `/giang-vien/buoi/${sessionId}`;

/**
 * Marks and cards of a hall that the server refused stand on their roll, as this phone keeps it: nothing of them is put away unseen. So that roll is open here
 * also to who has no trainer's desk any more, until she leaves it.
 */
export class LeftRoll {
  #visited = $state('');
  readonly #queue: WriteQueue;

  constructor(queue: WriteQueue) {
    this.#queue = queue;
  }

  readonly #paths = $derived.by(() =>
    this.#queue.waiting('', true).flatMap(({ state, key }) => {
      const [, sessionId] = hallKey.exec(key) ?? [];
      return state === 'refused' && sessionId !== undefined ? [rollPath(sessionId)] : [];
    }),
  );
  /** The roll of the oldest that was refused; null: none was. */
  readonly path = $derived(this.#paths[0] ?? null);

  /** Somebody is at this address: what she came for may be sent, and the page stays while she is there. */
  visit(pathname: string): void {
    this.#visited = this.#paths.includes(pathname) ? pathname : this.#visited === pathname ? pathname : '';
  }

  isOpen(pathname: string): boolean {
    return this.#paths.includes(pathname) || this.#visited === pathname;
  }
}
