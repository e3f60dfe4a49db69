import { Injectable } from '@nestjs/common';
import { HeldRightService, UnitService, type UnitSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, InvalidInput, NotFound, Transactions } from '@lopso/platform';
import { BookingRepository } from '../booking/booking.repository';
import { CorrectionOver, MarkingOver, MarkRefused, NotOnRoll, OwnAttendance } from '../classes.errors';
import { CALL_ROLL, READ_CORRECTION_RULE, SET_CORRECTION_RULE } from '../classes.permissions';
import { ClassAccess } from '../scheduling/class-access.service';
import { vietnamDateOf } from '../scheduling/schedule.rules';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { refuseSession } from '../sessions/refusals';
import { standsBefore } from '../staffing/staffing.rules';
import { AttendanceRepository } from './attendance.repository';
import { faultOfWord, type MarkWord, type TypedWord, wordOf } from './attendance.rules';
import {
  type Closer,
  type CorrectionRule,
  correctionTerm,
  type CorrectionTerm,
  type Corrector,
  faultOfOpening,
  isOver,
  isPossibleRule,
  opensAt,
  untilOf,
} from './roll.rules';

/** Until when a roll may be corrected, and whether the actor may do so today. */
export interface CorrectionStanding extends CorrectionTerm {
  /** The session is closed, and the actor's days are not over. */
  readonly canCorrect: boolean;
}

type DatedSession = Pick<ClassSession, 'endsAt' | 'unitPath'>;

/** A session whose roll somebody calls, or called when she made what comes now. */
export interface CalledRoll {
  readonly session: ClassSession;
  /** What she says changes nothing by itself: it stands beside what counts until somebody decides. */
  readonly isWaiting: boolean;
}

/** The rule of a province. */
export interface ProvinceCorrectionRule extends CorrectionRule {
  readonly provinceId: string;
  /** The actor may change it. */
  readonly canSet: boolean;
}

/** Who may mark and correct whom in which session, and until when: the days of a province for corrections. */
@Injectable()
export class RollAccess {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly bookingRows: BookingRepository,
    private readonly classAccess: ClassAccess,
    private readonly held: Access,
    private readonly heldRights: HeldRightService,
    private readonly rules: AttendanceRepository,
    private readonly units: UnitService,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /** The own session, locked. @throws NotFound, NotYourClass */
  async lockOwn(actor: Actor, classSessionId: string, strength: 'share' | 'update'): Promise<ClassSession> {
    return this.classAccess.onRoll(actor, await this.sessions.lockSession(classSessionId, strength));
  }

  /** The session of an actor who may close it, locked, and in whose place. @throws NotFound, NotYourClass */
  async lockToEnd(actor: Actor, classSessionId: string): Promise<{ session: ClassSession; closer: Closer }> {
    const session = this.classAccess.closable(actor, await this.sessions.lockSession(classSessionId, 'update'));
    return { session, closer: this.classAccess.runs(actor, session) ? 'trainer' : 'officer' };
  }

  /** Before `lockOwn` or `lockToMark`, where somebody may get a place: the class is locked before its sessions. */
  async lockClassOf(classSessionId: string): Promise<void> {
    await this.sessions.lockClassOf(classSessionId);
  }

  /**
   * The own session, locked for a mark: shared, so that marks don't wait for each other, but alone where the mark opens it,
   * since two who share it could not both. `madeAt`: when it was made, where a phone kept it. @throws Forbidden, NotFound, NotYourClass
   */
  async lockToMark(actor: Actor, classSessionId: string, madeAt?: Date): Promise<CalledRoll> {
    const known = await this.sessions.findSession(classSessionId);
    const strength = known?.state === 'planned' ? 'update' : 'share';
    return this.requireRollAccess(actor, await this.sessions.lockSession(classSessionId, strength), madeAt);
  }

