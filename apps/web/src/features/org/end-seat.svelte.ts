import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { dayAfter, formatDate, lastDayOf } from '../../lib/i18n/format';
import type { Effect } from '../../lib/ui/EffectList.svelte';
import { lossesOf } from './leaver-effects';
import { t } from './messages/seat-days';
import type { Leaver } from './replace.svelte';
import { isComing, today } from './seat-spans';
import type { SeatEnded } from './types';

interface Ended {
  answer: SeatEnded;
  text: string;
}

/** The end of a holding: after a day, or no end after all. */
export class EndSeatForm extends Act {
  readonly #today = today();
  /** The last day held. */
  lastDay = $state(this.#today);
  isRefused = $state(false);
  readonly #leaver: Leaver;

  constructor(leaver: Leaver) {
    super();
    this.#leaver = leaver;
  }

  /** True for a holding that has not begun: it is taken back. */
  get isComing(): boolean {
    return isComing(this.#leaver);
  }

  /** True when the place was left before today: it ends with the act. */
  get isAtOnce(): boolean {
    return this.lastDay === lastDayOf(this.#today);
  }

  /** The place was left before today. */
  endAtOnce(): void {
    this.lastDay = lastDayOf(this.#today);
  }

  /** The day the effects begin, in words. */
  get begins(): string {
    if (this.isAtOnce || this.lastDay === '') return t('today');
    return formatDate(dayAfter(this.lastDay));
  }

  /** What the act will do. */
  get effects(): Effect[] {
    return [{ text: t('isEmpty', { number: this.#leaver.number }) }, ...lossesOf(this.#leaver, false)];
  }

  async end(): Promise<Ended | null> {
    const { fullName: name, number } = this.#leaver;
    if (this.isComing) return this.#send({}, t('withdrawn', { name, number }));
    this.isRefused = this.lastDay === '';
    if (this.isRefused) return null;
    // What ends at once is left to the server's clock.
    if (this.isAtOnce) return this.#send({}, t('endedNow', { name, number }));
    const last = formatDate(this.lastDay);
    return this.#send({ until: dayAfter(this.lastDay) }, t('ended', { name, number, last }));
  }

  /** It goes on without an end. */
  async keepOn(): Promise<Ended | null> {
    const { fullName: name, number } = this.#leaver;
    return this.#send({ until: null }, t('opened', { name, number }));
  }

  async #send(body: { until?: string | null }, text: string): Promise<Ended | null> {
    const path = { seatTermId: this.#leaver.seatTermId };
    const answer = await this.run(() => call('post', '/api/seat-terms/{seatTermId}/end', { path, body }));
    return answer && { answer, text };
  }
}
