import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { type Actor, Clock } from '@lopso/platform';
import { type Absence, absenceOf } from '../rules/absence';
import { type MakeUpState, makeUpState } from '../rules/make-up';
import { type Excuse } from '../rules/mark-word';
import { type Period } from '../rules/schedule';
import { AbsenceRepository, type AbsenceRow } from '../storage/absence.repository';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';

/** Somebody the actor sees who missed a session, or a part of it. */
export interface Missed extends Absence {
  readonly session: ClassSession;
  readonly member: MemberSummary;
  readonly excuse: Excuse | null;
  readonly makeUp: MakeUpState;
  /** The class is one of another commune, which the actor knows of for its people of hers alone. */
  readonly isElsewhere: boolean;
}

/** Closed sessions of some days and who missed them; `isCut`: there are more sessions, of later days. */
export interface MissedSessions {
  readonly sessions: readonly ClassSession[];
  readonly missed: readonly Missed[];
  readonly isCut: boolean;
}

const MAX_SESSIONS = 500;

/** Who missed which sessions, as far as somebody sees classes and people. The figures and the names both come from here. */
@Injectable()
export class AbsenceLists {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly absences: AbsenceRepository,
    private readonly members: MemberService,
    private readonly access: ClassAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * Of 500 sessions at most, by their start: those the actor sees, and those of other communes that people of hers were expected at or came to
   * (decision 0107).
   */
  async within(actor: Actor, period: Period, isMine: boolean): Promise<MissedSessions> {
    const found = await this.sessions.listSessionsBetween(this.access.readScope(actor), period, {
      ...{ trainerId: actor.accountId, reach: this.access.ownReach(actor), isMine },
      ...{ limit: MAX_SESSIONS + 1, isClosed: true, learners: this.access.guestScope(actor) },
    });
    const sessions = found.slice(0, MAX_SESSIONS);
    return { sessions, missed: await this.missedOf(actor, sessions), isCut: found.length > MAX_SESSIONS };
  }

  private async missedOf(actor: Actor, sessions: readonly ClassSession[]): Promise<Missed[]> {
    const now = this.clock.now();
    const ids = sessions.map(({ id }) => id);
    const rows = await this.absences.rowsOf(ids, now);
    const members = await this.members.describeMembers([...new Set(rows.map(({ memberId }) => memberId))]);
    const byId = new Map(sessions.map((session) => [session.id, session]));
    return rows.flatMap((row) => {
      const [session, member] = [byId.get(row.classSessionId), members.get(row.memberId)];
      if (session === undefined || member === undefined || !this.access.sees(actor, session)(member)) return [];
      const absence = absenceOf(row, session, session.rule);
      if (absence === null) return [];
      const isElsewhere = !this.access.reads(actor, session);
      return [{ ...absence, session, member, isElsewhere, excuse: row.excuse, makeUp: stateOf(row, now) }];
    });
  }
}

function stateOf({ expiresAt, endedAs }: AbsenceRow, now: Date): MakeUpState {
  return makeUpState(expiresAt === null ? null : { expiresAt, endedAs }, now);
}
