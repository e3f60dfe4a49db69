import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Audit, compareNames, Events, newId, Transactions } from '@lopso/platform';
import { BookingRepository } from '../booking/booking.repository';
import { CorrectionTooEarly, EndRefused, OwnHours } from '../classes.errors';
import { AttendanceCorrected, type AttendedMinutes, SessionClosed } from '../classes.events';
import { ClassAccess } from '../scheduling/class-access.service';
import { ClassGroupRepository } from '../scheduling/class-group.repository';
import { ClassGroupService } from '../scheduling/class-group.service';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { refuseSession } from '../sessions/refusals';
import { type BookedMember, bookedMemberOf, type SessionSummary } from '../sessions/session-summary.service';
import { AttendanceLog } from './attendance-log.service';
import { type AttendanceMark, type DisputedMark, type MarkOnDevice, type MarkSource } from './attendance.repository';
import { type Excuse, type Mark, sharedPhones } from './attendance.rules';
import { correctedHours } from './attendance.service';
import { countedMinutes, heldMinutes } from './attended-minutes.rules';
import { type CorrectionStanding, RollAccess } from './roll-access.service';
import { attendedUntil, type Closer, earlyEnd, faultOfClosing, faultOfEnd } from './roll.rules';

/** A line of the roll. Nobody's mark is null until somebody marks. */
export interface RollRow extends BookedMember {
  /** Her line on every printed list of the class; null until one was printed with her on it. */
  readonly number: number | null;
  readonly mark: Mark | null;
  readonly source: MarkSource | null;
  readonly markedAt: Date | null;
  /** Later than the start; null: in time, or not present. */
  readonly cameAt: Date | null;
  /** Before the end; null: stayed to it, or not present. */
  readonly leftAt: Date | null;
  /** Said outright in place of times. */
  readonly minutes: number | null;
  readonly excuse: Excuse | null;
  /** What counts by the rule of the class for who is present; null for who is not. */
  readonly countedMinutes: number | null;
  /** Who else marked herself from the phone that this member did, by given name; seldom anybody. */
  readonly samePhoneAs: readonly string[];
  /** What another phone says otherwise, until somebody decides. */
  readonly dispute: RollDispute | null;
}

/** A word that waits, with the name of who said it where she stands before the session; null: somebody who doesn't, or the member herself. */
export type RollDispute = DisputedMark & { readonly byName: string | null };

/** The roll of a session, by given name as Vietnamese sorts, and the instant it shows. */
export interface Roll {
  readonly session: SessionSummary;
  readonly rows: readonly RollRow[];
  readonly corrections: CorrectionStanding;
  readonly asOf: Date;
}

const UNMARKED = {
  ...{ mark: null, source: null, markedAt: null, cameAt: null, leftAt: null },
  ...{ minutes: null, excuse: null, countedMinutes: null },
};

function saidOf(
  { mark, source, markedAt, cameAt, leftAt, minutes, excuse }: AttendanceMark,
  session: SessionSummary,
): Omit<RollRow, keyof BookedMember | 'number' | 'dispute' | 'samePhoneAs'> {
  const counted = mark === 'present' ? countedMinutes({ cameAt, leftAt, minutes }, session, session.rule) : null;
  return { mark, source, markedAt, cameAt, leftAt, minutes, excuse, countedMinutes: counted };
}

/** By member, the names of others who marked themselves from her phone: of these people alone. */
function phonesOf(
  marks: readonly MarkOnDevice[],
  people: readonly { readonly id: string; readonly fullName: string }[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]));
  const others = [...sharedPhones(marks)].map(([memberId, ids]) => {
    const named = ids.flatMap((id) => names.get(id) ?? []);
    return [memberId, named.sort(compareNames)] as const;
  });
  return new Map(others);
}

function crewName(
  { trainerId, trainerName, assistants }: SessionSummary,
  { markedBy }: Pick<DisputedMark, 'markedBy'>,
): string | null {
  if (markedBy === trainerId) return trainerName;
  return assistants.find(({ accountId }) => accountId === markedBy)?.name ?? null;
}

/** What a closed session counted. */
export interface ClosedSession {
  readonly closedAt: Date;
  /** Whole minutes of it as it was held: its plan, or up to an early end. */
  readonly minutes: number;
  readonly presentCount: number;
  /** Of them, for whom less than that counts. */
  readonly partialCount: number;
}

/** The roll of a session: read, numbered, opened, closed, and its end corrected. */
@Injectable()
export class RollService {
  constructor(
    private readonly classGroups: ClassGroupService,
    private readonly bookingRows: BookingRepository,
    private readonly log: AttendanceLog,
    private readonly members: MemberService,
    private readonly classAccess: ClassAccess,
    private readonly rollAccess: RollAccess,
    private readonly groups: ClassGroupRepository,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly sessions: ClassSessionRepository,
    private readonly events: Events,
  ) {}

