import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { MemberService } from '@lopso/org';
import { type Actor, Events, newId, Scope, Throttle, type ThrottleRule, Transactions } from '@lopso/platform';
import { BookingPlaceService } from '../booking/booking-place.service';
import { retryWhenRaced } from '../booking/booking-race';
import { BookingRepository } from '../booking/booking.repository';
import { EligibilityService } from '../booking/eligibility.service';
import { type CardSource } from '../cards/member-card.rules';
import {
  CorrectionTooEarly,
  NobodySoNamed,
  NotOnRoll,
  SpotCheckAbsent,
  SpotCheckUnmarked,
  TakenInByOthers,
  TwoSoNamed,
  WaitsForEnd,
} from '../classes.errors';
import { AttendanceCorrected, type AttendanceCorrectedPayload } from '../classes.events';
import { BOOK_MEMBERS, CORRECT_ANY_ATTENDANCE } from '../classes.permissions';
import { ClassAccess } from '../scheduling/class-access.service';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { AttendanceLog, tapDigest, type WordReading } from './attendance-log.service';
import { type AttendanceMark, type KeptTap, type NewAttendanceMark } from './attendance.repository';
import {
  isSameState,
  madeBy,
  type MarkState,
  type MarkWord,
  seenOnSpot,
  settle,
  type TypedWord,
} from './attendance.rules';
import { cameLate, countedMinutes } from './attended-minutes.rules';
import { type CalledRoll, RollAccess } from './roll-access.service';
import { attendedUntil, type Corrector } from './roll.rules';

/** One tap on the roll. */
export interface RollTap extends TypedWord {
  readonly memberId: string;
  /** Called in the room, known by a card or its number, from a list signed on paper, or drawn by lot and looked for. */
  readonly source: 'roll' | CardSource | 'paper' | 'spot-check';
  /** Names the tap: it counts once however often it arrives. */
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** When a card was read, by the server's clock; left out: when the tap was made. */
  readonly seenAt?: Date;
  /** Left out for a tap made with the server at hand. `sentAt` is what the phone's clock showed at the sending. */
  readonly kept?: KeptTap & { readonly sentAt: Date | null };
}

/** A tap with what names it. */
type TapForm = Pick<
  NewAttendanceMark,
  'memberId' | 'source' | 'clientKey' | 'deviceId' | 'classSessionId' | 'bodyHash' | 'kept'
>;

/** True for a tap on a closed session that was made while it was not: a phone without network kept it. */
const cameAfterClosing = ({ state, closedAt }: ClassSession, madeAt: Date): boolean =>
  state === 'closed' && closedAt !== null && madeAt < closedAt;

/** Somebody who came without a booking. */
export interface WalkInTap {
  readonly memberId: string;
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** Left out: called in the room. */
  readonly source?: 'roll' | CardSource;
  /** When her card was read, by the server's clock; left out: no card says when she came. */
  readonly seenAt?: Date;
}

/** What somebody at the door says of herself: the username on her slip, or her whole name and birth year. */
export type Introduction = { readonly username: string } | { readonly fullName: string; readonly birthYear: number };

/** Somebody at the door who is on no list, as she introduces herself. */
export interface Arrival {
  readonly introduction: Introduction;
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
}

/** Wrong introductions one trainer may type: typing errors of an evening, no search of the register. */
const MISSES: ThrottleRule = { name: 'classes.miss-arrival', limit: 20, windowSeconds: 600 };

/** What a closed session counts for somebody after a correction at a moment. */
export function correctedHours(
  session: ClassSession,
  { memberId, ...state }: Pick<MarkState, 'mark' | 'cameAt' | 'leftAt' | 'minutes'> & { readonly memberId: string },
  at: Date,
): AttendanceCorrectedPayload {
  const isPresent = state.mark === 'present';
  return {
    id: newId(),
    occurredAt: at.toISOString(),
    classSessionId: session.id,
    memberId,
    isPresent,
    minutes: session.plannedMinutes,
    topic: session.topic,
    attendedMinutes: isPresent ? countedMinutes(state, session, session.rule) : 0,
    attendedAt: attendedUntil(session, session.closedAt ?? at).toISOString(),
  };
}

