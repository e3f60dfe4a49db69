import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Equipment, Session, Teacher } from './types';

type Crewed = Pick<Session, 'trainerId' | 'assistants' | 'equipment'>;

/** Who stands before a session, who assists and what is lent to it, as a form chooses them. */
export class CrewState {
  readonly #communeId: () => string;
  readonly #model: () => Crewed | null;
  /** Empty in the form of a class, which is its trainer's. */
  trainerId = $derived.by((): string => this.#start()?.trainerId ?? '');
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

  /** What a request says of it. No word of the trainer where no other was chosen: who stands in since the form was opened stays. */
  get body(): { trainerId?: string; assistantIds: string[]; equipmentIds: string[] } {
    const { trainerId } = this;
    return {
      ...(trainerId === (this.#start()?.trainerId ?? '') ? {} : { trainerId }),
      assistantIds: this.assistantIds.filter((id) => id !== trainerId),
      equipmentIds: [...this.equipmentIds],
    };
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
