import { Injectable } from '@nestjs/common';
import { type Actor, Audit, newId, Transactions } from '@lopso/platform';
import { PersonPairRepository } from '../storage/person-pair.repository';
import { type OpenedPair, PairGate, pairIdsOf } from './pair-gate';

/** Says of two records that look like one person's that they are two people's. */
@Injectable()
export class TellApart {
  constructor(
    private readonly gate: PairGate,
    private readonly pairs: PersonPairRepository,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Holds while the two agree in nothing else than now; said again: nothing more.
   * @throws NotFound outside the actor's units; PairHasChanged when they are not as they were `seen`; PairIsJoined when they
   * were said to be one person's
   */
  async tellApart(actor: Actor, ids: readonly [string, string], seen: string): Promise<void> {
    await this.transactions.run(async () => {
      const pair = await this.gate.openSeen(actor, ids, seen);
      const said = { id: pair.answer?.id ?? newId(), verdict: 'two' as const, endedId: null };
      await this.pairs.keep({ ...pairIdsOf(pair), ...said }, pair.agreed, actor.accountId);
      await this.note(actor, 'org.pair-told-apart', pair);
    });
  }

  /** Asked about again. Nothing was said of them: nothing more. @throws NotFound outside the actor's units */
  async takeBack(actor: Actor, ids: readonly [string, string]): Promise<void> {
    await this.transactions.run(async () => {
      const pair = await this.gate.open(actor, ids);
      if (await this.pairs.takeBack(pairIdsOf(pair), 'two')) await this.note(actor, 'org.pair-asked-again', pair);
    });
  }

  /** In the province's trail: neither commune may learn of the other's record. */
  private async note(
    actor: Actor,
    action: string,
    { first, second, province }: Omit<OpenedPair, 'agreed'>,
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'member', subjectId: first.memberId, unitPath: province.path },
      details: { otherMemberId: second.memberId },
    });
  }
}
