import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { narrowedBy } from './class-filters.svelte';
import { firstOfMonth, addMonths, sheetOf, weeksOfMonth } from './month';
import type { Session } from './types';
import { addDays, dateOr, mondayOf, today, weekOf } from './week';

/** How the calendar is laid out; it stands in the address as `xem`. */
export type CalendarView = 'thang' | 'tuan';

/** Sessions of a month or a week, narrowed by trainer, commune and hall; everything that was chosen stands in the address. */
export class SessionCalendar {
  readonly sessions: Resource<{ items: readonly Session[]; isCut: boolean }>;
  readonly #query: () => URLSearchParams;

  constructor(query: () => URLSearchParams, hasOwn: () => boolean) {
    this.#query = query;
    this.sessions = new Resource((signal) => {
      return call('get', '/api/class-sessions', { query: { ...this.span, ...narrowedBy(query(), hasOwn()) }, signal });
    });
  }

  get view(): CalendarView {
    return this.#query().get('xem') === 'tuan' ? 'tuan' : 'thang';
  }

  /** The day whose month or week is shown. */
  get day(): string {
    return dateOr(this.#query().get('ngay'), today());
  }

  /** First and last day that are read. */
  get span(): { from: string; to: string } {
    if (this.view === 'thang') return sheetOf(this.day);
    const monday = mondayOf(this.day);
    return { from: monday, to: addDays(monday, 6) };
  }

  /** A day of the month or week before or after. */
  neighbour(by: 1 | -1): string {
    return this.view === 'thang' ? addMonths(firstOfMonth(this.day), by) : addDays(mondayOf(this.day), 7 * by);
  }

  /** Of the month or week that is asked for; null until they are read. */
  readonly shown = $derived.by(() => this.sessions.answer?.items ?? null);

  readonly weeks = $derived.by(() => weeksOfMonth(this.day, this.shown ?? []));

  readonly days = $derived.by(() => weekOf(mondayOf(this.day), this.shown ?? []));
}
