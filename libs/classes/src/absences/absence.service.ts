import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { type Actor, Audit, Clock, compareNames } from '@lopso/platform';
import { type Excuse } from '../attendance/attendance.rules';
import { CALL_ROLL } from '../classes.permissions';
import { type MakeUpState, makeUpState } from '../make-up/make-up.rules';
import { ClassAccess } from '../scheduling/class-access.service';
import { type SessionQuery } from '../scheduling/class-group.service';
import { endOfDayInVietnam, instantInVietnam, type Period } from '../scheduling/schedule.rules';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { type BookedMember, bookedMemberOf } from '../sessions/session-summary.service';
import { CommuneService } from '../venues/commune.service';
import { AbsenceRepository, type AbsenceRow } from './absence.repository';
import { type Absence, absenceOf } from './absence.rules';

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

function stateOf({ expiresAt, endedAs }: AbsenceRow, now: Date): MakeUpState {
  return makeUpState(expiresAt === null ? null : { expiresAt, endedAs }, now);
}

/** How many missed something, how, and for how many of them there is a make-up. */
export interface AbsenceCounts {
  readonly absent: number;
  readonly excused: number;
  /** There for less than the whole counts. */
  readonly partial: number;
  /** Offers that wait for an answer. */
  readonly offered: number;
  readonly taken: number;
}

/** A closed session that somebody missed. */
export interface SessionAbsences extends AbsenceCounts, Pick<ClassSession, 'id' | 'classGroupId' | 'number' | 'title'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly communeName: string;
  readonly trainerName: string;
}

/** What people of one commune missed, wherever it met. */
export interface CommuneAbsences extends AbsenceCounts {
  readonly communeId: string;
  readonly communeName: string;
}

/** Who missed classes in some days, in figures: of the people the actor sees. */
export interface AbsenceReportView extends AbsenceCounts {
  /** Closed sessions of these days. */
  readonly sessionCount: number;
  /** The latest first; those that nobody missed are left out. */
  readonly sessions: readonly SessionAbsences[];
  /** By name. */
  readonly communes: readonly CommuneAbsences[];
  /** There are more sessions than are counted here: ask for fewer days. */
  readonly isCut: boolean;
}

const NOBODY: AbsenceCounts = { absent: 0, excused: 0, partial: 0, offered: 0, taken: 0 };

function countsOf(missed: readonly Missed[]): AbsenceCounts {
  const of = (kind: Missed['kind']): number => missed.filter((one) => one.kind === kind).length;
  return {
    ...{ absent: of('absent'), excused: of('excused'), partial: of('partial') },
    offered: missed.filter(({ makeUp }) => makeUp === 'open').length,
    taken: missed.filter(({ makeUp }) => makeUp === 'taken').length,
  };
}

function byCommune(missed: readonly Missed[]): CommuneAbsences[] {
  return [...groupedBy(missed, ({ member }) => member.communeId)]
    .map(([communeId, of]) => ({ communeId, communeName: of[0]?.member.communeName ?? '', ...countsOf(of) }))
    .sort((a, b) => compareNames(a.communeName, b.communeName) || (a.communeId < b.communeId ? -1 : 1));
}

