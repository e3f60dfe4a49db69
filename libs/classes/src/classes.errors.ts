import { type DayOff, dayOffWords } from '@lopso/org';
import { dayInWords, DomainError, type ErrorItem, type ErrorKind, type ErrorParams } from '@lopso/platform';
import { type WordFault } from './attendance/attendance.rules';
import { type EndFault } from './attendance/roll.rules';
import { type CardFault } from './cards/member-card.rules';

/** When and in which class a clash lies, in words: `on` as dd/mm/yyyy, `from` and `to` as HH:MM in Vietnam's time. */
export interface ClashWords {
  readonly title: string;
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

/** A clash in words, and whom or what it is about. */
export interface NamedClash extends ClashWords {
  readonly who: string;
  /** Minutes of the way, and how many of them the pause lacks; 0 where the hours meet. */
  readonly travelMinutes: number;
  readonly missingMinutes: number;
}

/** All clashes of refused hours, and other hours that are free: rows for the screen (`SessionClash`, `FreeSlot`). */
export interface ClashLists {
  readonly clashes: readonly object[];
  readonly freeSlots: readonly object[];
}

/** As parameters of the problem. */
export function listParams({ clashes, freeSlots }: ClashLists): ErrorParams {
  const rows = (list: readonly object[]): ErrorItem[] => list.map((one) => ({ ...one }));
  return { clashes: rows(clashes), freeSlots: rows(freeSlots) };
}

/** What the sentence says of a clash. */
export function sentenceParams({ title, on, from, to }: ClashWords): ErrorParams {
  return { title, on, from, to };
}

/** What this library refuses. */
export class ClassesError extends DomainError {
  constructor(kind: ErrorKind, fault: string, params: ErrorParams = {}, pointer?: string) {
    const code = `classes.${fault}`;
    const values = Object.fromEntries(Object.entries(params).filter(([, value]) => typeof value !== 'object'));
    super({ kind, code, params, faults: pointer === undefined ? [] : [{ pointer, code, params: values }] });
  }
}

/** The venue has another class then; its title is left out where the caller may not see that class. */
export class VenueBusy extends ClassesError {
  constructor(clash: NamedClash, lists: ClashLists) {
    const code = clash.title === '' ? 'venue-busy-elsewhere' : 'venue-busy';
    super('conflict', code, { ...sentenceParams(clash), ...listParams(lists) });
  }
}

/** The trainer has another class then; its title as with `VenueBusy`. */
export class TrainerBusy extends ClassesError {
  constructor(clash: NamedClash, lists: ClashLists) {
    const code = clash.title === '' ? 'trainer-busy-elsewhere' : 'trainer-busy';
    super('conflict', code, { ...sentenceParams(clash), ...listParams(lists) });
  }
}

/** A member has another class then, or stands before one; its title is left out where the caller may not see that class. */
export class MemberBusy extends ClassesError {
  constructor(clash: ClashWords, isTeaching = false) {
    const learning = clash.title === '' ? 'member-busy-elsewhere' : 'member-busy';
    const teaching = clash.title === '' ? 'member-teaches-elsewhere' : 'member-teaches';
    super('conflict', isTeaching ? teaching : learning, { ...clash });
  }
}

/** How many people, and the first of them by name. */
export function someNames(names: readonly string[]): ErrorParams {
  return { count: names.length, names: names.slice(0, 3).join(', ') };
}

/** Moving a session would put booked members in two places at once. */
export class MembersBusy extends ClassesError {
  constructor(names: readonly string[], lists: ClashLists) {
    super('conflict', 'members-busy', { ...someNames(names), ...listParams(lists) });
  }
}

/** Another booking changed the same member's hours in this moment; raised to try the whole booking again. */
export class BookingRaced extends ClassesError {
  constructor() {
    super('conflict', 'booking-raced');
  }
}

/** No place is left. */
export class ClassFull extends ClassesError {
  constructor(capacity: number) {
    super('conflict', 'full', { capacity });
  }
}

/** Nobody of the class's commune is called so; somebody of another commune looks the same. */
export class NobodySoNamed extends ClassesError {
  constructor() {
    super('rule-broken', 'nobody-so-named');
  }
}

/** Two of the commune have this name and birth year. */
export class TwoSoNamed extends ClassesError {
  constructor() {
    super('rule-broken', 'two-so-named');
  }
}

/** Every session of the class is closed or cancelled. */
export class ClassOver extends ClassesError {
  constructor() {
    super('rule-broken', 'over');
  }
}

/** More people are booked than the new capacity holds. */
export class CapacityBelowBookings extends ClassesError {
  constructor(booked: number) {
    super('rule-broken', 'capacity-below-bookings', { booked }, '#/capacity');
  }
}

/** The room holds fewer people than the class. */
export class CapacityOverVenue extends ClassesError {
  constructor(venueCapacity: number) {
    super('rule-broken', 'capacity-over-venue', { venueCapacity }, '#/capacity');
  }
}

/** The commune has a venue of this name. */
export class VenueNameTaken extends ClassesError {
  constructor(name: string) {
    super('conflict', 'venue-name-taken', { name }, '#/name');
  }
}

/** A venue belongs to a commune, not to a village or the province. */
export class VenueNeedsCommune extends ClassesError {
  constructor() {
    super('rule-broken', 'venue-needs-commune', {}, '#/communeId');
  }
}

/** The point given for a venue is nowhere in the country. */
export class VenuePointFar extends ClassesError {
  constructor() {
    super('invalid', 'venue-point-far', {}, '#/point');
  }
}

/** The venue of a session lies in another commune than the class. */
export class VenueElsewhere extends ClassesError {
  constructor() {
    super('rule-broken', 'venue-elsewhere', {}, '#/venueId');
  }
}

/** Planned hours that can't be: see `ScheduleFault`. */
export class ScheduleRefused extends ClassesError {
  constructor(fault: string, pointer: string) {
    super('rule-broken', fault, {}, pointer);
  }
}

/** The class belongs to another trainer. */
export class NotYourClass extends ClassesError {
  constructor() {
    super('forbidden', 'not-your-class');
  }
}

/** The session was opened or closed already, so its plan stands. */
export class SessionStarted extends ClassesError {
  constructor() {
    super('rule-broken', 'session-started');
  }
}

/** The session opens 30 minutes before its start; `opensAt` is HH:MM dd/mm/yyyy in Vietnam's time. */
export class OpensLater extends ClassesError {
  constructor(opensAt: string) {
    super('rule-broken', 'opens-later', { opensAt });
  }
}

/** The trainer has not opened the session yet. */
export class SessionNotOpen extends ClassesError {
  constructor() {
    super('rule-broken', 'session-not-open');
  }
}

/** The session is closed; only a correction changes its roll. */
export class SessionIsClosed extends ClassesError {
  constructor() {
    super('rule-broken', 'session-closed');
  }
}

/** The session will not take place. */
export class SessionIsCancelled extends ClassesError {
  constructor() {
    super('rule-broken', 'session-cancelled');
  }
}

/** A session ends after it began. */
export class ClosesLater extends ClassesError {
  constructor(startsAt: string) {
    super('rule-broken', 'closes-later', { startsAt });
  }
}

/** Somebody else's session is closed for its trainer once its hours are over; `endsAt` like `startsAt` of `ClosesLater`. */
export class ClosesByTrainer extends ClassesError {
  constructor(endsAt: string) {
    super('rule-broken', 'closes-by-trainer', { endsAt });
  }
}

/** A correction is for closed sessions. */
export class CorrectionTooEarly extends ClassesError {
  constructor() {
    super('rule-broken', 'correction-too-early');
  }
}

/** The person is not on the roll of this session. */
export class NotOnRoll extends ClassesError {
  constructor() {
    super('rule-broken', 'not-on-roll');
  }
}

/** The scanned code was good once. */
export class ScanExpired extends ClassesError {
  constructor() {
    super('rule-broken', 'scan-expired');
  }
}

/** The scanned code was never a code of this session. */
export class ScanForeign extends ClassesError {
  constructor() {
    super('rule-broken', 'scan-foreign');
  }
}

/** Marking oneself present ended an hour after the session's end. */
export class ScanOver extends ClassesError {
  constructor() {
    super('rule-broken', 'scan-over');
  }
}

/** No open session shows this number now. */
export class NumberUnknown extends ClassesError {
  constructor() {
    super('rule-broken', 'number-unknown', {}, '#/number');
  }
}

/** Why a card counts for nothing: see `CardFault`. */
export class CardRefused extends ClassesError {
  constructor(fault: CardFault) {
    super('rule-broken', fault, {}, '#/card');
  }
}

/** Nobody sits there who could have a card. */
export class NobodyForCards extends ClassesError {
  constructor() {
    super('rule-broken', 'nobody-for-cards');
  }
}

/** Nobody gives themselves hours in a class they run. */
export class OwnAttendance extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'classes.own-attendance' });
  }
}

