import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type DataSubject, type DoubtAnswers, type HeldBack, PersonalData } from '@lopso/platform';
import { PersonPairRepository } from '../storage/person-pair.repository';

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
    private readonly audit: Audit,
  ) {}

  /**
   * Within the running transaction. Of what is in doubt about an ended record nobody of its commune was asked: each library holds it back. Gives what was held back of
   * the record that was asked about; the other commune's list is told to nobody.
   */
  async erase(actor: Actor, { memberId, answers, accountsOf }: ErasureWish): Promise<HeldBack | null> {
    const ended = await this.pairs.lockEndedFor(memberId);
    const accounts = await accountsOf([memberId, ...ended.map((one) => one.memberId)]);
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
