import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Transactions } from '@lopso/platform';
import { AudienceBusy, ReopeningBuiltOn } from '../learning.errors';
import { type BuiltOnReopening, builtOnWords } from '../rules/reopening-deeds';
import { type Reopening, ReopeningRepository } from '../storage/reopening.repository';
import { type RoundSummary } from '../storage/round.repository';
import { RoundPartnerRepository } from '../storage/round-partner.repository';
import { PartnerTrail } from './partner-trail';
import { ReopeningWork } from './reopening-work';

/** Takes reopenings back that were checked. */
@Injectable()
export class ReopeningUndoing {
  constructor(
    private readonly reopenings: ReopeningRepository,
    private readonly work: ReopeningWork,
    private readonly partners: RoundPartnerRepository,
    private readonly partnerTrail: PartnerTrail,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** One transaction: no evidence comes in between looking and taking away. @throws AudienceBusy, ReopeningBuiltOn */
  async undo(actor: Actor, round: RoundSummary, reopening: Reopening): Promise<void> {
    const { course, toVersion, people, reopens } = reopening;
    await this.transactions.run(async () => {
      if (!(await this.reopenings.lock(round.id))) throw new AudienceBusy();
      const standing = builtOnWords(await this.builtOn(reopening));
      if (standing !== null) throw new ReopeningBuiltOn(standing);
      for (const name of await this.partners.removeInherited(round.id))
        await this.partnerTrail.record(actor, round, { action: 'learning.partner-ended', name });
      await this.reopenings.remove(round.id);
      await this.audit.record(actor, {
        action: 'learning.reopening-undone',
        subjectType: 'round',
        subjectId: reopens,
        unitPath: round.unitPath,
        details: { people, course, version: toVersion, decisionNumber: round.decisionNumber },
      });
    });
  }

  /** What was done of an edition that was taken back is no reason to go on asking others for it: it stays a fact, and counts in their other rounds (decision 0089). */
  private async builtOn(reopening: Reopening): Promise<BuiltOnReopening> {
    const built = await this.work.builtOn(reopening);
    const now = await this.reopenings.find(reopening.roundId);
    return now?.isTakenBack === true ? { ...built, done: 0, handedIn: 0, begun: 0, reading: 0 } : built;
  }
}