/** Nobody of this account teaches there: the right ended, or it never held over the commune. */
export class TrainerUnknown extends DomainError {
  constructor(pointer: string | null = null) {
    const code = 'classes.trainer-unknown';
    super({ kind: 'rule-broken', code, faults: pointer === null ? [] : [{ pointer, code }] });
  }
}

/** There is no course of this id for a class to be about. */
export class TopicUnknown extends DomainError {
  constructor(field: 'topic' | 'buildsOn' = 'topic') {
    const code = 'classes.topic-unknown';
    super({ kind: 'rule-broken', code, faults: [{ pointer: `#/${field}`, code }] });
  }
}

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

const POINTERS: Readonly<Record<WordFault, string>> = {
  'came-after-end': '#/cameAt',
  'left-before-start': '#/leftAt',
  'left-before-came': '#/leftAt',
  'minutes-beyond': '#/minutes',
  'excuse-needed': '#/excuse',
};

/** Times or minutes of a mark that can't be: see `WordFault`. */
export class MarkRefused extends ClassesError {
  constructor(fault: WordFault) {
    super('invalid', fault, {}, POINTERS[fault]);
  }
}

/** Until when a session is said to have gone, and can't have: see `EndFault`. */
export class EndRefused extends ClassesError {
  constructor(fault: EndFault) {
    super('invalid', fault, {}, '#/wentUntil');
  }
}

