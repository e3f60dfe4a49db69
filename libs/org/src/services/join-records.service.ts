import { Injectable } from '@nestjs/common';
import { type Actor, Audit, newId, NotFound, Transactions } from '@lopso/platform';
import { PairIsJoined } from '../org.errors';
import { type PairAnswer, PersonPairRepository } from '../storage/person-pair.repository';
import { ActJournal } from './act-journal';
import { JoinDesk, type JoinedRecords } from './join-desk';
import { type OpenedPair, PairGate, pairIdsOf } from './pair-gate';

/** How two records become one person's. */
export interface Joining {
  /** Names the two as they were shown. */
  readonly seen: string;
  /** The record that is used from now on. */
  readonly keptMemberId: string;
  /** The place that stays; null: the one there is. */
  readonly seatTermId: string | null;
}

/** Says of two records that they are one person's: one is used from now on, the other ends. Nothing is deleted (decision 0086). */
@Injectable()
export class JoinRecords {
  constructor(
    private readonly gate: PairGate,
    private readonly desk: JoinDesk,
    private readonly pairs: PersonPairRepository,
    private readonly journal: ActJournal,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The places of the other record end today, and it takes none any more; what was learnt stays with the record it was learnt in. Answers the act, which may be
   * taken back today; said again by the same officer: the same act.
   * @throws NotFound outside the actor's units, or when the kept one is neither of the two; PairHasChanged when they are not as they were `seen`;
   * PairIsJoined when somebody said so before; InvalidInput when both hold places and none is said to stay
   */
  async join(actor: Actor, ids: readonly [string, string], wish: Joining): Promise<string> {
    return this.transactions.run(async () => {
      await this.gate.require(actor, ids);
      await this.pairs.takeTurn(ids);
      const held = await this.desk.holdTeams(ids);
      const pair = await this.gate.open(actor, ids);
      const records = recordsOf(pair, wish.keptMemberId);
      const before = actOfBefore(pair.answer, records, actor);
      if (before !== null) return before;
      const agreed = await this.gate.requireSeen(pair, wish.seen);
      const seats = await this.desk.open(records, wish.seatTermId, held);
      const pairId = pair.answer?.id ?? newId();
      const actId = await this.journal.keep(
        actor,
        {
          ...{ kind: 'records-joined', unitId: pair.province.id, unitPath: pair.province.path },
          ...{ leftMemberId: records.ended.memberId, tookMemberId: records.kept.memberId },
        },
        { seat_term: seats.touched, member: [records.kept.memberId], person_pair: [pairId] },
        async () => {
          await this.desk.apply(actor, records, seats);
          const said = { id: pairId, verdict: 'one' as const, endedId: records.ended.memberId };
          await this.pairs.keep({ ...pairIdsOf(pair), ...said }, agreed, actor.accountId);
        },
      );
      await this.note(actor, 'org.records-joined', pair, records);
      return actId;
    });
  }

  /** The other record may be used again; places do not come back by it. Not one person's: nothing more. @throws NotFound outside the actor's units */
  async part(actor: Actor, ids: readonly [string, string]): Promise<void> {
    await this.transactions.run(async () => {
      const pair = await this.gate.open(actor, ids);
      if (!(await this.pairs.takeBack(pairIdsOf(pair), 'one'))) return;
      const keptId = ids.find((id) => id !== pair.answer?.endedId) ?? ids[0];
      const records = recordsOf(pair, keptId);
      await this.desk.renewRights([records.ended.memberId]);
      await this.note(actor, 'org.records-parted', pair, records);
    });
  }

  /** In the province's trail: neither commune may learn of the other's record. */
  private async note(
    actor: Actor,
    action: string,
    { province }: Omit<OpenedPair, 'agreed'>,
    { kept, ended }: JoinedRecords,
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'member', subjectId: kept.memberId, unitPath: province.path },
      details: { otherMemberId: ended.memberId },
    });
  }
}

function recordsOf({ first, second }: Omit<OpenedPair, 'agreed'>, keptId: string): JoinedRecords {
  if (first.memberId === keptId) return { kept: first, ended: second };
  if (second.memberId === keptId) return { kept: second, ended: first };
  throw new NotFound();
}

/** The act by which the same officer said the same before. @throws PairIsJoined when it was another, or said otherwise */
function actOfBefore(answer: PairAnswer | null, { ended }: JoinedRecords, actor: Actor): string | null {
  if (answer?.verdict !== 'one') return null;
  const isSame = answer.endedId === ended.memberId && answer.decidedBy === actor.accountId;
  if (!isSame || answer.actId === null) throw new PairIsJoined();
  return answer.actId;
}
