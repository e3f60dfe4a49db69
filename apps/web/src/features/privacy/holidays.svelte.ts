import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { occasionWords } from '../../lib/days-off/occasions';
import { t } from './messages/holidays';

export type HolidayList = Answer<'get', '/api/holidays'>;
export type HolidayYear = HolidayList['years'][number];
type HolidayChange = Answer<'post', '/api/holidays'>;
type Entered = HolidayYear['missing'][number];

/** What can be entered, in the order of the year. */
export const enteredOccasions: readonly { value: Entered; label: string }[] = [
  { value: 'tet', label: occasionWords.tet },
  { value: 'hung-vuong', label: occasionWords['hung-vuong'] },
  { value: 'national-day', label: t('nationalDaySecond') },
  { value: 'instead', label: occasionWords.instead },
  { value: 'other', label: occasionWords.other },
];

/** What the law gives and nobody has entered, in words; empty when nothing is missing. */
export const missingWords = ({ missing }: HolidayYear): string =>
  enteredOccasions.flatMap(({ value, label }) => (missing.includes(value) ? [label] : [])).join(', ');

/** The list of days off, and what the department does with it. */
export class HolidayState extends Act {
  readonly list = new Resource<HolidayList>((signal) => call('get', '/api/holidays', { signal }));
  occasion = $state<string>('tet');
  from = $state('');
  to = $state('');

  async add(): Promise<HolidayChange | null> {
    const occasion = enteredOccasions.find(({ value }) => value === this.occasion)?.value ?? 'other';
    const body = { from: this.from, to: this.to === '' ? this.from : this.to, occasion };
    const change = await this.#change(() => call('post', '/api/holidays', { body }));
    if (change) this.from = this.to = '';
    return change;
  }

  /** Takes one day out. */
  remove(day: string): Promise<HolidayChange | null> {
    return this.#change(() => call('post', '/api/holidays/removal', { body: { from: day, to: day } }));
  }

  /** Puts one day back as it was. */
  restore(day: string, occasion: string): Promise<HolidayChange | null> {
    const known = enteredOccasions.find(({ value }) => value === occasion)?.value ?? 'other';
    return this.#change(() => call('post', '/api/holidays', { body: { from: day, to: day, occasion: known } }));
  }

  async #change(send: () => Promise<HolidayChange>): Promise<HolidayChange | null> {
    const change = await this.run(send);
    if (change) this.list.set(change);
    return change;
  }
}

/** The word that a year's list is complete, by a document. */
export class ConfirmYear extends Act {
  year = $state('');
  document = $state('');

  /** `document` empty: takes the word back. */
  async send(year: number, document: string): Promise<HolidayList | null> {
    const said = document.trim();
    const body = said === '' ? { year } : { year, document: said };
    return this.run(() => call('post', '/api/holidays/confirmation', { body }));
  }
}