  /**
   * Who is booked for the session and who was marked present without being booked; only the people the actor may see.
   * @throws NotFound
   */
  async getRoll(actor: Actor, classSessionId: string): Promise<Roll> {
    const session = await this.classGroups.getSession(actor, classSessionId);
    const bookedIds = await this.bookingRows.bookedFor(classSessionId);
    const numbers = await this.bookingRows.numbersIn(session.classGroupId);
    const counting = await this.log.latestMarksOf(classSessionId);
    const marks = new Map(counting.map((mark) => [mark.memberId, mark]));
    const waiting = await this.log.disputesOf(classSessionId);
    const disputes = new Map(waiting.map((mark) => [mark.memberId, { ...mark, byName: crewName(session, mark) }]));
    const present = [...marks.values()].filter(({ mark }) => mark === 'present').map(({ memberId }) => memberId);
    const described = await this.members.describeMembers([...new Set([...bookedIds.keys(), ...present])]);
    const sees = this.classAccess.sees(actor, session);
    const seen = [...described.values()].filter(sees);
    const phones = phonesOf(counting, seen);
    const rows = seen.map((member) => {
      const mark = marks.get(member.id);
      return {
        ...bookedMemberOf(member, bookedIds.get(member.id) ?? true),
        number: numbers.get(member.id) ?? null,
        ...(mark === undefined ? UNMARKED : saidOf(mark, session)),
        samePhoneAs: phones.get(member.id) ?? [],
        dispute: disputes.get(member.id) ?? null,
      };
    });
    await this.classAccess.noteRollRead(
      actor,
      session,
      rows.map(({ memberId }) => memberId),
    );
    rows.sort((a, b) => compareNames(a.fullName, b.fullName));
    return {
      session,
      rows,
      corrections: await this.rollAccess.correctionStandingOf(actor, session),
      asOf: this.rollAccess.now(),
    };
  }

  /** Before the list of a session is printed, by who calls its roll. Twice is harmless. @throws NotFound, NotYourClass */
  async numberRoll(actor: Actor, classSessionId: string): Promise<void> {
    await this.transactions.run(async () => {
      await this.rollAccess.lockClassOf(classSessionId);
      const { classGroupId, unitPath } = await this.rollAccess.lockOwn(actor, classSessionId, 'share');
      const given = await this.give(classGroupId);
      if (given === 0) return;
      await this.audit.record(actor, {
        action: 'classes.roll-numbered',
        subjectType: 'class-session',
        subjectId: classSessionId,
        unitPath,
        details: { people: given },
      });
    });
  }

  /** The same for whoever prints a list of the class otherwise; asks for no right. Locks the class: joins no transaction that holds what follows it. */
  async numberClass(classGroupId: string): Promise<void> {
    await this.transactions.run(async () => {
      if ((await this.groups.lockGroup(classGroupId)) !== null) await this.give(classGroupId);
    });
  }

  /** The lines of a class's people, by member; who is on no list yet is left out. */
  async numbersOf(classGroupId: string): Promise<ReadonlyMap<string, number>> {
    return this.bookingRows.numbersIn(classGroupId);
  }

  /** Who has no number gets the next ones, by given name; gives how many. */
  private async give(classGroupId: string): Promise<number> {
    const people = await this.members.describeMembers(await this.bookingRows.unnumberedIn(classGroupId));
    const inOrder = [...people.values()].sort((a, b) => compareNames(a.fullName, b.fullName));
    await this.bookingRows.addNumbers(
      classGroupId,
      inOrder.map(({ id }) => id),
    );
    return inOrder.length;
  }

  /** Booked for it or marked in it. No access check. */
  async memberIdsOf(classSessionId: string): Promise<string[]> {
    const booked = await this.bookingRows.bookedFor(classSessionId);
    const marked = await this.log.latestMarksOf(classSessionId);
    return [...new Set([...booked.keys(), ...marked.map(({ memberId }) => memberId)])];
  }

  /** Opens a session from 30 minutes before its start. Twice is harmless. @throws OpensLater, SessionIsClosed … */
  async openSession(actor: Actor, classSessionId: string): Promise<Date> {
    return this.transactions.run(async () =>
      this.rollAccess.ensureOpen(await this.rollAccess.lockOwn(actor, classSessionId, 'update')),
    );
  }

