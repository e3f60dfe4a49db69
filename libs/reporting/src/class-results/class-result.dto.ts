import { type ClassMemberResult, type ClassResults } from './class-result.service';

/** Somebody of a class, with how they stand in the round that runs. */
export class ClassMemberResultResponse {
  memberId: string;
  fullName: string;
  /** They asked that the record be used no further. */
  isRestricted: boolean;
  unitName: string;
  /** Closed sessions of the class attended, and their planned minutes. */
  presentSessions: number;
  presentMinutes: number;
  /** `finished`, `doing`, `not-started` or `overdue`; null, like the steps, for who is not counted in a round. */
  state: string | null;
  doneSteps: number | null;
  totalSteps: number | null;
  /** What is missing in words. */
  missing: string;

  static from(member: ClassMemberResult): ClassMemberResultResponse {
    const { memberId, fullName, isRestricted, unitName, presentSessions, presentMinutes } = member;
    const { state, doneSteps, totalSteps, missing } = member;
    const who = { memberId, fullName, isRestricted, unitName };
    return { ...who, presentSessions, presentMinutes, state, doneSteps, totalSteps, missing };
  }
}

/** What became of the people of a class. */
export class ClassResultsResponse {
  classGroupId: string;
  title: string;
  closedSessions: number;
  /** Of those who are counted in the round. */
  finished: number;
  total: number;
  /** By given name. */
  members: ClassMemberResultResponse[];
  /** Instant, UTC. */
  asOf: string;

  static from(results: ClassResults): ClassResultsResponse {
    const { classGroupId, title, closedSessions, count, members, asOf } = results;
    return {
      classGroupId,
      title,
      closedSessions,
      finished: count.finished,
      total: count.total,
      members: members.map((member) => ClassMemberResultResponse.from(member)),
      asOf: asOf.toISOString(),
    };
  }
}