  /** The session whose roll the actor corrects, locked. @throws NotFound, NotYourClass */
  async lockToCorrect(actor: Actor, classSessionId: string): Promise<{ session: ClassSession; corrector: Corrector }> {
    return this.classAccess.correctable(actor, await this.sessions.lockSession(classSessionId, 'update'));
  }

  /** @throws CorrectionOver */
  async requireOpenCorrection(session: ClassSession, corrector: Corrector): Promise<void> {
    await this.requireWithinCorrectionDays(session, corrector);
  }

  /**
   * Opens the session where it is not, for a mark made at a moment by the server's clock. Gives when it was opened.
   * @throws MarkingOver, OpensLater, SessionIsClosed, SessionIsCancelled
   */
  async ensureOpen(session: ClassSession, madeAt = this.now()): Promise<Date> {
    await this.requireMarkAllowed(session, madeAt);
    if (session.state === 'open' && session.openedAt !== null) return session.openedAt;
    const now = this.now();
    await this.sessions.enterState(session.id, 'open', now);
    return now;
  }

  /** What `ensureOpen` asks, of a mark that opens nothing. @throws MarkingOver, OpensLater, SessionIsClosed, SessionIsCancelled */
  async requireMarkAllowed(session: ClassSession, madeAt: Date): Promise<void> {
    if (session.state === 'open' || session.state === 'planned') await this.requireMarkWithinDays(session, madeAt);
    if (session.state === 'open' && session.openedAt !== null) return;
    refuseSession(faultOfOpening(session, this.now()), session, 'open');
  }

  /** Who runs a session is not among those it counts for. @throws OwnAttendance */
  refuseOneself(actor: Actor, memberId: string): void {
    if (actor.memberId === memberId) throw new OwnAttendance();
  }

  /** Whether somebody waited for her in this session. */
  async isBooked(classSessionId: string, memberId: string): Promise<boolean> {
    return this.bookingRows.isBooked(classSessionId, memberId);
  }

  /** Who was not there is excused only where somebody waited for her. @throws NotOnRoll */
  async requireBooked(classSessionId: string, memberId: string): Promise<void> {
    if (!(await this.bookingRows.isBooked(classSessionId, memberId))) throw new NotOnRoll();
  }

  /** What a form says of somebody in this session. @throws MarkRefused for times and minutes that can't be */
  wordOf(typed: TypedWord, session: ClassSession): MarkWord {
    const word = wordOf(typed, session);
    const fault = faultOfWord(word, session);
    if (fault !== null) throw new MarkRefused(fault);
    return word;
  }

  /** Whether the actor may know of a class that stands in somebody's way. */
  mayKnow(actor: Actor): (clash: { readonly unitPath: string }) => boolean {
    const scope = this.classAccess.readScope(actor);
    return (clash) => scope.contains(clash.unitPath);
  }

  markedAt(): Date {
    return this.now();
  }

  /**
   * The session when the actor calls its roll, or did at `madeAt` (by the server's clock; left out: made with the server at hand): who stands before it
   * and might teach there then. Her word waits where an office ended the right since, and once the trainer's days of corrections are over.
   * @throws Forbidden, NotFound, NotYourClass
   */
  async requireRollAccess(actor: Actor, row: ClassSession | null, madeAt?: Date): Promise<CalledRoll> {
    const then = row === null || madeAt === undefined ? null : await this.calledThen(actor, row, madeAt);
    if (then !== null) return then;
    this.held.requireHeld(actor, CALL_ROLL);
    return { session: this.classAccess.onRoll(actor, row), isWaiting: false };
  }

  private async calledThen(actor: Actor, session: ClassSession, madeAt: Date): Promise<CalledRoll | null> {
    if (this.classAccess.callsRoll(actor, session) || !standsBefore(session, actor.accountId)) return null;
    if (madeAt < opensAt(session)) return null;
    const then = await this.heldRights.getTeachingRightAt(actor.accountId, session.unitPath, madeAt);
    if (then === null) return null;
    return { session, isWaiting: then === 'ended-since' || (await this.isCorrectionOver(session, 'trainer')) };
  }

