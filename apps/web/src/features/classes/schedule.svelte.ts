import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { WriteQueue } from '../../lib/offline/queue.svelte';
import { agreeKept, isUnanswered, keptSessions } from './kept-roll';
import { sendRestored } from './restored-marks';
import type { Session } from './types';
import { addDays, dateOr, mondayOf, sessionToShow, startingToday, today, weekOf } from './week';

/** So long an answer is awaited before what this phone keeps is shown beside the waiting, in milliseconds. */
const slowMs = 4000;

/** What this phone keeps stands in for the week: its own sessions, and whether there was no answer or none so far. */
export interface KeptWeek {
  why: 'lost' | 'slow';
  sessions: readonly Session[];
}

/** A trainer's week: the days at the left, one session in the middle; both stand in the address. */
export class ScheduleState {
  readonly sessions: Resource<readonly Session[]>;
  #kept = $state.raw<KeptWeek | null>(null);
  readonly #query: () => URLSearchParams;
  readonly #queue: WriteQueue;

  constructor(query: () => URLSearchParams, queue: WriteQueue) {
    this.#query = query;
    this.#queue = queue;
    this.sessions = new Resource((signal) => this.#read(signal));
  }

  get monday(): string {
    return mondayOf(dateOr(this.#query().get('tuan'), today()));
  }

  /** The sessions of the kept rolls, while the server's week is not known; null otherwise. */
  readonly kept = $derived.by(() => (this.sessions.answer === null ? this.#kept : null));

  readonly days = $derived.by(() => weekOf(this.monday, this.kept?.sessions ?? this.sessions.value ?? []));

  readonly selected = $derived.by((): Session | null => {
    if (this.kept !== null) return null;
    const all = this.sessions.value ?? [];
    const wanted = this.#query().get('buoi');
    return all.find(({ id }) => id === wanted) ?? sessionToShow(startingToday(all)) ?? sessionToShow(all);
  });

  /** The address of the week before or after. */
  neighbour(weeks: 1 | -1): string {
    return addDays(this.monday, 7 * weeks);
  }

  async #read(signal: AbortSignal): Promise<readonly Session[]> {
    const dates = { from: this.monday, to: addDays(this.monday, 6), isMine: true };
    const clock = setTimeout(() => this.#showKept('slow'), slowMs);
    try {
      const { items } = await call('get', '/api/class-sessions', { query: dates, signal });
      agreeKept(items, dates.from, dates.to);
      void sendRestored(this.#queue, items);
      this.#kept = null;
      return items;
    } catch (error) {
      if (isUnanswered(error)) this.#showKept('lost');
      else if (!signal.aborted) this.#kept = null;
      throw error;
    } finally {
      clearTimeout(clock);
    }
  }

  /** On a slow network nothing is said where there is nothing to show, and what is known to be lost stays so until an answer. */
  #showKept(why: KeptWeek['why']): void {
    const sessions = keptSessions(Date.now());
    if (why === 'slow' && (sessions.length === 0 || this.#kept !== null)) return;
    this.#kept = { why, sessions };
  }
}
