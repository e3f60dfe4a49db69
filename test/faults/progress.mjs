import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** How much of the planned work the API has acknowledged; tells of the moments at which a kill hurts most. */
export class Progress extends EventEmitter {
  #done = 0;
  isOver = false;

  constructor(total) {
    super();
    this.total = total;
  }

  step() {
    this.#done += 1;
  }

  get share() {
    return this.#done / this.total;
  }

  /** Waits until this share of the work is acknowledged, or nobody works any more. */
  async reached(share, signal) {
    while (this.share < share && !this.isOver) await pause(5, undefined, { signal });
  }

  /** Waits for the next news of a kind, but not for ever. */
  async next(kind, milliseconds, signal) {
    const patience = AbortSignal.timeout(milliseconds);
    await once(this, kind, { signal: AbortSignal.any([patience, signal]) }).catch(() => undefined);
    signal.throwIfAborted();
  }
}