function groupedBy<Key>(missed: readonly Missed[], keyOf: (one: Missed) => Key): Map<Key, Missed[]> {
  const groups = new Map<Key, Missed[]>();
  for (const one of missed) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** Whose absences: of one session, or of people of one commune; null: of all. */
export interface AbsentQuery extends SessionQuery {
  readonly classSessionId: string | null;
  readonly communeId: string | null;
}

/** Somebody who missed a session, with how to reach her. */
export interface AbsentPerson extends Absence, Omit<BookedMember, 'isWalkIn'> {
  readonly excuse: Excuse | null;
  readonly makeUp: MakeUpState;
  /** E.164; null where she has none, asked that her record be used no further, or the actor may not call her. */
  readonly phone: string | null;
  readonly classSessionId: string;
  readonly title: string;
  readonly number: number;
  /** The commune it met in. */
  readonly heldIn: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly plannedMinutes: number;
}

/** Of so many the first by name; `total` tells how many there are. */
export interface AbsentPage {
  readonly people: readonly AbsentPerson[];
  readonly total: number;
}

const MAX_PEOPLE = 500;

/** Who was absent from closed sessions: counts by commune and session, and names. */
@Injectable()
export class AbsenceService {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly absences: AbsenceRepository,
    private readonly members: MemberService,
    private readonly classAccess: ClassAccess,
    private readonly clock: Clock,
    private readonly communes: CommuneService,
    private readonly audit: Audit,
  ) {}

  /**
   * Of 500 sessions at most, by their start: those the actor sees, and those of other communes that people of hers were expected at or came to
   * (decision 0107).
   */
  async absencesWithin(actor: Actor, period: Period, isMine: boolean): Promise<MissedSessions> {
    const found = await this.sessions.listSessionsBetween(this.classAccess.readScope(actor), period, {
      ...{ trainerId: actor.accountId, reach: this.classAccess.ownReach(actor), isMine },
      ...{ limit: MAX_SESSIONS + 1, isClosed: true, learners: this.classAccess.guestScope(actor) },
    });
    const sessions = found.slice(0, MAX_SESSIONS);
    return { sessions, missed: await this.missedOf(actor, sessions), isCut: found.length > MAX_SESSIONS };
  }

  private async missedOf(actor: Actor, sessions: readonly ClassSession[]): Promise<Missed[]> {
    const now = this.clock.now();
    const ids = sessions.map(({ id }) => id);
    const rows = await this.absences.absenceRowsOf(ids, now);
    const members = await this.members.describeMembers([...new Set(rows.map(({ memberId }) => memberId))]);
    const byId = new Map(sessions.map((session) => [session.id, session]));
    return rows.flatMap((row) => {
      const [session, member] = [byId.get(row.classSessionId), members.get(row.memberId)];
      if (session === undefined || member === undefined || !this.classAccess.sees(actor, session)(member)) return [];
      const absence = absenceOf(row, session, session.rule);
      if (absence === null) return [];
      const isElsewhere = !this.classAccess.reads(actor, session);
      return [{ ...absence, session, member, isElsewhere, excuse: row.excuse, makeUp: stateOf(row, now) }];
    });
  }

  /** Figures only; the names are `AbsenceService`'s. */
  async reportAbsences(actor: Actor, { from, to, isMine }: SessionQuery): Promise<AbsenceReportView> {
    const period = { startsAt: instantInVietnam(from, '00:00'), endsAt: endOfDayInVietnam(to) };
    if (period.endsAt <= period.startsAt)
      return { ...NOBODY, sessionCount: 0, sessions: [], communes: [], isCut: false };
    const { sessions, missed, isCut } = await this.absencesWithin(actor, period, isMine);
    return {
      ...countsOf(missed),
      sessionCount: sessions.length,
      sessions: await this.bySession(missed),
      communes: byCommune(missed),
      isCut,
    };
  }

  private async bySession(missed: readonly Missed[]): Promise<SessionAbsences[]> {
    const groups = [...groupedBy(missed, ({ session }) => session)];
    const names = await this.communes.namesOf(groups.map(([{ communeId }]) => communeId));
    return groups
      .map(([{ id, classGroupId, number, title, startsAt, endsAt, communeId, trainerName }, of]) => ({
        ...{ id, classGroupId, number, title, startsAt, endsAt, trainerName },
        communeName: names.get(communeId) ?? '',
        ...countsOf(of),
      }))
      .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime() || (a.id < b.id ? -1 : 1));
  }

  /** By given name, each person's latest first, 500 at most; the reading goes into the trail. */
  async listAbsentPeople(
    actor: Actor,
    { from, to, isMine, classSessionId, communeId }: AbsentQuery,
  ): Promise<AbsentPage> {
    const period = { startsAt: instantInVietnam(from, '00:00'), endsAt: endOfDayInVietnam(to) };
    const reading = await this.audit.recordReadOver(actor, this.classAccess.ownReach(actor), {
      action: 'classes.absent-read',
    });
    if (period.endsAt <= period.startsAt) return { people: [], total: 0 };
    const { missed } = await this.absencesWithin(actor, period, isMine);
    const wanted = missed
      .filter(({ session }) => classSessionId === null || session.id === classSessionId)
      .filter(({ member }) => communeId === null || member.communeId === communeId)
      .sort(byName);
    const shown = wanted.slice(0, MAX_PEOPLE);
    await this.audit.noteHeld(
      reading,
      shown.map(({ member, session, isElsewhere }) => ({
        memberId: member.id,
        unitPath: isElsewhere ? member.unitPath : session.unitPath,
      })),
    );
    return { people: await this.withPhones(actor, shown), total: wanted.length };
  }

  /**
   * Called by who may manage the person, and by who calls the roll of that session over the whole of its commune; a guest trainer sees
   * no telephones.
   */
  private async withPhones(actor: Actor, missed: readonly Missed[]): Promise<AbsentPerson[]> {
    const isOfRoll = ({ session }: Missed): boolean =>
      this.classAccess.runs(actor, session) && this.classAccess.allows(actor, CALL_ROLL, session);
    const runIds = new Set(missed.filter(isOfRoll).map(({ member }) => member.id));
    const phones = await this.members.getTelephones(
      actor,
      missed.map(({ member }) => member),
      (member) => runIds.has(member.id),
    );
    const names = await this.communes.namesOf(missed.map(({ session }) => session.communeId));
    return missed.map((one) => ({
      ...personOf(one, phones.get(one.member.id) ?? null),
      heldIn: names.get(one.session.communeId) ?? '',
    }));
  }
}

function byName(a: Missed, b: Missed): number {
  return (
    compareNames(a.member.fullName, b.member.fullName) ||
    (a.member.id < b.member.id ? -1 : a.member.id > b.member.id ? 1 : 0) ||
    b.session.startsAt.getTime() - a.session.startsAt.getTime()
  );
}

function personOf(
  { session, member, kind, countedMinutes, excuse, makeUp }: Missed,
  phone: string | null,
): Omit<AbsentPerson, 'heldIn'> {
  const { memberId, fullName, unitName, communeName, teamName, isRestricted } = bookedMemberOf(member, false);
  const { id: classSessionId, title, number, startsAt, endsAt, plannedMinutes } = session;
  return {
    ...{ kind, countedMinutes, excuse, makeUp },
    ...{ memberId, fullName, unitName, communeName, teamName, isRestricted, phone },
    ...{ classSessionId, title, number, startsAt, endsAt, plannedMinutes },
  };
}
