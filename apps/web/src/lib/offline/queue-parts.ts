import type { QueuedWrite } from './store';

/** What the queue is given: tests give it their own. */
export interface QueueParts {
  /** Brings one write to the server and gives its answer; throws `Problem`. */
  send: (write: QueuedWrite) => Promise<unknown>;
  /** Runs work while no other tab sends. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** Calls back after a delay. */
  later: (run: () => void, delayMs: number) => void;
  now: () => number;
  /** A refused write was put away by its owner: whoever else remembers it forgets it. */
  putAway?: (key: string) => void;
}
