import { dayAfter, formatDate, lastDayOf } from '../../lib/i18n/format';
import { t } from './messages/seat-days';
import { today } from './seat-spans';
import type { Seat } from './types';

/** When somebody is to hold a place: the first day, and the last one where it is known. */
export class SeatDaysForm {
  from = $state('');
  /** Empty: without an end. */
  lastDay = $state('');
  isFromWrong = $state(false);
  isLastWrong = $state(false);
  /** A day that is none was sent: said at the field, since nothing went out. */
  isRefused = $state(false);
  readonly #first: string;

  /** `earliest`: the first day the place may pass on; `lastDay`: the day before somebody else takes it. */
  constructor(earliest: string | null = null, lastDay = '') {
    this.#first = earliest !== null && earliest > today() ? earliest : today();
    this.from = this.#first;
    this.lastDay = lastDay;
  }

  /** True when both days can be sent; else the wrong one says so. */
  check(): boolean {
    this.isRefused = this.from === '' || this.isFromWrong || this.isLastWrong;
    return !this.isRefused;
  }

  /** True while the first day lies ahead. */
  get isComing(): boolean {
    return this.from > today();
  }

  /** As the API takes them; today is left to the server's clock. */
  body(): { from?: string; until?: string } {
    return {
      ...(this.from === this.#first && this.#first <= today() ? {} : { from: this.from }),
      ...(this.lastDay === '' ? {} : { until: dayAfter(this.lastDay) }),
    };
  }
}

/** The days to propose for an empty place, or for one whose holder leaves on a known day. */
export function daysFor(seat: Seat | undefined): SeatDaysForm {
  const next = seat?.next ?? null;
  return new SeatDaysForm(seat?.holder?.until ?? null, next === null ? '' : lastDayOf(next.heldFrom));
}

export function beginWords({ isComing: isAhead, from }: SeatDaysForm): string {
  return isAhead ? formatDate(from) : t('today');
}
