import { dayInWords, DomainError } from '@lopso/platform';
import { type HolderBeyondCap } from './seat-caps/seat-cap.repository';
import { lastDayBefore } from './seats/seat.rules';

/** A holding as sentences tell it. */
interface ToldHolding {
  readonly number: number;
  readonly holder: string;
  readonly heldFrom: string;
  readonly until: string | null;
}

/** Since when somebody holds a place, and up to which day where that is known. */
function spanOf({ heldFrom, until }: ToldHolding): Record<string, string> {
  return { heldFrom: dayInWords(heldFrom), ...(until === null ? {} : { lastDay: dayInWords(lastDayBefore(until)) }) };
}

/** Somebody holds the wanted seat on the wanted days. */
export class SeatIsTaken extends DomainError {
  constructor(limit: number, holding: ToldHolding) {
    const { number, holder, until } = holding;
    super({
      kind: 'conflict',
      code: until === null ? 'org.seat-taken' : 'org.seat-taken-until',
      params: { number, limit, holder, ...spanOf(holding) },
    });
  }
}

/** Somebody could sit, but no place is free all the wanted days. */
export class NoSeatThroughout extends DomainError {
  constructor(number: number, takenFrom: string) {
    const lastDay = dayInWords(lastDayBefore(takenFrom));
    super({ kind: 'conflict', code: 'org.no-seat-throughout', params: { number, lastDay } });
  }
}

/** Every seat of the team is held. */
export class TeamIsFull extends DomainError {
  constructor(limit: number, lastHolder: string) {
    super({ kind: 'conflict', code: 'org.team-full', params: { limit, lastHolder } });
  }
}

/** The kind of team has no seat of this number. */
export class NoSuchSeat extends DomainError {
  constructor(number: number, limit: number) {
    super({ kind: 'rule-broken', code: 'org.no-such-seat', params: { number, limit } });
  }
}

/** The person holds a seat on these days, here or in another team. */
export class MemberIsSeated extends DomainError {
  constructor(teamName: string, holding: ToldHolding) {
    const { holder, number, until } = holding;
    super({
      kind: 'conflict',
      code: until === null ? 'org.member-seated' : 'org.member-seated-until',
      params: { holder, number, teamName, ...spanOf(holding) },
    });
  }
}

/** The team has its leader already. */
export class LeaderExists extends DomainError {
  constructor({ holder, number, heldFrom }: ToldHolding) {
    super({ kind: 'conflict', code: 'org.leader-exists', params: { holder, number, heldFrom: dayInWords(heldFrom) } });
  }
}

/** The person lives or works outside the commune of the team. */
export class MemberOfAnotherUnit extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.member-of-another-unit' });
  }
}

/** The seat was not held, or its holding has ended already. */
export class SeatIsNotHeld extends DomainError {
  constructor(number: number) {
    super({ kind: 'conflict', code: 'org.seat-not-held', params: { number } });
  }
}

/** Somebody else holds the place that was to be ended or passed on: another officer was first. */
export class SeatPassedOn extends DomainError {
  constructor(number: number, holder: string, heldFrom: string) {
    super({ kind: 'conflict', code: 'org.seat-passed-on', params: { number, holder, heldFrom: dayInWords(heldFrom) } });
  }
}

/** The person would stay where and what they are. */
export class MemberStaysPut extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.member-stays' });
  }
}

/** Who in the commune looks like the same person. */
export interface LikelyDuplicate {
  readonly memberId: string;
  readonly fullName: string;
  readonly birthYear: number;
  readonly unitName: string;
}

/** Somebody in the commune has the same name and birth year, or the same telephone. */
export class MemberLooksKnown extends DomainError {
  constructor(known: LikelyDuplicate) {
    super({ kind: 'conflict', code: 'org.likely-duplicate', params: { ...known } });
  }
}

/** Somebody of the very same marks whom the officer was not shown; `addedOn`: when the register had the record, as 2026-11-28. */
export interface KnownTwin extends LikelyDuplicate {
  readonly addedOn: string;
}

/** Beside whom the officer was shown there is one more of the very same marks, and the sentence must not read like the one before. */
export class TwinIsThere extends DomainError {
  constructor({ addedOn, ...known }: KnownTwin) {
    super({ kind: 'conflict', code: 'org.twin-is-there', params: { ...known, addedOn: dayInWords(addedOn) } });
  }
}

/** Seats changed between looking and writing, by a writer that took no lock. */
export class SeatsChanged extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.seats-changed' });
  }
}

/** The account holds this role over this unit. */
export class RoleIsGranted extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.role-granted' });
  }
}

/** The actor may not give or end grants of this kind here. */
export class GrantNotYours extends DomainError {
  constructor() {
    super({ kind: 'forbidden', code: 'org.grant-not-yours' });
  }
}

