import { ClassesError, type ClashWords } from './classes.errors';

/** An assistant has another class then; its title is left out where the caller may not see that class. */
export class AssistantBusy extends ClassesError {
  constructor(name: string, clash: ClashWords) {
    const code = clash.title === '' ? 'assistant-busy-elsewhere' : 'assistant-busy';
    super('conflict', code, { name, ...clash }, '#/assistantIds');
  }
}

/** The trainer does not get there from another class, or from here to it, in time. */
export class TrainerFar extends ClassesError {
  constructor(clash: ClashWords, minutes: number) {
    super('conflict', clash.title === '' ? 'trainer-far-elsewhere' : 'trainer-far', { ...clash, minutes });
  }
}

/** The same of an assistant. */
export class AssistantFar extends ClassesError {
  constructor(name: string, clash: ClashWords, minutes: number) {
    const code = clash.title === '' ? 'assistant-far-elsewhere' : 'assistant-far';
    super('conflict', code, { name, ...clash, minutes }, '#/assistantIds');
  }
}

/** Booked members would not get from another commune to the session, or back, in time. */
export class MembersFar extends ClassesError {
  constructor(names: readonly string[]) {
    super('conflict', 'members-far', { count: names.length, names: names.slice(0, 3).join(', ') });
  }
}

/** Somebody named as assistant teaches nowhere over the class's commune, or not any more. */
export class AssistantUnknown extends ClassesError {
  constructor() {
    super('rule-broken', 'assistant-unknown', {}, '#/assistantIds');
  }
}

/** The trainer of a session is not her own assistant. */
export class AssistantIsTrainer extends ClassesError {
  constructor() {
    super('rule-broken', 'assistant-is-trainer', {}, '#/assistantIds');
  }
}

/** An item is lent to another session then. */
export class EquipmentBusy extends ClassesError {
  constructor(item: string, clash: ClashWords) {
    super('conflict', 'equipment-busy', { item, ...clash }, '#/equipmentIds');
  }
}

/** An item belongs to another commune than the class. */
export class EquipmentElsewhere extends ClassesError {
  constructor() {
    super('rule-broken', 'equipment-elsewhere', {}, '#/equipmentIds');
  }
}

/** The commune has equipment of this name. */
export class EquipmentNameTaken extends ClassesError {
  constructor(name: string) {
    super('conflict', 'equipment-name-taken', { name }, '#/name');
  }
}
