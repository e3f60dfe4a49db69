import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions } from '@lopso/platform';
import { isDoneByAccepting } from '../rules/data-request';
import { type DataRequest, DataRequestRepository } from '../storage/data-request.repository';
import { DataRequestDesk } from './data-request-desk';
import { DataRequestTerms } from './data-request-terms';
import { type AccountsOf, ErasePerson } from './erase-person.service';

/** What an officer says when she accepts. */
export interface AcceptingWords {
  readonly answer: string | null;
  /** The accounts of people: an erasure closes hers. */
  readonly accountsOf: AccountsOf;
  /** Of an erasure: keys of doubts that are the person's, and of those that are somebody else's. */
  readonly theirs: readonly string[];
  readonly others: readonly string[];
}

/** Answers to requests about personal data, and what follows from them. */
@Injectable()
export class AnswerDataRequest {
  constructor(
    private readonly requests: DataRequestRepository,
    private readonly desk: DataRequestDesk,
    private readonly terms: DataRequestTerms,
    private readonly erasing: ErasePerson,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Says yes. A restriction and an erasure are carried out in the same transaction. @throws NotFound outside the officer's units, DataRequestNotOpen
   */
  async accept(actor: Actor, id: string, said: AcceptingWords): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.desk.open(actor, id, 'accept');
      const at = this.clock.now();
      const state = isDoneByAccepting(request) ? 'done' : 'accepted';
      await this.requests.answer(id, { state, answer: said.answer, by: actor.accountId, at });
      await this.desk.note(actor, 'privacy.request-accepted', request);
      await this.carryOut(actor, request, said, at);
    });
  }

  /** Says no, with the reason the person reads. @throws NotFound, DataRequestNotOpen */
  async refuse(actor: Actor, id: string, answer: string): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.desk.open(actor, id, 'refuse');
      await this.requests.answer(id, { state: 'refused', answer, by: actor.accountId, at: this.clock.now() });
      await this.desk.note(actor, 'privacy.request-refused', request);
    });
  }

  /** What was accepted has been done: the correction is written, the file handed over. @throws NotFound, DataRequestNotOpen */
  async complete(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.desk.open(actor, id, 'complete');
      await this.requests.complete(id, this.clock.now());
      await this.desk.note(actor, 'privacy.request-completed', request);
    });
  }

  /** Takes more time, once, with a reason. @throws NotFound, DataRequestNotOpen */
  async extend(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.desk.open(actor, id, 'extend');
      await this.requests.extend(id, await this.terms.extended(request.actDueOn), reason);
      await this.desk.note(actor, 'privacy.request-extended', request);
    });
  }

  private async carryOut(actor: Actor, request: DataRequest, said: AcceptingWords, at: Date): Promise<void> {
    const { memberId, kind } = request;
    if (memberId === null) return;
    if (kind === 'restriction') await this.requests.restrict(memberId, at);
    if (kind === 'lift-restriction') await this.requests.restrict(memberId, null);
    if (kind !== 'erasure') return;
    const { accountsOf, theirs, others } = said;
    const answers = { scope: this.desk.scopeOf(actor), theirs, others };
    const heldBack = await this.erasing.erase(actor, { memberId, answers, accountsOf });
    if (heldBack === null) return;
    // Of these nobody could be asked: whoever answers for the erasure reads beside the request that they are there.
    await this.requests.noteHeldBack(request.id, heldBack);
    await this.desk.note(actor, 'privacy.rows-set-aside', request, { count: heldBack.count });
  }
}
