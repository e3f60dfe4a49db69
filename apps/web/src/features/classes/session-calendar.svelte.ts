import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { firstOfMonth, addMonths, sheetOf, weeksOfMonth } from './month';
import type { Session } from './types';
import { addDays, dateOr, mondayOf, today, weekOf } from './week';

/** How the calendar is laid out; it stands in the address as `xem`. */
export type CalendarView = 'thang' | 'tuan';

interface Choice {
  value: string;
  label: string;
}

const byName = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, 'vi');

/** Who stands before a session: its trainer and who assists. */
const staffOf = (session: Session): Choice[] => [
  { value: session.trainerId, label: session.trainerName },
  ...session.assistants.map(({ accountId, name }) => ({ value: accountId, label: name })),
];

const distinct = (choices: readonly Choice[]): Choice[] =>
  [...new Map(choices.map((choice) => [choice.value, choice])).values()].sort(byName);

/** Sessions of a month or a week, narrowed by trainer, commune and hall; everything that was chosen stands in the address. */
export class SessionCalendar {
  readonly sessions: Resource<{ items: readonly Session[]; isCut: boolean }>;
  readonly #query: () => URLSearchParams;

  constructor(query: () => URLSearchParams, hasOwn: () => boolean) {
    this.#query = query;
    this.sessions = new Resource((signal) => {
      const isMine = hasOwn() && query().get('cua') !== 'tat-ca';
      const communeId = query().get('xa') ?? undefined;
      return call('get', '/api/class-sessions', { query: { ...this.span, isMine, communeId }, signal });
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

  readonly all = $derived.by(() => this.sessions.value?.items ?? []);

  readonly shown = $derived.by(() => {
    const [staff, venue] = [this.#query().get('gv'), this.#query().get('phong')];
    return this.all.filter(
      (session) =>
        (staff === null || staffOf(session).some(({ value }) => value === staff)) &&
        (venue === null || session.venueId === venue),
    );
  });

  readonly weeks = $derived.by(() => weeksOfMonth(this.day, this.shown));

  readonly days = $derived.by(() => weekOf(mondayOf(this.day), this.shown));

  /** Who stands before the sessions that were read. */
  readonly staff = $derived.by(() => distinct(this.all.flatMap(staffOf)));

  /** The halls of the sessions that were read. */
  readonly venues = $derived.by(() =>
    distinct(
      this.all.map(({ venueId, venueName, communeName }) => ({
        value: venueId,
        label: `${venueName}, ${communeName}`,
      })),
    ),
  );
}
