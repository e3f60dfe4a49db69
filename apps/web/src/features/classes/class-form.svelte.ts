import { type Hindered, hinderedBy, type TypedHours } from '../../lib/clashes/clash-help';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { randomId } from '../../lib/offline/device';
import { Act } from '../../lib/api/act.svelte';
import { CrewState } from './crew.svelte';
import { formOf, type RuleForm, ruleOf, usualRule } from './rule-form';
import type { Approval, ClassGroup, Commune, Venue } from './types';
import { addDays, today } from './week';

/** The form of a new class. */
export class ClassFormState {
  title = $state('');
  communeId = $state('');
  venueId = $state('');
  capacity = $state('40');
  /** Id of the course it is about; empty: of none. */
  topic = $state('');
  /** Ids of the courses that whoever gets a place has finished. */
  buildsOn = $state.raw<readonly string[]>([]);
  readonly courses = new Resource((signal) => call('get', '/api/courses', { signal }));
  sessions = $state.raw<readonly TypedHours[]>([{ on: today(), from: '19:00', to: '20:30' }]);
  rule = $state.raw<RuleForm>(formOf(usualRule));
  approval = $state<Approval>('none');
  readonly communes: Resource<readonly Commune[]>;
  readonly venues: Resource<readonly Venue[]>;
  readonly crew = new CrewState(() => this.communeId);
  readonly sending = new Act();
  /** The form was sent at least once. */
  isAsked = $state(false);
  /** Sessions that clash, as the last refusal told, until their hours are changed. */
  hindered = $state.raw<readonly Hindered[]>([]);
  #isMade = $state(false);
  #clientKey = randomId();

  constructor() {
    this.communes = new Resource(async (signal) => {
      const { items } = await call('get', '/api/communes', { signal });
      // Nobody's class lands in the first commune of the alphabet.
      if (items.length === 1) this.communeId ||= items[0]?.id ?? '';
      return items;
    });
    this.venues = new Resource((signal) => this.#readVenues(signal));
  }

  /** Something was entered and is not a class yet. */
  get isUnsaved(): boolean {
    return !this.#isMade && (this.title.trim() !== '' || this.sessions.length > 1);
  }

  /** The chosen venue; null also while those of the commune are not known. */
  get venue(): Venue | null {
    return this.venues.answer?.find(({ id }) => id === this.venueId) ?? null;
  }

  /** One more session: a week after the last, at the same hours. */
  addSession(): void {
    const last = this.sessions.at(-1) ?? { on: today(), from: '19:00', to: '20:30' };
    this.sessions = [...this.sessions, { ...last, on: addDays(last.on, 7) }];
  }

  changeSession(index: number, hours: TypedHours): void {
    this.sessions = this.sessions.map((one, at) => (at === index ? hours : one));
    this.#settle(this.hindered.filter(({ session }) => session !== index));
  }

  removeSession(index: number): void {
    this.sessions = this.sessions.filter((_, at) => at !== index);
    this.#settle([]);
  }

  /** Takes a venue that was added just now. */
  takeVenue(venue: Venue): void {
    this.venues.set([...(this.venues.answer ?? []), venue]);
    this.venueId = venue.id;
  }

  /** Sends the form; another try after a refusal is another form. */
  async send(isHolidayKnown = false): Promise<ClassGroup | null> {
    this.isAsked = true;
    const { venue } = this;
    if (venue === null || this.sessions.some(hasGap)) return null;
    const body = {
      clientKey: this.#clientKey,
      title: this.title,
      venueId: venue.id,
      capacity: Number(this.capacity),
      ...(this.topic === '' ? {} : { topic: this.topic }),
      buildsOn: [...this.buildsOn],
      rule: ruleOf(this.rule),
      approval: this.approval,
      sessions: this.sessions.map(({ on, from, to }) => ({ on, from, to })),
      ...this.crew.body,
      ...(isHolidayKnown ? { isHolidayKnown } : {}),
    };
    const made = await this.sending.run(() => call('post', '/api/class-groups', { body }));
    this.#isMade = made !== null;
    this.hindered = hinderedBy(this.sending.problem);
    if (this.sending.problem?.isPassing === false) this.#clientKey = randomId();
    return made;
  }

  /** What is wrong with one session: its hours, or the session as a whole. */
  sessionFault(index: number): string | null {
    const fields = ['', '/on', '/from', '/to'];
    const found = fields.map((field) => this.sending.fault(`/sessions/${index}${field}`));
    return found.find((text) => text !== null) ?? null;
  }

  /** The refusal stays until none of what it told is left. */
  #settle(left: readonly Hindered[]): void {
    if (left.length === 0 && this.hindered.length > 0) this.sending.problem = null;
    this.hindered = left;
  }

  async #readVenues(signal: AbortSignal): Promise<readonly Venue[]> {
    if (this.communeId === '') return [];
    const query = { communeId: this.communeId, limit: 200 };
    const { items } = await call('get', '/api/venues', { query, signal });
    if (!items.some(({ id }) => id === this.venueId)) this.venueId = items[0]?.id ?? '';
    return items;
  }
}

/** What was typed is no date or no time: the field says so itself. */
const hasGap = ({ on, from, to }: TypedHours): boolean => on === '' || from === '' || to === '';