/** Who was there as a learner does not say herself how long the session went: her own hours follow. */
export class OwnHours extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'classes.own-hours' });
  }
}

/** Who is on no list is given a place by nobody whose right was ended since she read the card (decision 0140). */
export class TakenInByOthers extends ClassesError {
  constructor() {
    super('rule-broken', 'taken-in-by-others');
  }
}

/** Words that wait for a decision are not set into a session that nobody opened or ended: it may still be moved to another day (decision 0140). */
export class WaitsForEnd extends ClassesError {
  constructor() {
    super('rule-broken', 'waits-for-end');
  }
}

/** A spot check says that somebody is there or that she left, and never that she was absent (decision 0076). */
export class SpotCheckAbsent extends ClassesError {
  constructor() {
    super('rule-broken', 'spot-check-absent', {}, '#/mark');
  }
}

/** A spot check is of somebody who stands as present: who never came, or was noted absent, is marked on the roll (decision 0076). */
export class SpotCheckUnmarked extends ClassesError {
  constructor() {
    super('rule-broken', 'spot-check-unmarked', {}, '#/mark');
  }
}

/** Who is to be taken into a session that is over stood before another one then; its title is left out where the caller may not see that class. */
export class MemberTaught extends ClassesError {
  constructor(clash: ClashWords) {
    super('conflict', clash.title === '' ? 'member-taught-elsewhere' : 'member-taught', { ...clash });
  }
}

/** Hours of a closed session were counted by the rule of the class. */
export class RuleFixed extends ClassesError {
  constructor() {
    super('rule-broken', 'rule-fixed', {}, '#/rule');
  }
}

/** The last day of corrections is over (`yyyy-mm-dd`): for who asks, while the department still may, or for everybody. */
export class CorrectionOver extends ClassesError {
  constructor(until: string, departmentUntil: string | null, isOverForAll: boolean) {
    if (isOverForAll) super('rule-broken', 'correction-over-for-all', { until: dayInWords(departmentUntil ?? until) });
    else if (departmentUntil === null)
      super('rule-broken', 'correction-over-for-trainers', { until: dayInWords(until) });
    else super('rule-broken', 'correction-over', { until: dayInWords(until), department: dayInWords(departmentUntil) });
  }
}

/** Nobody marks in a session any more that nobody has closed; `until` was the last day, `yyyy-mm-dd`. */
export class MarkingOver extends ClassesError {
  constructor(until: string) {
    super('rule-broken', 'marking-over', { until: dayInWords(until) });
  }
}

