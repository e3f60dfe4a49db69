import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Transactions } from '@lopso/platform';
import { AudienceBusy, ReopeningBuiltOn } from '../learning.errors';
import { builtOnWords } from '../rules/reopening';
import { type Reopening, ReopeningRepository } from '../storage/reopening.repository';
import { type RoundSummary } from '../storage/round.repository';

/** Takes reopenings back that were checked. */
@Injectable()
export class ReopeningUndoing {
  constructor(
    private readonly reopenings: ReopeningRepository,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** One transaction: no evidence comes in between looking and taking away. @throws AudienceBusy, ReopeningBuiltOn */
  async undo(actor: Actor, round: RoundSummary, { course, toVersion, people, reopens }: Reopening): Promise<void> {
    await this.transactions.run(async () => {
      if (!(await this.reopenings.lock(round.id))) throw new AudienceBusy();
      const standing = builtOnWords(await this.reopenings.builtOn(round.id));
      if (standing !== null) throw new ReopeningBuiltOn(standing);
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
}
