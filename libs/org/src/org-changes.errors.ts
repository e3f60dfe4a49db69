import { dayInWords, DomainError } from '@lopso/platform';
import { type KnownTwin } from './org.errors';
import { type HolderBeyondCap } from './storage/seat-cap.repository';

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