  async correctionStandingOf(actor: Actor, session: ClassSession): Promise<CorrectionStanding> {
    const term = await this.termOf(session);
    const corrector = session.state === 'closed' ? this.classAccess.correctorOf(actor, session) : null;
    return { ...term, canCorrect: corrector !== null && !isOver(untilOf(term, corrector), this.clock.now()) };
  }

  /** @throws CorrectionOver after the last day of who corrects, saying who still may */
  async requireWithinCorrectionDays(session: DatedSession, corrector: Corrector): Promise<void> {
    if (this.isOfToday(session)) return;
    const term = await this.termOf(session);
    const now = this.clock.now();
    const until = untilOf(term, corrector);
    if (until === null || !isOver(until, now)) return;
    throw new CorrectionOver(until, term.departmentUntil, isOver(term.departmentUntil, now));
  }

  /** True from the day after the last one of who corrects. */
  async isCorrectionOver(session: DatedSession, corrector: Corrector): Promise<boolean> {
    if (this.isOfToday(session)) return false;
    return isOver(untilOf(await this.termOf(session), corrector), this.clock.now());
  }

  /**
   * Marks of a session that nobody has closed correct nothing yet: they are taken as long as the department corrects, and what was
   * made in that time also when it comes later. @throws MarkingOver
   */
  async requireMarkWithinDays(session: DatedSession, madeAt: Date): Promise<void> {
    if (this.isOfToday(session)) return;
    const { departmentUntil: until } = await this.termOf(session);
    if (until !== null && isOver(until, madeAt)) throw new MarkingOver(until);
  }

  now(): Date {
    return this.clock.now();
  }

  private async termOf(session: DatedSession): Promise<CorrectionTerm> {
    const { id } = await this.units.getProvince(session.unitPath);
    return correctionTerm(session, await this.rules.correctionRuleOf(id));
  }

  /** No rule ends on the day of the session: the usual tap asks for none. */
  private isOfToday({ endsAt }: DatedSession): boolean {
    return vietnamDateOf(this.clock.now()) <= vietnamDateOf(endsAt);
  }

  /** Of the province the actor's right is over. @throws NotFound for a right over none */
  async getCorrectionRule(actor: Actor): Promise<ProvinceCorrectionRule> {
    const [path] = this.held.scope(actor, READ_CORRECTION_RULE).toPaths();
    if (path === undefined) throw new NotFound();
    return this.ruleOfProvince(actor, await this.units.getProvince(path));
  }

  /** Holds for all rolls at once, also of sessions that are over. @throws InvalidInput, NotFound for what is no province of the actor's */
  async setCorrectionRule(
    actor: Actor,
    provinceId: string,
    { trainerDays, departmentDays }: CorrectionRule,
  ): Promise<ProvinceCorrectionRule> {
    const province = (await this.units.listProvinces()).find(({ id }) => id === provinceId);
    if (province === undefined || !this.held.scope(actor, SET_CORRECTION_RULE).contains(province.path))
      throw new NotFound();
    const rule = { trainerDays, departmentDays };
    if (!isPossibleRule(rule))
      throw new InvalidInput([{ pointer: '#/departmentDays', code: 'classes.correction-days' }]);
    await this.transactions.run(async () => {
      await this.rules.setCorrectionRule(provinceId, rule, { by: actor.accountId, at: this.clock.now() });
      await this.audit.record(actor, {
        action: 'classes.correction-rule-set',
        subjectType: 'unit',
        subjectId: provinceId,
        unitPath: province.path,
        details: { trainerDays: trainerDays ?? '', departmentDays: departmentDays ?? '' },
      });
    });
    return this.ruleOfProvince(actor, province);
  }

  private async ruleOfProvince(actor: Actor, { id, path }: UnitSummary): Promise<ProvinceCorrectionRule> {
    const canSet = this.held.scope(actor, SET_CORRECTION_RULE).contains(path);
    return { ...(await this.rules.correctionRuleOf(id)), provinceId: id, canSet };
  }
}