/** Nobody gives a right to themselves. */
export class GrantToOneself extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.grant-to-oneself' });
  }
}

/** A grant of this kind is not held over this kind of unit. */
export class GrantUnitDoesNotFit extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.grant-unit' });
  }
}

/** Dates or decision of a grant are not right; each fault names its field. */
export class GrantTermsWrong extends DomainError {
  constructor(faults: readonly { readonly field: string; readonly code: string }[]) {
    super({
      kind: 'invalid',
      code: 'platform.invalid-input',
      faults: faults.map(({ field, code }) => ({ pointer: `#/${field}`, code })),
    });
  }
}

/** Somebody who leads a team sits in it. */
export class LeaderNotSeated extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.leader-not-seated' });
  }
}

/** Who leads a team by her seat needs no grant for it (decision 0027). */
export class LeadsBySeat extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.leads-by-seat' });
  }
}

/** The represented person does not hold the right, not so long, or only in somebody else's name. */
export class NothingToRepresent extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.nothing-to-represent' });
  }
}

/** The grant has ended already. */
export class GrantIsOver extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.grant-over' });
  }
}

/** An end is taken back on the day it was made, not later. */
export class GrantEndStands extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.grant-end-stands' });
  }
}

/** Without this grant nobody could give grants in these units any more. */
export class LastAdministrator extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.last-administrator' });
  }
}

/** The folder of official units is not complete or contradicts itself. */
export class UnitFilesUnusable extends DomainError {
  constructor(file: string, reason: string) {
    super({ kind: 'invalid', code: 'org.unit-files', params: { file, reason } });
  }
}

/** A code was wanted for an account that holds a right which the one who asks may not give. */
export class AccountHasWiderRights extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.account-has-wider-rights' });
  }
}

/** Slips were wanted for everybody who has used none, and there is nobody. */
export class NobodyToActivate extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.nobody-to-activate' });
  }
}

/** A request of the same kind waits already; one at a time. */
export class DataRequestIsOpen extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.data-request-open' });
  }
}

/** The request was answered, done or taken back: this can't be done with it any more. */
export class DataRequestNotOpen extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.data-request-not-open' });
  }
}

/** An erasure asked on paper is accepted by another officer than the one who wrote the paper down; nobody answers the own request, nor by a right its asker lent. */
export class OtherOfficerNeeded extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.other-officer-needed' });
  }
}

/** Names of staff in decisions and in the trail of acts are kept; such a request is refused with its reason. */
export class StaffNameKept extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.staff-name-kept' });
  }
}

/** The person asked that the record be used no further, and what was tried is such a use. */
export class RecordIsRestricted extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.record-is-restricted' });
  }
}

/** One of two records that were compared says something else by now, or sits elsewhere: what was seen is no more. */
export class PairHasChanged extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.pair-has-changed' });
  }
}

/** Somebody said of two records that they are one person's. */
export class PairIsJoined extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.pair-is-joined' });
  }
}

/** The department ended the record: it takes no place. Why is not said, for that would tell of another commune's register. */
export class RecordIsEnded extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.record-is-ended' });
  }
}

/** Another record of the same person holds rights beyond the officer's reach. Which, and where, is not said: that is another commune's register. */
export class ErasureIsDepartments extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.erasure-is-departments' });
  }
}

/** The act was taken back before. */
export class ActIsUndone extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.act-undone' });
  }
}

/** Acts are taken back on their own day only. */
export class UndoTooLate extends DomainError {
  constructor(doneOn: string) {
    super({ kind: 'rule-broken', code: 'org.undo-too-late', params: { doneOn: dayInWords(doneOn) } });
  }
}

/** The place of the act, or one of its people, changed again since. */
export class SeatActBuiltOn extends DomainError {
  constructor(number: number) {
    super({ kind: 'conflict', code: 'org.seat-act-built-on', params: { number } });
  }
}

/** A team, village or commune of the act changed again since. */
export class UnitActBuiltOn extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.unit-act-built-on' });
  }
}

/** Something else stands on a unit or team the act founded: what, and what to do about it first, as sentences. */
export class UnitActInUse extends DomainError {
  constructor({ standing, remedy }: { readonly standing: string; readonly remedy: string }) {
    super({ kind: 'conflict', code: 'org.unit-act-in-use', params: { standing, remedy } });
  }
}

/** The village has this name already. */
export class VillageNameStays extends DomainError {
  constructor(name: string) {
    super({ kind: 'rule-broken', code: 'org.village-name-stays', params: { name } });
  }
}

