import { DomainError } from '@lopso/platform';

/** Somebody holds the wanted seat on the wanted days. */
export class SeatIsTaken extends DomainError {
  constructor(number: number, limit: number, holder: string) {
    super({ kind: 'conflict', code: 'org.seat-taken', params: { number, limit, holder } });
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
  constructor(holder: string, number: number, teamName: string) {
    super({ kind: 'conflict', code: 'org.member-seated', params: { holder, number, teamName } });
  }
}

/** The team has its leader already. */
export class LeaderExists extends DomainError {
  constructor(holder: string, number: number) {
    super({ kind: 'conflict', code: 'org.leader-exists', params: { holder, number } });
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

/** The commune has a village of this name. */
export class VillageExists extends DomainError {
  constructor(name: string) {
    super({ kind: 'conflict', code: 'org.village-exists', params: { name } });
  }
}

/** A village is added below a commune only. */
export class NotACommune extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.not-a-commune' });
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

/** The folder of official units is not complete or contradicts itself. */
export class UnitFilesUnusable extends DomainError {
  constructor(file: string, reason: string) {
    super({ kind: 'invalid', code: 'org.unit-files', params: { file, reason } });
  }
}

/** Slips were wanted for everybody who has used none, and there is nobody. */
export class NobodyToActivate extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'org.nobody-to-activate' });
  }
}
