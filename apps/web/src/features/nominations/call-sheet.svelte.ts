import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import type { CallSheet, Naming, NamedPerson, NotNamed } from './types';

type Person = Answer<'get', '/api/members'>['items'][number];

/** Somebody found, and why she would not be taken; null: she would be. */
export type FoundPerson = Person & { readonly hindrance: NotNamed | null };

const waitMs = 250;
const shownCount = 20;

/** What a commune filled in, and what its officer does with it. */
export class CallSheetState {
  readonly sheet: Resource<CallSheet>;
  readonly act = new Act();
  outcome = $state.raw<Naming | null>(null);
  readonly #path: { callId: string; communeId: string };

  constructor(callId: string, communeId: string) {
    this.#path = { callId, communeId };
    this.sheet = new Resource((signal) =>
      call('get', '/api/class-calls/{callId}/communes/{communeId}', { path: this.#path, signal }),
    );
  }

  /** Where its people are today: of a commune that was merged the one it went into. */
  get communeId(): string {
    return this.sheet.value?.quota.heirs[0]?.communeId ?? this.#path.communeId;
  }

  /** Who of them would not be taken, before anybody is named. */
  async foresee(people: { memberIds?: string[]; teamIds?: string[] }, signal: AbortSignal): Promise<NotNamed[]> {
    const path = this.#path;
    const address = '/api/class-calls/{callId}/communes/{communeId}/name-preview';
    return (await call('post', address, { path, body: people, signal })).refused;
  }

  /** How many were taken; null when it was refused as a whole. */
  async name(people: { memberIds?: string[]; teamIds?: string[] }): Promise<number | null> {
    const outcome = await this.act.run(() =>
      call('post', '/api/class-calls/{callId}/communes/{communeId}/names', { path: this.#path, body: people }),
    );
    if (outcome === null) return null;
    this.outcome = outcome.refused.length > 0 ? outcome : null;
    this.sheet.set(outcome.sheet);
    return outcome.taken;
  }

  async decline({ id: nameId }: NamedPerson, reason: string): Promise<boolean> {
    const path = { callId: this.#path.callId, nameId };
    return this.#changed(() =>
      call('post', '/api/class-calls/{callId}/names/{nameId}/refusal', { path, body: { reason } }),
    );
  }

  async withdraw({ id: nameId }: NamedPerson): Promise<boolean> {
    const path = { callId: this.#path.callId, nameId };
    return this.#changed(() => call('delete', '/api/class-calls/{callId}/names/{nameId}', { path }));
  }

  async #changed(work: () => Promise<unknown>): Promise<boolean> {
    const done = await this.act.run(async () => {
      await work();
      return true;
    });
    await this.sheet.load();
    return done === true;
  }
}

/** People of a commune by a part of their name; asks when the typing rests. */
export class CommunePeople {
  text = $state('');
  readonly people: Resource<readonly FoundPerson[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ communeId, foresee }: Pick<CallSheetState, 'communeId' | 'foresee'>) {
    this.people = new Resource(async (signal) => {
      if (!this.hasText) return [];
      const query = { text: this.text.trim(), limit: shownCount, communeId };
      const { items } = await call('get', '/api/members', { query, signal });
      const refused = items.length === 0 ? [] : await foresee({ memberIds: items.map(({ id }) => id) }, signal);
      return items.map((person) => ({
        ...person,
        hindrance: refused.find(({ memberId }) => memberId === person.id) ?? null,
      }));
    });
  }

  get hasText(): boolean {
    return this.text.trim().length >= 2;
  }

  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.people.load(true), waitMs);
  }
}
