import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { randomId } from '../../lib/offline/device';
import { type Candidate, candidatesOf, type Replaceable } from './candidates';
import { addDays, dateOr, today } from './week';

type Staff = Answer<'get', '/api/class-staff'>['items'][number];
export type Replacement = Answer<'get', '/api/staff-replacements'>['items'][number];
type StandIn = Replaceable['standIns'][number];

const WEEKS_SHOWN = 2;

/** Somebody is away: which sessions, who stands in, all at once. */
export class ReplaceStaffState {
  from = $state(today());
  to = $state(addDays(today(), 7 * WEEKS_SHOWN));
  accountId = $state('');
  standInId = $state('');
  readonly act = new Act();
  readonly staff: Resource<readonly Staff[]>;
  readonly sessions: Resource<readonly Replaceable[]>;
  readonly last: Resource<readonly Replacement[]>;
  /** Sessions that are taken out of what is chosen by itself: those at which the stand-in is free. */
  #left = $state.raw<readonly string[]>([]);
  #clientKey = randomId();

  /** `query`: `nguoi`, `tu`, `den` of the address say whom and when. */
  constructor(query: URLSearchParams) {
    this.accountId = query.get('nguoi') ?? '';
    this.from = dateOr(query.get('tu'), this.from);
    this.to = dateOr(query.get('den'), this.to);
    this.staff = new Resource(async (signal) => {
      if (!this.#hasDays) return [];
      const { items } = await call('get', '/api/class-staff', { query: this.#days, signal });
      if (items.length === 1 && this.accountId === '') this.accountId = items[0]?.accountId ?? '';
      return items;
    });
    this.sessions = new Resource(async (signal) => {
      if (this.accountId === '' || !this.#hasDays) return [];
      const path = { accountId: this.accountId };
      return (await call('get', '/api/class-staff/{accountId}/sessions', { path, query: this.#days, signal })).items;
    });
    this.last = new Resource(async (signal) => (await call('get', '/api/staff-replacements', { signal })).items);
  }

  readonly candidates = $derived.by((): readonly Candidate[] => candidatesOf(this.sessions.value ?? []));

  /** The one who is to stand in, at one session; null: she doesn't teach there. */
  standInAt({ standIns }: Replaceable): StandIn | null {
    return standIns.find(({ accountId }) => accountId === this.standInId) ?? null;
  }

  /** True when the chosen stand-in is free. */
  isFree(one: Replaceable): boolean {
    return this.standInAt(one)?.clashes.length === 0;
  }

  isChosen(one: Replaceable): boolean {
    return this.isFree(one) && !this.#left.includes(one.session.id);
  }

  choose({ session: { id } }: Replaceable, isChosen: boolean): void {
    this.#left = isChosen ? this.#left.filter((one) => one !== id) : [...this.#left, id];
  }

  readonly chosen = $derived.by(() => (this.sessions.value ?? []).filter((one) => this.isChosen(one)));

  /** Another person or other days: nobody is chosen yet. */
  startAnew(): void {
    this.standInId = '';
    this.#left = [];
    this.act.problem = null;
  }

  /** Gives how many sessions were given over, null when it was refused. */
  async replace(): Promise<{ count: number; id: string } | null> {
    const [id, count] = [this.#clientKey, this.chosen.length];
    const body = {
      ...{ clientKey: id, accountId: this.accountId, standInId: this.standInId },
      classSessionIds: this.chosen.map(({ session }) => session.id),
    };
    const done = await this.act.run(() => call('post', '/api/staff-replacements', { body }));
    if (this.act.problem?.isPassing !== true) this.#clientKey = randomId();
    // What was refused was shown as free: look again.
    if (done === null) void this.sessions.load();
    else await this.#take(done.items);
    return done === null ? null : { count, id };
  }

  async takeBack(replacementId: string): Promise<boolean> {
    const path = { replacementId };
    const done = await this.act.run(() => call('delete', '/api/staff-replacements/{replacementId}', { path }));
    if (done !== null) await this.#take(done.items);
    return done !== null;
  }

  async #take(items: readonly Replacement[]): Promise<void> {
    this.last.set(items);
    await Promise.all([this.staff.load(), this.sessions.load()]);
  }

  get #days(): { from: string; to: string } {
    return { from: this.from, to: this.to };
  }

  get #hasDays(): boolean {
    return this.from !== '' && this.to !== '';
  }
}
