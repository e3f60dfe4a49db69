import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Equipment, Session, Teacher } from './types';

type Crewed = Pick<Session, 'assistants' | 'equipment'>;

/** Who assists in a session and what is lent to it, as a form chooses them. */
export class CrewState {
  readonly #communeId: () => string;
  readonly #model: () => Crewed | null;
  assistantIds = $derived.by(
    (): readonly string[] => this.#start()?.assistants.map(({ accountId }) => accountId) ?? [],
  );
  equipmentIds = $derived.by((): readonly string[] => this.#start()?.equipment.map(({ id }) => id) ?? []);
  readonly teachers: Resource<readonly Teacher[]>;
  readonly equipment: Resource<readonly Equipment[]>;

  /** `communeId` empty: none is chosen, nothing is asked for. `model`: the session whose people and things it starts from. */
  constructor(communeId: () => string, model: () => Crewed | null = () => null) {
    this.#communeId = communeId;
    this.#model = model;
    this.teachers = new Resource(async (signal) => {
      const path = { communeId: communeId() };
      if (path.communeId === '') return [];
      return (await call('get', '/api/communes/{communeId}/trainers', { path, signal })).items;
    });
    this.equipment = new Resource(async (signal) => {
      const path = { communeId: communeId() };
      if (path.communeId === '') return [];
      const { items } = await call('get', '/api/communes/{communeId}/equipment', { path, signal });
      return items;
    });
  }

  /** What a request says of it. */
  get body(): { assistantIds: string[]; equipmentIds: string[] } {
    return { assistantIds: [...this.assistantIds], equipmentIds: [...this.equipmentIds] };
  }

  /** A thing was added to the commune's: it is chosen. */
  keep(item: Equipment): void {
    this.equipment.set([...(this.equipment.answer ?? []), item]);
    this.equipmentIds = [...this.equipmentIds, item.id];
  }

  /** Another commune starts anew: its people and things are others. */
  #start(): Crewed | null {
    return this.#communeId() === '' ? null : this.#model();
  }
}
