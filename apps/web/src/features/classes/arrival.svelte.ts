import { Act } from '../../lib/api/act.svelte';
import { randomId } from '../../lib/offline/device';
import type { Introduction } from './roll-acts';
import type { RollState } from './roll.svelte';

/** Who comes without a booking says who she is; one filled form is one key, however often it is sent. */
export class ArrivalForm extends Act {
  way = $state<'name' | 'username'>('name');
  fullName = $state('');
  birthYear = $state('');
  username = $state('');
  #clientKey = randomId();

  /** What she is called now, for the sentence that tells it. */
  get called(): string {
    return this.way === 'name' ? this.fullName.trim() : this.username.trim();
  }

  /** True when she is on the roll. */
  async admit(roll: Pick<RollState, 'arrive'>): Promise<boolean> {
    const isIn =
      (await this.run(async () => (await roll.arrive(this.#introduction(), this.#clientKey), true))) ?? false;
    if (isIn) this.#clear();
    return isIn;
  }

  #introduction(): Introduction {
    if (this.way === 'username') return { username: this.username.trim() };
    return { fullName: this.fullName.trim(), birthYear: Number(this.birthYear) };
  }

  #clear(): void {
    this.fullName = '';
    this.birthYear = '';
    this.username = '';
    this.#clientKey = randomId();
  }
}