/** Requests that somebody else answered, the member took back, or a place by hand made needless. */
export class RequestAnswered extends ClassesError {
  constructor(names: readonly string[]) {
    super('conflict', 'request-answered', someNames(names));
  }
}

/** Nobody answered in time, or the class began. */
export class RequestExpired extends ClassesError {
  constructor(names: readonly string[]) {
    super('conflict', 'request-expired', someNames(names));
  }
}

/** The second word is another person's than the first. */
export class RequestTwice extends ClassesError {
  constructor(names: readonly string[]) {
    super('rule-broken', 'request-twice', someNames(names));
  }
}

/** Nobody has a word about the own request. */
export class OwnRequestAnswered extends ClassesError {
  constructor() {
    super('rule-broken', 'own-request');
  }
}

/** An answer is taken back by who gave it, within some minutes, and not once the member did something since. */
export class AnswerStands extends ClassesError {
  constructor(names: readonly string[]) {
    super('conflict', 'answer-stands', someNames(names));
  }
}

/** How a class admits is changed once nobody waits for an answer. */
export class RequestsOpen extends ClassesError {
  constructor(count: number) {
    super('rule-broken', 'requests-open', { count }, '#/approval');
  }
}

/** The class wants a word before it admits anybody: it is asked for where classes are. */
export class MakeUpWantsApproval extends ClassesError {
  constructor() {
    super('rule-broken', 'make-up-wants-approval');
  }
}

/** The class builds on courses that she has not finished; their titles. */
export class CoursesMissing extends ClassesError {
  constructor(titles: readonly string[]) {
    super('rule-broken', 'courses-missing', { courses: titles.join(', ') });
  }
}

/** Another class with a place, as rows of a refusal carry it (`OtherPlace`). */
type OtherRow = Readonly<Record<string, string | number | Date>>;

/** A clash of who asks herself: in the other class she has a place, or stands before it. */
interface OwnClash extends ClashWords {
  readonly isTeaching: boolean;
}

/**
 * Who asks for a place has another class then, or does not get here from it in time; `travelMinutes`: how long the way takes, null where the hours
 * meet. `others`: rows for the screen, instants as ISO 8601.
 */
export class OwnHoursTaken extends ClassesError {
  constructor(
    readonly clash: OwnClash,
    readonly travelMinutes: number | null,
    others: readonly object[] = [],
  ) {
    const way: ErrorParams = travelMinutes === null ? {} : { minutes: travelMinutes };
    const [meets, isFar] = clash.isTeaching
      ? ['own-teaching-busy', 'own-teaching-far']
      : ['own-hours-busy', 'own-hours-far'];
    super('conflict', travelMinutes === null ? meets : isFar, {
      ...sentenceParams(clash),
      ...way,
      others: others.map((one) => rowOf({ ...one })),
    });
  }
}

function rowOf(one: OtherRow): ErrorItem {
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );
}

/** Neither a photo nor a PDF that does nothing but be read. */
export class SheetUnreadable extends ClassesError {
  constructor() {
    super('invalid', 'sheet-unreadable', {}, '#/file');
  }
}

/** The session has as many sheets as one may have. */
export class SheetsFull extends ClassesError {
  constructor(most: number) {
    super('rule-broken', 'sheets-full', { most }, '#/file');
  }
}

/** A day after it was sent a sheet is evidence and stays. */
export class SheetStays extends ClassesError {
  constructor() {
    super('rule-broken', 'sheet-stays');
  }
}

/** The time to say what one thinks of a class is over; it was counted. */
export class OpinionOver extends ClassesError {
  constructor() {
    super('rule-broken', 'opinion-over');
  }
}

/** Households are asked for later, or no more. */
export class HouseholdsNotAsked extends ClassesError {
  constructor(place: 'early' | 'over') {
    super('rule-broken', place === 'early' ? 'households-early' : 'households-over');
  }
}

/** Some task counts more households than there were. */
export class TasksExceedHouseholds extends ClassesError {
  constructor() {
    super('invalid', 'tasks-exceed-households', {}, '#/byTask');
  }
}

/** No class has this public address, or not any more. */
export class ClassLinkUnknown extends ClassesError {
  constructor() {
    super('not-found', 'link-unknown');
  }
}

/** The offer of a make-up was answered otherwise, expired, or she was there after all. */
export class MakeUpOver extends ClassesError {
  constructor() {
    super('rule-broken', 'make-up-over');
  }
}