/** The village still has its team. */
export class VillageHasTeam extends DomainError {
  constructor(name: string) {
    super({ kind: 'conflict', code: 'org.village-has-team', params: { name } });
  }
}

/** People still belong to the village. */
export class VillageHasPeople extends DomainError {
  constructor(name: string, people: number) {
    super({ kind: 'conflict', code: 'org.village-has-people', params: { name, people } });
  }
}

/** The village began today: there is nothing to end, only something to take back. */
export class VillageIsNew extends DomainError {
  constructor(name: string) {
    super({ kind: 'rule-broken', code: 'org.village-is-new', params: { name } });
  }
}

/** At least two villages of one commune are merged; the team that goes on is one of theirs. */
export class MergeDoesNotFit extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.merge' });
  }
}

/** The commune or village exists no longer. */
export class UnitHasEnded extends DomainError {
  constructor(name: string, endedOn: string) {
    super({ kind: 'rule-broken', code: 'org.unit-ended', params: { name, endedOn: dayInWords(endedOn) } });
  }
}

/** The team was founded today: there is nothing to end, only something to take back. */
export class TeamIsNew extends DomainError {
  constructor(name: string) {
    super({ kind: 'rule-broken', code: 'org.team-is-new', params: { name } });
  }
}

/** The team stands no longer. */
export class TeamHasEnded extends DomainError {
  constructor(endedOn: string) {
    super({ kind: 'rule-broken', code: 'org.team-ended', params: { endedOn: dayInWords(endedOn) } });
  }
}

/** A removed seat is held today or later; `holders` are all who hold one, and where. */
export class SeatsBeyondCap extends DomainError {
  constructor(limit: number, beyond: readonly HolderBeyondCap[]) {
    const holders = beyond.map(({ memberId: _, ...holder }) => holder);
    super({ kind: 'conflict', code: 'org.seats-beyond-cap', params: { limit, count: holders.length, holders } });
  }
}

/** The department of another province entered it. */
export class HolidayOfAnother extends DomainError {
  constructor(provinceName: string) {
    super({ kind: 'rule-broken', code: 'org.holiday-of-another', params: { provinceName } });
  }
}

/** The kind of team has this many seats already. */
export class SeatCapStays extends DomainError {
  constructor(limit: number) {
    super({ kind: 'rule-broken', code: 'org.seat-cap-stays', params: { limit } });
  }
}

/** The commune has a village of this name. */
export class VillageExists extends DomainError {
  constructor(commune: string, name: string) {
    super({ kind: 'conflict', code: 'org.village-exists', params: { commune, name } });
  }
}

/** The commune has a village of these letters, and one of the two bears no diacritic: it may be the same, or another place (decision 0077). */
export class VillageSpeltAlike extends DomainError {
  constructor(commune: string, name: string, typed: string) {
    super({ kind: 'conflict', code: 'org.village-spelt-alike', params: { commune, name, typed } });
  }
}

/** A village is added below a commune only. */
export class NotACommune extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.not-a-commune' });
  }
}

/** The unit has a team of this kind. */
export class TeamExists extends DomainError {
  constructor(unitName: string) {
    super({ kind: 'conflict', code: 'org.team-exists', params: { unitName } });
  }
}

/** A commune team belongs to a commune, a village team to a village. */
export class TeamKindDoesNotFit extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.team-kind' });
  }
}

/** Several communes become one, or one becomes several; the villages named are theirs. */
export class ReformDoesNotFit extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.reform' });
  }
}

/** A split says of every village, and of the people without one, where they go. */
export class ReformLeavesOut extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.reform-leaves-out' });
  }
}

/** Other rights end with the communes than the form showed. */
export class ReformGrantsChanged extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.reform-grants-changed' });
  }
}

/** A commune of today has this name, and no former district tells the two apart. */
export class CommuneNameTaken extends DomainError {
  constructor(name: string) {
    super({ kind: 'conflict', code: 'org.commune-name-taken', params: { name } });
  }
}

/** A unit has this official code. */
export class CommuneExists extends DomainError {
  constructor(unitCode: string) {
    super({ kind: 'conflict', code: 'org.commune-exists', params: { unitCode } });
  }
}

/** After two records became one person's, one of them or a place changed. */
export class JoinBuiltOn extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.join-built-on' });
  }
}

/** Two records are one person's no longer: they were parted, or one is gone. */
export class JoinIsOver extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'org.join-is-over' });
  }
}

/** Somebody of the very same marks is there, and the officer named nobody whom she was shown; `TwinIsThere` where she did. */
export class TwinUnseen extends DomainError {
  constructor({ addedOn, ...known }: KnownTwin) {
    super({ kind: 'conflict', code: 'org.twin-unseen', params: { ...known, addedOn: dayInWords(addedOn) } });
  }
}
