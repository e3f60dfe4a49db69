import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { AbsenceRepository } from '../absences/absence.repository';
import { absenceOf } from '../absences/absence.rules';
import { MakeUpOver, MakeUpWantsApproval } from '../classes.errors';
import { AlternativeClassService } from '../own-classes/alternative-class.service';
import { type AskableClass } from '../own-classes/near-class.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { type ActingMember, ClassAccess } from '../scheduling/class-access.service';
import { type ClassGroup } from '../scheduling/class-group.repository';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { type MakeUpOffer, MakeUpRepository } from './make-up.repository';
import { isSameSubject, makeUpExpiresAt, makeUpState } from './make-up.rules';

/** Who knows of whom hours in class are still asked. */
export interface HoursNeedSource {
  /**
   * Those of the members for whom hours of a class about a course (null: about none) still count toward something; also those of whom
   * nobody ever asked any. Left out: who has finished, and whom two people let off.
   */
  stillNeeding(memberIds: readonly string[], topic: string | null): Promise<ReadonlySet<string>>;
}

/** A missed session as the offer names it. */
export type MissedSession = Pick<MakeUpOffer, 'title' | 'number' | 'startsAt' | 'endsAt' | 'isPartial'>;

/** What a member is offered for what she missed of one subject. */
export interface MakeUp {
  readonly offerId: string;
  /** The latest first. */
  readonly missed: readonly MissedSession[];
  readonly expiresAt: Date;
  /** At least one, as `AlternativeClassService.makeUpClassesOf` finds them. */
  readonly classes: readonly AskableClass[];
}

function bySubject(offers: readonly MakeUpOffer[]): MakeUpOffer[][] {
  const groups: MakeUpOffer[][] = [];
  for (const offer of offers) {
    const known = groups.find(([first]) => first !== undefined && isSameSubject(first, offer));
    if (known === undefined) groups.push([offer]);
    else known.push(offer);
  }
  return groups;
}

/** Offers who missed a session another one about the same; members take or decline it. */
@Injectable()
export class MakeUpService {
  private source: HoursNeedSource | null = null;

  constructor(
    private readonly classAccess: ClassAccess,
    private readonly offers: MakeUpRepository,
    private readonly alternatives: AlternativeClassService,
    private readonly clock: Clock,
    private readonly ownClasses: OwnClassService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly sessions: ClassSessionRepository,
    private readonly absences: AbsenceRepository,
    private readonly members: MemberService,
  ) {}

  /**
   * One for each subject she missed something of and still needs; without a class that she could take there is nothing to offer.
   * @throws Forbidden for an account without a member
   */
  async listOwnMakeUps(actor: Actor): Promise<MakeUp[]> {
    const member = await this.classAccess.requireOwnMember(actor);
    const offers = await this.offers.openOf(member.id, this.clock.now());
    const makeUps: MakeUp[] = [];
    for (const same of bySubject(offers)) {
      const made = await this.makeUpOf(member, same);
      if (made !== null) makeUps.push(made);
    }
    return makeUps;
  }

  private async makeUpOf(member: ActingMember, same: readonly MakeUpOffer[]): Promise<MakeUp | null> {
    const [latest] = same;
    if (latest === undefined) return null;
    const needing = await this.stillNeedingHours([member.id], latest.topic);
    const classes = needing.has(member.id) ? await this.alternatives.makeUpClassesOf(member, latest) : [];
    if (classes.length === 0) return null;
    const expiresAt = same.map((one) => one.expiresAt).reduce((a, b) => (a > b ? a : b));
    return { offerId: latest.id, missed: same, expiresAt, classes };
  }

  /**
   * A place in the class (true), or where the last one went meanwhile, one on its waiting list (false); by the rules of every booking, and in one
   * transaction with the end of the offer. The same class twice is harmless. One that was
   * taken by a class which came to nothing for her is open again.
   * @throws NotFound for an offer of somebody else or a class about something else, MakeUpOver,
   * MakeUpWantsApproval, ClassOver, OwnHoursTaken with other classes that she could take instead
   */
  async takeMakeUp(actor: Actor, offerId: string, classGroupId: string): Promise<boolean> {
    const self = await this.classAccess.requireOwnMember(actor);
    // Before the class: a class tells nothing to who has no such offer.
    if (!(await this.offers.hasOffer(self.id, offerId))) throw new NotFound();
    const came = await this.ownClasses.askAtOnceFor(actor, classGroupId, async (group, member) => {
      const offer = await this.findOffer(member.id, offerId);
      if (!isSameSubject(offer, group) || group.id === offer.classGroupId) throw new NotFound();
      if (offer.takenGroupId === classGroupId) return;
      this.requireOpen(offer);
      if (group.approval !== 'none') throw new MakeUpWantsApproval();
      const at = this.clock.now();
      await this.offers.end(member.id, offer, { as: 'taken', at, takenGroupId: classGroupId });
      await this.auditMakeUp(actor, group, member.id, 'classes.make-up-taken');
    });
    return came === 'booked';
  }

