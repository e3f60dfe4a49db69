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

  get sum(): number {
    return this.asked.reduce((sum, { places }) => sum + places, 0);
  }

  get asked(): { communeId: string; places: number }[] {
    return [...this.places]
      .map(([communeId, text]) => ({ communeId, places: numberOf(text) }))
      .filter(({ places }) => places > 0);
  }

  setAll(communes: readonly Unfinished[]): void {
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

const numberOf = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Math.min(2000, Number(text)) : 0);
