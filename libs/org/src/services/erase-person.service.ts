import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type DataSubject, type DoubtAnswers, type HeldBack, PersonalData } from '@lopso/platform';
import { ErasureIsDepartments } from '../org.errors';
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
    private readonly reach: AccountReach,
    private readonly audit: Audit,
  ) {}

  /**
   * Within the running transaction; who is one person's stays so until it ends. Of what is in doubt about an ended record nobody of its commune was asked: each library holds it back. Gives what was held back of
   * the record that was asked about; the other commune's list is told to nobody.
   * @throws ErasureIsDepartments where an ended record's account holds rights that the actor may not give: it would end them
   */
  async erase(actor: Actor, { memberId, answers, accountsOf }: ErasureWish): Promise<HeldBack | null> {
    await this.pairs.takeTurn([memberId]);
    const ended = await this.pairs.endedFor(memberId);
    const accounts = await accountsOf([memberId, ...ended.map((one) => one.memberId)]);
    const closing = ended.flatMap((one) => {
      const accountId = accounts.get(one.memberId);
      return accountId === undefined ? [] : [{ accountId, memberId: one.memberId }];
    });
    if ((await this.reach.beyond(actor, closing)).size > 0) throw new ErasureIsDepartments();
    const subjectOf = (id: string): DataSubject => ({ memberId: id, accountId: accounts.get(id) ?? null });
    const { heldBack } = await this.personalData.erase(subjectOf(memberId), answers);
    for (const { memberId: id, provincePath } of ended) {
      await this.personalData.erase(subjectOf(id));
      await this.audit.record(actor, {
        ...{ action: 'privacy.ended-record-erased', subjectType: 'member', subjectId: id, unitPath: provincePath },
        details: {},
      });
    }
    return heldBack;
  }
}
