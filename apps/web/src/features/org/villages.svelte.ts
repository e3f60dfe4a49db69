import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { Act } from '../../lib/api/act.svelte';
import type { CommuneVillages, Village, VillagesChanged } from './types';

/** What a village may be called. */
export const villageWords = ['Thôn', 'Tổ dân phố', 'Xóm', 'Bản', 'Khu'] as const;
export type VillageWord = (typeof villageWords)[number];

/** What the village of an answer is called now: the server drops a type word that was typed twice. */
export function nameIn({ id, list }: VillagesChanged): string {
  return list.villages.find((village) => village.id === id)?.fullName ?? '';
}

/** The type word and the name of a full name: “Tổ dân phố 7” gives both. */
export function partsOf(fullName: string): { word: VillageWord; name: string } {
  const word = villageWords.find((one) => fullName.startsWith(`${one} `));
  return word ? { word, name: fullName.slice(word.length + 1) } : { word: 'Thôn', name: fullName };
}

/** What a merger does to people: who belongs to the new village, who leaves a place. */
export function effectOf(
  villages: readonly Village[],
  keepTeamOf: string | null,
): { readonly people: number; readonly leaving: number } {
  return {
    people: villages.reduce((sum, village) => sum + village.people, 0),
    leaving: villages.reduce((sum, village) => sum + (village.id === keepTeamOf ? 0 : village.heldSeats), 0),
  };
}

/** The villages of a commune, and which of them are chosen for a merger. */
export class VillagesState {
  readonly list: Resource<CommuneVillages>;
  chosen = $state.raw<readonly string[]>([]);

  constructor(communeId: () => string) {
    this.list = new Resource((signal) =>
      call('get', '/api/communes/{communeId}/villages', { path: { communeId: communeId() }, signal }),
    );
  }

  get current(): readonly Village[] {
    return this.list.value?.villages.filter((village) => village.until === null) ?? [];
  }

  get ended(): readonly Village[] {
    return this.list.value?.villages.filter((village) => village.until !== null) ?? [];
  }

  get chosenVillages(): readonly Village[] {
    return this.current.filter((village) => this.chosen.includes(village.id));
  }

  toggle(id: string): void {
    this.chosen = this.chosen.includes(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id];
  }

  /** Takes the list a write answered with. */
  take(answer: VillagesChanged): void {
    this.chosen = [];
    this.list.set(answer.list);
  }
}

/** A name typed for a village. */
export class VillageForm extends Act {
  word = $state<string>('Thôn');
  name = $state('');
  #insistedOn = '';
  /** The name as it was sent last. */
  #asked = $state('');

  constructor(fullName: string | null = null) {
    super();
    if (fullName !== null) ({ word: this.word, name: this.name } = partsOf(fullName));
  }

  async add(communeId: string): Promise<VillagesChanged | null> {
    const path = { communeId };
    return this.run(() => call('post', '/api/communes/{communeId}/villages', { path, body: this.typed() }));
  }

  async rename(villageId: string): Promise<VillagesChanged | null> {
    const path = { villageId };
    return this.run(() => call('put', '/api/villages/{villageId}/name', { path, body: this.typed() }));
  }

  async end(villageId: string): Promise<VillagesChanged | null> {
    return this.run(() => call('post', '/api/villages/{villageId}/end', { path: { villageId } }));
  }

  async merge(
    communeId: string,
    merger: { readonly villageIds: readonly string[]; readonly keepTeamOf: string; readonly decisionNumber: string },
  ): Promise<VillagesChanged | null> {
    const { keepTeamOf, decisionNumber } = merger;
    const body = {
      ...this.typed(),
      villageIds: [...merger.villageIds],
      ...(keepTeamOf === '' ? {} : { keepTeamOf }),
      ...(decisionNumber.trim() === '' ? {} : { decisionNumber }),
    };
    const path = { communeId };
    return this.run(() => call('post', '/api/communes/{communeId}/village-mergers', { path, body }));
  }

  /** The name that was refused because a known one differs in its diacritics only; null where it was not, or another is typed now. */
  get doubted(): string | null {
    const body = this.problem?.body;
    if (this.#asked !== this.#said) return null;
    return body?.code === 'org.village-spelt-alike' ? String(body.params['typed']) : null;
  }

  /** The officer means another place: said of the name that was refused, not of one that is typed later. */
  insist(): void {
    this.#insistedOn = this.#asked;
  }

  get #said(): string {
    return `${this.word} ${this.name}`;
  }

  private typed(): { word: VillageWord; name: string; isAnotherPlace?: true } {
    const word = villageWords.find((one) => one === this.word) ?? 'Thôn';
    this.#asked = this.#said;
    return { word, name: this.name, ...(this.#insistedOn === this.#said ? { isAnotherPlace: true } : {}) };
  }
}
