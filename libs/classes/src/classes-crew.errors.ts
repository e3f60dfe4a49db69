import { type DayOff, dayOffWords } from '@lopso/org';
import { dayInWords, type ErrorParams } from '@lopso/platform';
import {
  type ClashLists,
  ClassesError,
  listParams,
  type NamedClash,
  sentenceParams,
  someNames,
} from './classes.errors';

/** An assistant has another class then; its title is left out where the caller may not see that class. */
export class AssistantBusy extends ClassesError {
  constructor(clash: NamedClash, lists: ClashLists) {
    const code = clash.title === '' ? 'assistant-busy-elsewhere' : 'assistant-busy';
    const params = { name: clash.who, ...sentenceParams(clash), ...listParams(lists) };
    super('conflict', code, params, '#/assistantIds');
  }
}

/** The way is told in full, or where the caller may not see the other class, how much of it is lacking. */
const wayParams = (clash: NamedClash): ErrorParams => ({
  ...sentenceParams(clash),
  minutes: clash.title === '' ? clash.missingMinutes : clash.travelMinutes,
});

/** The trainer does not get there from another class, or from here to it, in time. */
export class TrainerFar extends ClassesError {
  constructor(clash: NamedClash, lists: ClashLists) {
    const code = clash.title === '' ? 'trainer-far-elsewhere' : 'trainer-far';
    super('conflict', code, { ...wayParams(clash), ...listParams(lists) });
  }
}

/** The same of an assistant. */
export class AssistantFar extends ClassesError {
  constructor(clash: NamedClash, lists: ClashLists) {
    const code = clash.title === '' ? 'assistant-far-elsewhere' : 'assistant-far';
    const params = { name: clash.who, ...wayParams(clash), ...listParams(lists) };
    super('conflict', code, params, '#/assistantIds');
  }
}

/** Who is on leave, from which day to which, as dd/mm/yyyy. */
interface NamedLeave {
  readonly who: string;
  readonly on: string;
  readonly until: string;
}

/** The days of a leave, dd/mm/yyyy. */
const leaveParams = ({ who, on, until }: NamedLeave): ErrorParams => ({ name: who, from: on, until });

/** The trainer is on leave then: somebody entered the days, and may take them back. */
export class TrainerAway extends ClassesError {
  constructor(leave: NamedLeave, lists: ClashLists) {
    super('conflict', 'trainer-away', { ...leaveParams(leave), ...listParams(lists) });
  }
}

/** The same of an assistant. */
export class AssistantAway extends ClassesError {
  constructor(leave: NamedLeave, lists: ClashLists) {
    super('conflict', 'assistant-away', { ...leaveParams(leave), ...listParams(lists) }, '#/assistantIds');
  }
}

/** Who is to stand before a session may not teach there on its day (`yyyy-mm-dd`); `until`: her last day, null where her right begins later. */
export class NoTeachingRight extends ClassesError {
  constructor(name: string, on: string, until: string | null) {
    const params = { name, on: dayInWords(on) };
    if (until === null) super('rule-broken', 'no-right-yet', params);
    else super('rule-broken', 'right-ends', { ...params, until: dayInWords(until) });
  }
}

/** Booked members would not get from another commune to the session, or back, in time. */
export class MembersFar extends ClassesError {
  constructor(names: readonly string[], lists: ClashLists) {
    super('conflict', 'members-far', { ...someNames(names), ...listParams(lists) });
  }
}

/** Somebody named as assistant teaches nowhere over the class's commune, or not any more. */
export class AssistantUnknown extends ClassesError {
  constructor() {
    super('rule-broken', 'assistant-unknown', {}, '#/assistantIds');
  }
}

/** Whoever stands before a session teaches nowhere over the commune it is to move to. */
export class StaffNotThere extends ClassesError {
  constructor(names: readonly string[], venue: string) {
    super('rule-broken', 'staff-not-there', { ...someNames(names), venue });
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
  constructor(clash: NamedClash, lists: ClashLists) {
    const code = clash.title === '' ? 'equipment-busy-elsewhere' : 'equipment-busy';
    const params = { item: clash.who, ...sentenceParams(clash), ...listParams(lists) };
    super('conflict', code, params, '#/equipmentIds');
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

/** A session would lie on days off; who knows it may lay it there. `expected`: how many of them are likely and not decided yet. */
export class OnHoliday extends ClassesError {
  constructor(days: readonly DayOff[]) {
    const expected = days.filter(({ isExpected }) => isExpected).length;
    super('rule-broken', 'on-holiday', { days: days.map(dayOffWords).join(', '), expected });
  }
}

/** Who is to stand in is busy or too far away at some of the sessions: rows for the screen (`StandInClash`). */
export class StandInBusy extends ClassesError {
  constructor(name: string, clashes: readonly object[]) {
    const sessions = new Set(clashes.map((clash) => ('sessionId' in clash ? clash.sessionId : '')));
    super('conflict', 'stand-in-busy', { name, count: sessions.size, clashes: clashes.map((one) => ({ ...one })) });
  }
}

/** Who is to stand in has no trainer's right where one of the sessions is, or stands before it already. */
export class StandInUnfit extends ClassesError {
  constructor() {
    super('rule-broken', 'stand-in-unfit', {}, '#/standInId');
  }
}

/** A session was opened, cancelled or given to somebody else since. */
export class ReplacementOvertaken extends ClassesError {
  constructor() {
    super('conflict', 'replacement-overtaken');
  }
}

/** Somebody brought the cancelled session back at other hours. */
export class SessionIsBack extends ClassesError {
  constructor() {
    super('conflict', 'session-is-back');
  }
}