/** What was true after all. */
export interface Correction extends TypedWord {
  readonly memberId: string;
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** From the list signed on paper; left out: whatever else was true after all. */
  readonly source?: 'paper' | 'correction' | undefined;
}

const ABSENT = settle({ mark: 'absent' }, null);

/** Records who attended a session, admits who comes without a booking, and corrects after closing. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly rollAccess: RollAccess,
    private readonly bookingRows: BookingRepository,
    private readonly log: AttendanceLog,
    private readonly transactions: Transactions,
    private readonly eligibility: EligibilityService,
    private readonly places: BookingPlaceService,
    private readonly sessions: ClassSessionRepository,
    private readonly classAccess: ClassAccess,
    private readonly throttle: Throttle,
    private readonly members: MemberService,
    private readonly accounts: AccountService,
    private readonly events: Events,
  ) {}

  /**
   * Marks somebody on the roll present (with times or minutes where she was not there throughout), absent or excused; taking a mark back is a further mark. The first tap opens the
   * session, so that taps kept on a phone without network need nothing else.
   * A tap that was made before the session was closed and arrives after it stands beside what was counted, until somebody decides (decision 0088).
   * One that a phone kept is taken by the right of the moment it was made (decision 0140).
   * @throws Forbidden, MarkRefused, MarkingOver, SpotCheckAbsent, SpotCheckUnmarked, NotOnRoll, OwnAttendance, WaitsForEnd, SessionIsClosed, SessionIsCancelled, OpensLater, NotYourClass, NotFound, IdempotencyConflict
   */
  async recordAttendance(actor: Actor, classSessionId: string, tap: RollTap): Promise<AttendanceMark> {
    return this.transactions.run(async () => {
      const kept = this.inServerTime(tap.kept);
      const called = await this.rollAccess.lockToMark(actor, classSessionId, tap.seenAt ?? kept?.madeAt);
      this.rollAccess.refuseOneself(actor, tap.memberId);
      const { memberId, source, clientKey, deviceId } = tap;
      const form = { memberId, source, clientKey, deviceId, classSessionId, bodyHash: tapDigest(tap), kept };
      const receipt = await this.log.receiptOf(form);
      if (receipt !== null) return receipt;
      return this.writeMark(actor, called, { tap, form });
    });
  }

  private async writeMark(
    actor: Actor,
    { session, isWaiting }: CalledRoll,
    { tap, form }: { readonly tap: RollTap; readonly form: TapForm },
  ): Promise<AttendanceMark> {
    const madeAt = tap.seenAt ?? form.kept?.madeAt ?? this.rollAccess.markedAt();
    const isLate = isWaiting || cameAfterClosing(session, madeAt);
    if (!isLate) await this.rollAccess.ensureOpen(session, madeAt);
    else if (!cameAfterClosing(session, madeAt)) await this.requireWaitable(session, madeAt);
    if (!(await this.isOnRoll(session.id, tap.memberId))) throw new NotOnRoll();
    const word = this.rollAccess.wordOf(tap, session);
    const reading = this.readingOf(tap, word, session);
    const stamp = { markedBy: actor.accountId, markedAt: this.rollAccess.markedAt() };
    const mark = { ...form, ...this.readTap(word, tap, session, madeAt), ...stamp };
    return isLate ? this.log.addLateMark(mark, isWaiting) : this.log.addMark(mark, reading);
  }

  /** A word that waits opens nothing, and waits for nobody in a session that may still be moved. */
  private async requireWaitable(session: ClassSession, madeAt: Date): Promise<void> {
    await this.rollAccess.requireMarkAllowed(session, madeAt);
    if (session.state === 'planned') throw new WaitsForEnd();
  }

  /** A spot check is of somebody who stands as present, and gives her no more than that; every other word is taken as said. */
  private readingOf({ source }: RollTap, said: MarkWord, session: ClassSession): WordReading | undefined {
    if (source !== 'spot-check') return undefined;
    if (said.mark !== 'present') throw new SpotCheckAbsent();
    return (word, standing) => {
      if (standing?.mark !== 'present') throw new SpotCheckUnmarked();
      return seenOnSpot(word, standing, session);
    };
  }

  /** A card says when she came, unless the trainer does. */
  private readTap(word: MarkWord, { source }: RollTap, session: ClassSession, madeAt: Date): MarkWord {
    if ((source !== 'card' && source !== 'card-number') || word.mark !== 'present' || word.cameAt !== undefined)
      return word;
    return { ...word, cameAt: cameLate(madeAt, session, session.rule) };
  }

  private inServerTime(kept: RollTap['kept']): KeptTap | undefined {
    if (kept === undefined) return undefined;
    const { deviceId, sequence, madeAt, sentAt } = kept;
    return { deviceId, sequence, madeAt: madeBy(madeAt, sentAt, this.rollAccess.markedAt()) };
  }

  private async isOnRoll(classSessionId: string, memberId: string): Promise<boolean> {
    if (await this.bookingRows.isBooked(classSessionId, memberId)) return true;
    return (await this.log.latestMark(classSessionId, memberId)) !== null;
  }

  /**
   * Gives her a place and marks her present.
   * @throws OwnAttendance, TakenInByOthers, ClassFull, MemberBusy, SessionIsClosed, OpensLater, NotYourClass, NotFound for a hidden session or person
   */
  async admitWalkIn(actor: Actor, classSessionId: string, tap: WalkInTap): Promise<AttendanceMark> {
    await this.eligibility.bookablePeople(actor, { teamIds: [], memberIds: [tap.memberId] });
    return this.admitRecognised(actor, classSessionId, tap);
  }

  /** The same for somebody whom the caller has recognised already. */
  async admitRecognised(actor: Actor, classSessionId: string, tap: WalkInTap): Promise<AttendanceMark> {
    return retryWhenRaced(() => this.transactions.run(() => this.admitOnce(actor, classSessionId, tap)));
  }

  private async admitOnce(actor: Actor, classSessionId: string, tap: WalkInTap): Promise<AttendanceMark> {
    await this.rollAccess.lockClassOf(classSessionId);
    const { session, isWaiting } = await this.rollAccess.lockToMark(actor, classSessionId, tap.seenAt);
    this.rollAccess.refuseOneself(actor, tap.memberId);
    const { memberId, clientKey, deviceId, seenAt, source = 'roll' } = tap;
    const body = { memberId, clientKey, classSessionId, mark: 'present', source } as const;
    const cameAt = seenAt === undefined ? null : cameLate(seenAt, session, session.rule);
    const form = { ...body, deviceId, cameAt, bodyHash: tapDigest(body) };
    const receipt = await this.log.receiptOf(form);
    if (receipt !== null) return receipt;
    if (isWaiting) throw new TakenInByOthers();
    await this.rollAccess.ensureOpen(session, seenAt);
    // Who has a place in this session needs none: what stood twice before decision 0128 is called as it is.
    if (!(await this.rollAccess.isBooked(classSessionId, memberId))) await this.takeIn(actor, session, memberId);
    return this.log.addMark({ ...form, markedBy: actor.accountId, markedAt: this.rollAccess.markedAt() });
  }

  private async takeIn(actor: Actor, session: ClassSession, memberId: string): Promise<void> {
    await this.places.admitWalkIn({
      memberId,
      classGroupId: session.classGroupId,
      classSessionId: session.id,
      bookedBy: actor.accountId,
      mayKnow: this.rollAccess.mayKnow(actor),
    });
  }

  /**
   * Gives a place to the one person of the class's commune whom the introduction fits exactly, and marks her present. A near
   * miss, somebody of another commune and nobody at all get the same answer. Each try is counted before anybody is looked
   * for, and given back when it was right.
   * @throws NotFound, NotYourClass, NobodySoNamed, TwoSoNamed, TooManyRequests, ClassFull, MemberBusy, SessionIsClosed, OpensLater
   */
  async admitArrival(actor: Actor, classSessionId: string, arrival: Arrival): Promise<AttendanceMark> {
    const { unitPath } = this.classAccess.onRoll(actor, await this.sessions.findSession(classSessionId));
    await this.throttle.spend(MISSES, actor.accountId);
    const memberId = await this.recogniseMember(unitPath, arrival.introduction);
    await this.throttle.giveBack(MISSES, actor.accountId);
    const { clientKey, deviceId } = arrival;
    return this.admitRecognised(actor, classSessionId, { memberId, clientKey, deviceId });
  }

  /** The id of the one member it can be. @throws NobodySoNamed, TwoSoNamed */
  async recogniseMember(communePath: string, introduction: Introduction): Promise<string> {
    const scope = Scope.ofPaths([communePath]);
    const ids =
      'username' in introduction
        ? await this.byUsername(scope, introduction.username)
        : await this.members.findIdsByNameAndYear(scope, introduction.fullName, introduction.birthYear);
    const [id] = ids;
    if (id === undefined) throw new NobodySoNamed();
    if (ids.length > 1) throw new TwoSoNamed();
    return id;
  }

  private async byUsername(scope: Scope, username: string): Promise<string[]> {
    const memberId = await this.accounts.findMemberByUsername(username);
    const member = memberId === null ? undefined : (await this.members.describeMembers([memberId])).get(memberId);
    return member !== undefined && scope.contains(member.unitPath) ? [member.id] : [];
  }

  /**
   * Marks and publishes `AttendanceCorrected` in one transaction; a correction that says what is known changes nothing, but ends a dispute.
   * @throws CorrectionOver after the last day of who corrects, MarkRefused, NotOnRoll, OwnAttendance, CorrectionTooEarly while the session runs, ClassFull, MemberBusy, MemberTaught, NotYourClass, NotFound
   */
  async correctAttendance(
    actor: Actor,
    classSessionId: string,
    correction: Correction,
  ): Promise<AttendanceMark | null> {
    return retryWhenRaced(() => this.transactions.run(() => this.correct(actor, classSessionId, correction)));
  }

  private async correct(actor: Actor, classSessionId: string, correction: Correction): Promise<AttendanceMark | null> {
    await this.rollAccess.lockClassOf(classSessionId);
    const { session, corrector } = await this.rollAccess.lockToCorrect(actor, classSessionId);
    this.rollAccess.refuseOneself(actor, correction.memberId);
    const { clientKey, memberId, deviceId, source = 'correction' } = correction;
    const said = { classSessionId, memberId, clientKey, deviceId, source };
    const form = { ...said, bodyHash: tapDigest({ ...correction, source }) };
    const receipt = await this.log.receiptOf(form);
    if (receipt !== null) return receipt;
    if (session.state !== 'closed') throw new CorrectionTooEarly();
    await this.rollAccess.requireOpenCorrection(session, corrector);
    const latest = await this.log.latestMark(classSessionId, correction.memberId);
    const word = this.rollAccess.wordOf(correction, session);
    const isKnown = isSameState(latest ?? ABSENT, settle(word, latest));
    if (isKnown && !(await this.log.isDisputed(classSessionId, memberId))) return latest;
    if (latest === null)
      await this.bookCorrected(actor, session, { memberId, isPresent: word.mark === 'present', corrector });
    return this.writeCorrection(session, {
      ...form,
      ...word,
      markedBy: actor.accountId,
      markedAt: this.rollAccess.markedAt(),
    });
  }

  /** Of somebody nobody has marked: who was forgotten is taken in. */
  private async bookCorrected(
    actor: Actor,
    session: ClassSession,
    { memberId, isPresent, corrector }: { memberId: string; isPresent: boolean; corrector: Corrector },
  ): Promise<void> {
    if (!isPresent) return this.rollAccess.requireBooked(session.id, memberId);
    if (await this.rollAccess.isBooked(session.id, memberId)) return;
    const permission = corrector === 'department' ? CORRECT_ANY_ATTENDANCE : BOOK_MEMBERS;
    await this.eligibility.bookablePeople(actor, { teamIds: [], memberIds: [memberId] }, permission);
    await this.places.admitWalkIn({
      memberId,
      classGroupId: session.classGroupId,
      classSessionId: session.id,
      bookedBy: actor.accountId,
      isOver: true,
      mayKnow: this.rollAccess.mayKnow(actor),
    });
  }

  private async writeCorrection(session: ClassSession, mark: NewAttendanceMark): Promise<AttendanceMark> {
    const receipt = await this.log.addMark(mark);
    await this.events.publish(AttendanceCorrected, correctedHours(session, receipt, mark.markedAt));
    return receipt;
  }
}
