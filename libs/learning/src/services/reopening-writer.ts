import { Injectable } from '@nestjs/common';
import { type Actor, Audit, JobQueue, Transactions } from '@lopso/platform';
import { NobodyReopened, ReopeningStale } from '../learning.errors';
import { type NewReopening, ReopeningRepository } from '../storage/reopening.repository';
import { type NewRound, RoundRepository } from '../storage/round.repository';
import { RoundPartnerRepository } from '../storage/round-partner.repository';
import { OPEN_ROUND_CYCLES } from './round-writer';
import { type ReopeningPlan } from './reopening-plans.service';

/** Writes a reopening that was checked: its round, what that demands, whom it names, with whom it is held. One transaction; the cycles follow by a job. */
@Injectable()
export class ReopeningWriter {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly reopenings: ReopeningRepository,
    private readonly partners: RoundPartnerRepository,
    private readonly transactions: Transactions,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
  ) {}

  /** @throws RoundTitleTaken, NobodyReopened, ReopeningStale where others are named than the round says were looked at */
  async write(
    actor: Actor,
    round: NewRound,
    { plan, reopening }: { readonly plan: ReopeningPlan; readonly reopening: NewReopening },
  ): Promise<void> {
    await this.transactions.run(async () => {
      await this.reopenings.holdNaming(plan.round.id);
      await this.rounds.insert(round, plan.requirements);
      const people = await this.reopenings.insert(reopening, plan.question);
      if (people === 0) throw new NobodyReopened();
      if (people !== round.audienceCount) throw new ReopeningStale(people);
      await this.audit.record(actor, {
        action: 'learning.course-reopened',
        subjectType: 'round',
        subjectId: round.id,
        unitPath: round.unitPath,
        details: {
          ...{ people, course: reopening.course, version: reopening.toVersion },
          ...{ decisionNumber: round.decisionNumber, decidedOn: round.decidedOn, dueOn: round.dueOn },
        },
      });
      await this.inheritPartners(actor, plan.round.id, round);
      await this.queue.send(OPEN_ROUND_CYCLES, { roundId: round.id });
    });
  }

  /** Who holds the round holds what of it is asked anew, and reads its figures beside those of the round (decision 0074). */
  private async inheritPartners(actor: Actor, fromRoundId: string, round: NewRound): Promise<void> {
    const { id: roundId, openedBy: by, openedAt: at, unitPath } = round;
    for (const organisation of await this.partners.inherit(fromRoundId, { roundId, by, at })) {
      await this.audit.record(actor, {
        ...{ action: 'learning.partner-added', subjectType: 'round', subjectId: roundId, unitPath },
        details: { organisation },
      });
    }
  }
}
