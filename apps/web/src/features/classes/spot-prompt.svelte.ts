import { forgetKept, keep, readKept } from '../../lib/offline/kept';
import type { RollLine } from './roll-view';
import { lot } from './spot-check';
import { isPromptDue, type KeptPrompt, momentOf } from './spot-prompt';
import type { Session } from './types';

const nameOf = (sessionId: string): string => `spot.${sessionId}`;

function read(sessionId: string): KeptPrompt {
  const { atMs, isPutAway } = (readKept(nameOf(sessionId)) ?? {}) as Partial<KeptPrompt>;
  return { atMs: typeof atMs === 'number' ? atMs : null, isPutAway: isPutAway === true };
}

export const forgetPrompt = (sessionId: string): void => forgetKept(nameOf(sessionId));

/** The reminder of the spot check on this device: its moment outlives a reload and needs no network. */
export class SpotPrompt {
  #kept = $state.raw<KeptPrompt>({ atMs: null, isPutAway: false });
  #nowMs = $state(0);
  readonly #session: () => Session;
  readonly #now: () => number;

  /** `now`: the server's clock as this device knows it, ms since 1970. */
  constructor(session: () => Session, now: () => number) {
    this.#session = session;
    this.#now = now;
    this.look();
  }

  /** Looks at the clock; draws the moment where the session has none yet. */
  look(): void {
    const session = this.#session();
    this.#nowMs = this.#now();
    const kept = read(session.id);
    const atMs = momentOf(session, { keptMs: kept.atMs, nowMs: this.#nowMs }, lot);
    this.#kept = { ...kept, atMs };
    if (atMs !== null && atMs !== kept.atMs) keep(nameOf(session.id), this.#kept);
  }

  isDue(lines: readonly RollLine[]): boolean {
    return isPromptDue(this.#session(), this.#kept, lines, this.#nowMs);
  }

  /** Not again in this session: she was reminded, or asked by herself. */
  putAway(): void {
    this.#kept = { ...this.#kept, isPutAway: true };
    keep(nameOf(this.#session().id), this.#kept);
  }
}
