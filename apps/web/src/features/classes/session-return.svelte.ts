import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Answer } from '../../lib/api/types';
import { hinderedBy, type TypedHours } from '../../lib/clashes/clash-help';

type Restored = Answer<'delete', '/api/class-sessions/{classSessionId}/cancellation'>;

/** Cancelled sessions that come back, one at a time, at the hours they had or at others. What refused it is said beside the session until something else is done. */
export class SessionReturn extends Act {
  /** The session asked for last. */
  sessionId = $state<string | null>(null);
  /** At which hours; null: those it had. */
  #hours = $state.raw<TypedHours | null>(null);
  /** What stands in its way, and other hours. */
  readonly hindered = $derived(hinderedBy(this.problem));

  /** Gives what came of its people, null when it was refused. */
  async bringBack(classSessionId: string, hours: TypedHours | null, isHolidayKnown = false): Promise<Restored | null> {
    this.sessionId = classSessionId;
    this.#hours = hours;
    const path = { classSessionId };
    return this.run(() =>
      hours === null
        ? call('delete', '/api/class-sessions/{classSessionId}/cancellation', { path })
        : call('post', '/api/class-sessions/{classSessionId}/return', {
            path,
            body: { ...hours, ...(isHolidayKnown ? { isHolidayKnown } : {}) },
          }),
    );
  }

  /** The hours asked for last. */
  get hours(): TypedHours | null {
    return this.#hours;
  }

  /** Something else is done: what was refused is of the past. */
  forget(): void {
    this.problem = null;
  }
}
