import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { hallChanges, type HallState, thingChanges, type ThingState } from './edited-hall';
import type { Equipment, Venue } from './types';

type Commune = Answer<'get', '/api/communes'>['items'][number];
/** A commune's halls and equipment, closed and put away ones too. */
export class HallsState {
  communeId = $state('');
  readonly act = new Act();
  readonly communes: Resource<readonly Commune[]>;
  readonly halls: Resource<readonly Venue[]>;
  readonly things: Resource<readonly Equipment[]>;

  constructor(communeId: string) {
    this.communeId = communeId;
    this.communes = new Resource(async (signal) => {
      const { items } = await call('get', '/api/communes', { signal });
      if (!items.some(({ id }) => id === this.communeId)) this.communeId = items[0]?.id ?? '';
      return items;
    });
    this.halls = new Resource(async (signal) => {
      if (this.communeId === '') return [];
      const query = { communeId: this.communeId, limit: 200, withClosed: true };
      return (await call('get', '/api/venues', { query, signal })).items;
    });
    this.things = new Resource(async (signal) => {
      const path = { communeId: this.communeId };
      if (path.communeId === '') return [];
      return (await call('get', '/api/communes/{communeId}/equipment', { path, signal })).items;
    });
  }

  /** The chosen commune; null: none is known yet. */
  get commune(): { id: string; name: string } | null {
    const chosen = this.communes.answer?.find(({ id }) => id === this.communeId);
    return chosen === undefined ? null : { id: chosen.id, name: chosen.fullName };
  }

  /** Changes what is another than it was shown; true when it is written. The list is read again also where it was refused. */
  async changeHall(venueId: string, was: HallState, wish: HallState): Promise<boolean> {
    const body = { ...hallChanges(was, wish), was };
    const done = await this.act.run(async () => {
      await call('put', '/api/venues/{venueId}', { path: { venueId }, body });
      return true;
    });
    await this.halls.load();
    return done !== null;
  }

  /** The same of a thing. */
  async changeThing(equipmentId: string, was: ThingState, wish: ThingState): Promise<boolean> {
    const body = { ...thingChanges(was, wish), was };
    const done = await this.act.run(async () => {
      await call('put', '/api/equipment/{equipmentId}', { path: { equipmentId }, body });
      return true;
    });
    await this.things.load();
    return done !== null;
  }
}
