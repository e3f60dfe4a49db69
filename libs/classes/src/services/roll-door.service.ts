import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { NotOnRoll, OwnAttendance } from '../classes.errors';
import { MarkRefused } from '../classes-marks.errors';
import { type MarkWord } from '../rules/mark-word';
import { faultOfWord, type TypedWord, wordOf } from '../rules/typed-word';
import { type Corrector } from '../rules/correction-term';
import { type Closer, faultOfOpening } from '../rules/session-doors';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { CorrectionTerms } from './correction-terms.service';
import { type CalledRoll, KeptRights } from './kept-rights.service';
import { refuse } from './refusals';

/** The way to a roll for its trainer and assistants: found, locked, own, open. Joins the caller's transaction. */
@Injectable()
export class RollDoor {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly booked: BookedSessionRepository,
    private readonly access: ClassAccess,
    private readonly terms: CorrectionTerms,
    private readonly kept: KeptRights,
  ) {}

  /** The own session, locked. @throws NotFound, NotYourClass */
  async lockOwn(actor: Actor, classSessionId: string, strength: 'share' | 'update'): Promise<ClassSession> {
    return this.access.onRoll(actor, await this.sessions.lockSession(classSessionId, strength));
  }

  /** The session of an actor who may close it, locked, and in whose place. @throws NotFound, NotYourClass */
  async lockToEnd(actor: Actor, classSessionId: string): Promise<{ session: ClassSession; closer: Closer }> {
    const session = this.access.closable(actor, await this.sessions.lockSession(classSessionId, 'update'));
    return { session, closer: this.access.runs(actor, session) ? 'trainer' : 'officer' };
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
    return this.kept.onRoll(actor, await this.sessions.lockSession(classSessionId, strength), madeAt);
  }

  /** The session whose roll the actor corrects, locked. @throws NotFound, NotYourClass */
  async lockToCorrect(actor: Actor, classSessionId: string): Promise<{ session: ClassSession; corrector: Corrector }> {
    return this.access.correctable(actor, await this.sessions.lockSession(classSessionId, 'update'));
  }

  /** @throws CorrectionOver */
  async requireCorrectable(session: ClassSession, corrector: Corrector): Promise<void> {
    await this.terms.requireCorrectable(session, corrector);
  }

  /**
   * Opens the session where it is not, for a mark made at a moment by the server's clock. Gives when it was opened.
   * @throws MarkingOver, OpensLater, SessionIsClosed, SessionIsCancelled
   */
  async ensureOpen(session: ClassSession, madeAt = this.terms.now()): Promise<Date> {
    await this.requireMarkable(session, madeAt);
    if (session.state === 'open' && session.openedAt !== null) return session.openedAt;
    const now = this.terms.now();
    await this.sessions.enterState(session.id, 'open', now);
    return now;
  }

  /** What `ensureOpen` asks, of a mark that opens nothing. @throws MarkingOver, OpensLater, SessionIsClosed, SessionIsCancelled */
  async requireMarkable(session: ClassSession, madeAt: Date): Promise<void> {
    if (session.state === 'open' || session.state === 'planned') await this.terms.requireMarkable(session, madeAt);
    if (session.state === 'open' && session.openedAt !== null) return;
    refuse(faultOfOpening(session, this.terms.now()), session, 'open');
  }

  /** Who runs a session is not among those it counts for. @throws OwnAttendance */
  refuseOneself(actor: Actor, memberId: string): void {
    if (actor.memberId === memberId) throw new OwnAttendance();
  }

  /** Whether somebody waited for her in this session. */
  async isBooked(classSessionId: string, memberId: string): Promise<boolean> {
    return this.booked.isBooked(classSessionId, memberId);
  }

  /** Who was not there is excused only where somebody waited for her. @throws NotOnRoll */
  async requireBooked(classSessionId: string, memberId: string): Promise<void> {
    if (!(await this.booked.isBooked(classSessionId, memberId))) throw new NotOnRoll();
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
    const scope = this.access.readScope(actor);
    return (clash) => scope.contains(clash.unitPath);
  }

  now(): Date {
    return this.terms.now();
  }
}
