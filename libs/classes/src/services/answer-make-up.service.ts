import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { MakeUpOver } from '../classes-make-ups.errors';
import { MakeUpWantsApproval } from '../classes-requests.errors';
import { isSameSubject, makeUpState } from '../rules/make-up';
import { type ClassGroup } from '../storage/class-group.repository';
import { type MakeUpOffer, MakeUpRepository } from '../storage/make-up.repository';
import { AskOwnPlace } from './ask-own-place.service';
import { OwnMember } from './own-member.service';

/** A member takes a make-up she is offered, or says no. */
@Injectable()
export class AnswerMakeUp {
  constructor(
    private readonly own: OwnMember,
    private readonly offers: MakeUpRepository,
    private readonly places: AskOwnPlace,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A place in the class (true), or where the last one went meanwhile, one on its waiting list (false); by the rules of every booking, and in one
   * transaction with the end of the offer. The same class twice is harmless. One that was
   * taken by a class which came to nothing for her is open again.
   * @throws NotFound for an offer of somebody else or a class about something else, MakeUpOver,
   * MakeUpWantsApproval, ClassOver, OwnHoursTaken with other classes that she could take instead
   */
  async take(actor: Actor, offerId: string, classGroupId: string): Promise<boolean> {
    const self = await this.own.of(actor);
    // Before the class: a class tells nothing to who has no such offer.
    if (!(await this.offers.hasOffer(self.id, offerId))) throw new NotFound();
    const came = await this.places.askAtOnceFor(actor, classGroupId, async (group, member) => {
      const offer = await this.find(member.id, offerId);
      if (!isSameSubject(offer, group) || group.id === offer.classGroupId) throw new NotFound();
      if (offer.takenGroupId === classGroupId) return;
      this.requireOpen(offer);
      if (group.approval !== 'none') throw new MakeUpWantsApproval();
      const at = this.clock.now();
      await this.offers.end(member.id, offer, { as: 'taken', at, takenGroupId: classGroupId });
      await this.note(actor, group, member.id, 'classes.make-up-taken');
    });
    return came === 'booked';
  }

  /** She doesn't want it, nor one for what else she missed of the same; twice is harmless. @throws NotFound, MakeUpOver */
  async decline(actor: Actor, offerId: string): Promise<void> {
    const member = await this.own.of(actor);
    await this.transactions.run(async () => {
      const offer = await this.find(member.id, offerId);
      if (offer.endedAs === 'declined') return;
      this.requireOpen(offer);
      await this.offers.end(member.id, offer, { as: 'declined', at: this.clock.now(), takenGroupId: null });
      const group = { id: offer.classGroupId, unitPath: offer.unitPath };
      await this.note(actor, group, member.id, 'classes.make-up-declined');
    });
  }

  private async find(memberId: string, offerId: string): Promise<MakeUpOffer> {
    const offer = await this.offers.lockOwn(memberId, offerId, this.clock.now());
    if (offer === null) throw new NotFound();
    return offer;
  }

  private requireOpen(offer: MakeUpOffer): void {
    if (makeUpState(offer, this.clock.now()) !== 'open') throw new MakeUpOver();
  }

  private async note(
    actor: Actor,
    { id: subjectId, unitPath }: Pick<ClassGroup, 'id' | 'unitPath'>,
    memberId: string,
    action: string,
  ): Promise<void> {
    await this.audit.record(actor, { action, subjectType: 'class-group', subjectId, unitPath, details: { memberId } });
  }
}
