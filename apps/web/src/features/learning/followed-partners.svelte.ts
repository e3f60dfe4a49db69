import { SvelteSet } from 'svelte/reactivity';
import type { RoundPartner } from './partners.svelte';

/** Those a round was held with that another one follows: all go along until they are unticked. */
export class FollowedPartners {
  offered = $state.raw<readonly Pick<RoundPartner, 'id' | 'name'>[]>([]);
  readonly #left = new SvelteSet<string>();

  follow(partners: readonly Pick<RoundPartner, 'id' | 'name'>[]): void {
    this.offered = partners;
    this.#left.clear();
  }

  isTaken(partnerId: string): boolean {
    return !this.#left.has(partnerId);
  }

  take(partnerId: string, isTaken: boolean): void {
    if (isTaken) this.#left.delete(partnerId);
    else this.#left.add(partnerId);
  }

  /** What is sent of them; nothing where nobody goes along. */
  get body(): { partnerIds?: string[] } {
    const partnerIds = this.offered.map(({ id }) => id).filter((id) => this.isTaken(id));
    return partnerIds.length === 0 ? {} : { partnerIds };
  }
}