  /**
   * Closes a session and publishes `SessionClosed` with everybody present in one transaction: the hours count at once.
   * Twice is harmless: the event is published once. An officer of the commune closes for the trainer once the hours are over,
   * also what nobody opened: it counts nobody, and corrections enter who was there (decision 0135).
   * `wentUntil`: when it ended, where that was before its planned end; nobody is counted for longer (decision 0120).
   * @throws ClosesLater, ClosesByTrainer, SessionNotOpen, SessionIsCancelled, EndRefused, NotYourClass, NotFound
   */
  async closeSession(actor: Actor, classSessionId: string, wentUntil: Date | null = null): Promise<ClosedSession> {
    return this.transactions.run(async () => {
      const { session, closer } = await this.rollAccess.lockToEnd(actor, classSessionId);
      const closed = session.closedAt === null ? await this.close(session, closer, wentUntil) : session;
      const attended = await this.attendedIn(session);
      if (session.closedAt === null) await this.tell(actor, { session: closed, closer }, attended);
      const closedAt = closed.closedAt ?? this.rollAccess.markedAt();
      const minutes = heldMinutes(closed);
      const partialCount = attended.filter((one) => one.minutes < minutes).length;
      return { closedAt, minutes, presentCount: attended.length, partialCount };
    });
  }

  private async close(session: ClassSession, closer: Closer, wentUntil: Date | null): Promise<ClassSession> {
    const now = this.rollAccess.markedAt();
    refuseSession(faultOfClosing(session, now, closer), session, closer === 'trainer' ? 'close' : 'close-for-trainer');
    const end = earlyEnd(wentUntil, session);
    const fault = faultOfEnd(end, session, now);
    if (fault !== null) throw new EndRefused(fault);
    await this.sessions.enterState(session.id, 'closed', now);
    await this.sessions.setEnd(session.id, end);
    return { ...session, state: 'closed', closedAt: now, wentUntil: end };
  }

  private async tell(
    actor: Actor,
    { session, closer }: { readonly session: ClassSession; readonly closer: Closer },
    attended: readonly AttendedMinutes[],
  ): Promise<void> {
    const now = session.closedAt ?? this.rollAccess.markedAt();
    await this.events.publish(SessionClosed, {
      id: newId(),
      occurredAt: now.toISOString(),
      classSessionId: session.id,
      unitPath: session.unitPath,
      minutes: session.plannedMinutes,
      topic: session.topic,
      attendedAt: attendedUntil(session, now).toISOString(),
      presentMemberIds: attended.map(({ memberId }) => memberId),
      attended,
    });
    await this.audit.record(actor, {
      action: 'classes.session-closed',
      subjectType: 'class-session',
      subjectId: session.id,
      unitPath: session.unitPath,
      details: { present: attended.length, minutes: heldMinutes(session), closer },
    });
  }

  /** By the rule and the end as they are under the lock: the rule may have been changed while it was waited for. */
  private async attendedIn(locked: ClassSession): Promise<AttendedMinutes[]> {
    const session = (await this.sessions.findSession(locked.id)) ?? locked;
    const marks = await this.log.latestMarksOf(session.id);
    return marks
      .filter(({ mark }) => mark === 'present')
      .map((mark) => ({ memberId: mark.memberId, minutes: countedMinutes(mark, session, session.rule) }))
      .sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  }

  /**
   * `wentUntil` null, or not before the planned end: it went to its end. Publishes `AttendanceCorrected` for each whose hours change; the same twice changes nothing.
   * @throws CorrectionTooEarly while it is not closed, CorrectionOver, EndRefused, OwnHours where hers would change, NotYourClass, NotFound
   */
  async correctSessionEnd(actor: Actor, classSessionId: string, wentUntil: Date | null): Promise<void> {
    await this.transactions.run(async () => {
      await this.rollAccess.lockClassOf(classSessionId);
      const { session, corrector } = await this.rollAccess.lockToCorrect(actor, classSessionId);
      if (session.state !== 'closed') throw new CorrectionTooEarly();
      const end = earlyEnd(wentUntil, session);
      if (end?.getTime() === session.wentUntil?.getTime()) return;
      await this.rollAccess.requireOpenCorrection(session, corrector);
      const fault = faultOfEnd(end, session, this.rollAccess.markedAt());
      if (fault !== null) throw new EndRefused(fault);
      await this.sessions.setEnd(session.id, end);
      const people = await this.publishCorrected(actor, session, end);
      await this.audit.record(actor, {
        action: 'classes.session-end-corrected',
        subjectType: 'class-session',
        subjectId: session.id,
        unitPath: session.unitPath,
        details: { minutes: heldMinutes({ ...session, wentUntil: end }), minutesBefore: heldMinutes(session), people },
      });
    });
  }

  /** Gives for how many other hours count. */
  private async publishCorrected(actor: Actor, before: ClassSession, wentUntil: Date | null): Promise<number> {
    const session = { ...before, wentUntil };
    const present = (await this.log.latestMarksOf(session.id)).filter(({ mark }) => mark === 'present');
    const changed = present.filter(
      (stay) => countedMinutes(stay, before, before.rule) !== countedMinutes(stay, session, session.rule),
    );
    if (changed.some(({ memberId }) => memberId === actor.memberId)) throw new OwnHours();
    for (const mark of changed)
      await this.events.publish(AttendanceCorrected, correctedHours(session, mark, this.rollAccess.markedAt()));
    return changed.length;
  }
}
