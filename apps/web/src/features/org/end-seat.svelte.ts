import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/seat-days';
import type { Leaver } from './replace.svelte';
import { isComing, today } from './seat-spans';
import type { SeatEnded } from './types';

interface Ended {
  answer: SeatEnded;
  text: string;
}

/** The end of a holding: from a day on, or no end after all. */
export class EndSeatForm extends Act {
  readonly #today = today();
  /** The first day no longer held. */
  from = $state(this.#today);
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

  /** The day, in words. */
  get words(): string {
    return this.from === '' || this.from === this.#today ? t('today') : formatDate(this.from);
  }

  async end(): Promise<Ended | null> {
    const { fullName: name, number } = this.#leaver;
    if (this.isComing) return this.#send({}, t('withdrawn', { name, number }));
    this.isRefused = this.from === '';
    if (this.isRefused) return null;
    // Today is left to the server's clock.
    const body = this.from === this.#today ? {} : { until: this.from };
    return this.#send(body, t('ended', { name, number, date: this.words }));
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
