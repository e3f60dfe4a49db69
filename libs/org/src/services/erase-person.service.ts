import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type DataSubject, type DoubtAnswers, type HeldBack, PersonalData } from '@lopso/platform';
import { ErasureIsDepartments } from '../org.errors';
import { EndedRecordRepository } from '../storage/ended-record.repository';
import { PersonPairRepository } from '../storage/person-pair.repository';
import { AccountReach } from './account-reach.service';

/** The accounts of people, by their ids; who has none is missing. */
export type AccountsOf = (memberIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** An erasure as it was asked for. */
export interface ErasureWish {
  readonly memberId: string;
  readonly answers: DoubtAnswers;
  readonly accountsOf: AccountsOf;
}

/** Erases a person with the records that ended in favour of hers: they are hers as well (decision 0086). */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly personalData: PersonalData,
    private readonly pairs: PersonPairRepository,
    private readonly endedRecords: EndedRecordRepository,
    private readonly reach: AccountReach,
    private readonly audit: Audit,
  ) {}

  /**
   * Within the running transaction; who is one person's stays so until it ends. What was
   * said of doubts holds for ended records too; of what is in doubt about these alone nobody was asked. Gives what was held back of the record
   * that was asked about; of the others the province's trail says it, for their communes' lists are told to nobody.
   * @throws ErasureIsDepartments where an ended record's account holds rights that the actor may not give: it would end them
   */
  async erase(actor: Actor, { memberId, answers, accountsOf }: ErasureWish): Promise<HeldBack | null> {
    await this.pairs.takeTurn([memberId]);
    const ended = await this.endedRecords.endedFor(memberId);
    const accounts = await accountsOf([memberId, ...ended.map((one) => one.memberId)]);
    const closing = ended.flatMap((one) => {
      const accountId = accounts.get(one.memberId);
      return accountId === undefined ? [] : [{ accountId, memberId: one.memberId }];
    });
    if ((await this.reach.beyond(actor, closing)).size > 0) throw new ErasureIsDepartments();
    const subjectOf = (id: string): DataSubject => ({ memberId: id, accountId: accounts.get(id) ?? null });
    const { heldBack } = await this.personalData.erase(subjectOf(memberId), answers);
    for (const { memberId: id, provincePath } of ended) {
      const { heldBack: held } = await this.personalData.erase(subjectOf(id), { ...answers, isPartial: true });
      await this.audit.record(actor, {
        ...{ action: 'privacy.ended-record-erased', subjectType: 'member', subjectId: id, unitPath: provincePath },
        details: { ...held },
      });
    }
    return heldBack;
  }
}