  /** She doesn't want it, nor one for what else she missed of the same; twice is harmless. @throws NotFound, MakeUpOver */
  async declineMakeUp(actor: Actor, offerId: string): Promise<void> {
    const member = await this.classAccess.requireOwnMember(actor);
    await this.transactions.run(async () => {
      const offer = await this.findOffer(member.id, offerId);
      if (offer.endedAs === 'declined') return;
      this.requireOpen(offer);
      await this.offers.end(member.id, offer, { as: 'declined', at: this.clock.now(), takenGroupId: null });
      const group = { id: offer.classGroupId, unitPath: offer.unitPath };
      await this.auditMakeUp(actor, group, member.id, 'classes.make-up-declined');
    });
  }

  private async findOffer(memberId: string, offerId: string): Promise<MakeUpOffer> {
    const offer = await this.offers.lockOwn(memberId, offerId, this.clock.now());
    if (offer === null) throw new NotFound();
    return offer;
  }

  private requireOpen(offer: MakeUpOffer): void {
    if (makeUpState(offer, this.clock.now()) !== 'open') throw new MakeUpOver();
  }

  private async auditMakeUp(
    actor: Actor,
    { id: subjectId, unitPath }: Pick<ClassGroup, 'id' | 'unitPath'>,
    memberId: string,
    action: string,
  ): Promise<void> {
    await this.audit.record(actor, { action, subjectType: 'class-group', subjectId, unitPath, details: { memberId } });
  }

  /**
   * Brings the offers of a session into line with its roll as it is now: whoever missed it and still needs the hours has one, whoever
   * was there after all has none. Twice, late or out of order is harmless.
   */
  async settleOffers(classSessionId: string): Promise<void> {
    await this.bringIntoLine(classSessionId, () => true);
  }

  /** Offers to those alone for whom `mayHave` says so; takes back from everybody who was there. */
  private async bringIntoLine(classSessionId: string, mayHave: (memberId: string) => boolean): Promise<void> {
    await this.transactions.run(async () => {
      const session = await this.sessions.lockSession(classSessionId, 'update');
      if (session?.state !== 'closed') return;
      const at = this.now();
      const rows = await this.absences.absenceRowsOf([classSessionId], at);
      const missed = rows.filter((row) => absenceOf(row, session, session.rule) !== null);
      const ids = missed.map(({ memberId }) => memberId);
      await this.offers.withdrawBut(classSessionId, ids, at);
      await this.offer(session, await this.membersNeedingHours(ids.filter(mayHave), session.topic), at);
    });
  }

  /**
   * Offers these people, and nobody else, what they missed in sessions whose rolls were closed or corrected from an instant on: hours are asked of them again, which
   * nobody asked meanwhile. Each session in a transaction of its own.
   */
  async settleOffersSince(memberIds: readonly string[], since: Date): Promise<void> {
    const theirs = new Set(memberIds);
    for (const id of await this.absences.settledSince(memberIds, since))
      await this.bringIntoLine(id, (memberId) => theirs.has(memberId));
  }

  private async offer(session: ClassSession, memberIds: readonly string[], at: Date): Promise<void> {
    if (memberIds.length === 0) return;
    const offered = await this.offers.offer(session.id, memberIds, { at, expiresAt: makeUpExpiresAt(at) });
    if (offered.length === 0) return;
    await this.audit.record(null, {
      action: 'classes.make-ups-offered',
      subjectType: 'class-session',
      subjectId: session.id,
      unitPath: session.unitPath,
      details: { people: offered.length },
    });
  }

  /** Erased people and those of whom nobody asks these hours any more are left out. Joins a running transaction. */
  async membersNeedingHours(memberIds: readonly string[], topic: string | null): Promise<string[]> {
    const present = await this.members.findPresent(memberIds);
    return [...(await this.stillNeedingHours([...present], topic))].sort();
  }

  now(): Date {
    return this.clock.now();
  }

  /** @throws Error when somebody else answers already */
  answerHoursBy(source: HoursNeedSource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say who needs hours');
    this.source = source;
  }

  /** As `HoursNeedSource` says; joins a running transaction. */
  async stillNeedingHours(memberIds: readonly string[], topic: string | null): Promise<ReadonlySet<string>> {
    if (memberIds.length === 0 || this.source === null) return new Set(memberIds);
    return this.source.stillNeeding(memberIds, topic);
  }
}
