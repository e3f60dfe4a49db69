import { Injectable } from '@nestjs/common';
import { type Decider } from '@lopso/learning';
import { type Actor, cleanText, Clock, Transactions } from '@lopso/platform';
import { ChangeClosed, ChangeNeedsOther, ChangeOfOther } from '../credentials.errors';
import { isLapsed } from '../rules/certificate-change';
import { ChangeStepsRepository } from '../storage/change-steps.repository';
import { type CertificateChange } from '../storage/change.repository';
import { CarryOutChange } from './carry-out-change.service';
import { ChangeReach } from './change-reach';
import { SecondPerson } from './second-person.service';

/** What becomes of a proposal: a second person approves or declines it, who made it takes it back (decision 0066). */
@Injectable()
export class AnswerChange {
  constructor(
    private readonly reach: ChangeReach,
    private readonly steps: ChangeStepsRepository,
    private readonly second: SecondPerson,
    private readonly carrying: CarryOutChange,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * The second person's yes: what was proposed is done. `seen` names what she was shown. By the same person again: nothing more.
   * @throws ChangeNeedsOther for who proposed it; ChangeClosed when it doesn't wait (any more); CertificatesMoved, OwnCertificate,
   * NothingToChange; NotFound
   */
  async approve(actor: Actor, id: string, seen: string): Promise<CertificateChange> {
    return this.decide(actor, id, async (held) => {
      if (held.state === 'done' && held.answeredBy === actor.accountId) return;
      const decider = await this.answerer(actor, held);
      await this.carrying.carryOut(actor, held, { seen, decider });
      await this.reach.note(actor, 'credentials.change-approved', held);
    });
  }

  /** The second person's no, with why; nothing is done. By the same person again: nothing more. @throws as `approve` */
  async decline(actor: Actor, id: string, words: string): Promise<CertificateChange> {
    return this.decide(actor, id, async (held) => {
      if (held.state === 'declined' && held.answeredBy === actor.accountId) return;
      const decider = await this.answerer(actor, held);
      await this.carrying.decline(actor, held, { words: cleanText(words), decider });
      await this.reach.note(actor, 'credentials.change-declined', held);
    });
  }

  /** Taken back by who proposed it. Again: nothing more. @throws ChangeOfOther, ChangeClosed, NotFound */
  async takeBack(actor: Actor, id: string): Promise<CertificateChange> {
    return this.decide(actor, id, async (held) => {
      if (held.proposedBy !== actor.accountId) throw new ChangeOfOther();
      if (held.state === 'taken-back') return;
      this.requireWaiting(held);
      const { accountId: by, onBehalfOf } = this.second.deciderOf(actor, held.unitPath);
      await this.steps.answer(id, { state: 'taken-back', by, onBehalfOf, words: null, at: this.clock.now() });
      await this.reach.note(actor, 'credentials.change-taken-back', held);
    });
  }

  /** Ends what nobody answered in time. */
  async lapse(): Promise<void> {
    await this.transactions.run(async () => {
      for (const lapsed of await this.steps.lapse(this.clock.now()))
        await this.reach.note(null, 'credentials.change-lapsed', lapsed);
    });
  }

  private async answerer(actor: Actor, held: CertificateChange): Promise<Decider> {
    this.requireWaiting(held);
    const decider = this.second.deciderOf(actor, held.unitPath);
    const proposer = { accountId: held.proposedBy, onBehalfOf: held.proposedFor };
    if (!(await this.second.isAnother(proposer, decider))) throw new ChangeNeedsOther();
    return decider;
  }

  private requireWaiting(held: CertificateChange): void {
    if (held.state !== 'proposed' || isLapsed(held, this.clock.now())) throw new ChangeClosed();
  }

  /** The proposal is locked meanwhile: of two who answer at once the second finds it answered. */
  private async decide(
    actor: Actor,
    id: string,
    act: (held: CertificateChange) => Promise<void>,
  ): Promise<CertificateChange> {
    await this.transactions.run(async () => act(await this.reach.lock(actor, id)));
    return this.reach.get(actor, id);
  }
}
