import { SvelteMap } from 'svelte/reactivity';
import { readPlaces } from './pasted-places';
import type { Unfinished } from './types';

/** Places of communes as they are typed. */
export class Quotas {
  /** By commune, as typed. */
  readonly places = new SvelteMap<string, string>();
  /** How many a commune named already. */
  readonly filled = new SvelteMap<string, number>();
  same = $state('10');
  pasted = $state('');
  unknown = $state.raw<readonly string[]>([]);
  takenCount = $state<number | null>(null);

  #isSameTried = $state(false);

  /** True where something is typed that is no number of places. */
  isFaulty(communeId: string): boolean {
    return numberOf(this.places.get(communeId) ?? '') === null;
  }

  get hasFault(): boolean {
    return [...this.places.keys()].some((communeId) => this.isFaulty(communeId));
  }

  /** The number for all is none. */
  get isSameFaulty(): boolean {
    return this.#isSameTried && numberOf(this.same) === null;
  }

  /** Everything that is typed, to tell whether something changed. */
  get written(): string {
    const typed = [...this.places].filter(([, text]) => text.trim() !== '' && text.trim() !== '0');
    return JSON.stringify([typed.sort(([one], [other]) => one.localeCompare(other, 'en')), this.pasted]);
  }

  get sum(): number {
    return this.asked.reduce((sum, { places }) => sum + places, 0);
  }

  get asked(): { communeId: string; places: number }[] {
    return [...this.places]
      .map(([communeId, text]) => ({ communeId, places: numberOf(text) ?? 0 }))
      .filter(({ places }) => places > 0);
  }

  setAll(communes: readonly Unfinished[]): void {
    this.#isSameTried = true;
    if (numberOf(this.same) === null) return;
    for (const { communeId } of communes) this.places.set(communeId, this.same);
  }

  setUnfinished(communes: readonly Unfinished[]): void {
    for (const { communeId, people } of communes) this.places.set(communeId, String(people));
  }

  paste(communes: readonly Unfinished[]): void {
    const { places, unknown } = readPlaces(this.pasted, communes);
    for (const [communeId, count] of places) this.places.set(communeId, String(count));
    this.unknown = unknown;
    this.takenCount = places.size;
  }
}

const MOST = 2000;

/** A number of places; nothing typed is none, null is no number or too many. */
function numberOf(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return 0;
  return /^\d{1,4}$/.test(typed) && Number(typed) <= MOST ? Number(typed) : null;
}
