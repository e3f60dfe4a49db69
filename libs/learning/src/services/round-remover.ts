import { Injectable } from '@nestjs/common';
import { type Actor, Audit, NotFound, Transactions } from '@lopso/platform';
import { RoundBuiltOn, RoundTakingStale } from '../learning-rounds.errors';
import { AudienceBusy } from '../learning.errors';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';
import { RoundTakingRepository } from '../storage/round-taking.repository';
import { PartnerTrail } from './partner-trail';
import { RoundBurdens } from './round-burdens';

/** Why a round is taken back, and how many people were looked at. */
export interface RoundTakingOrder {
  readonly reason: string;
  readonly people: number;
}

/** Removes rounds that somebody may take back. */
@Injectable()
export class RoundRemover {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly takings: RoundTakingRepository,
    private readonly burdens: RoundBurdens,
    private readonly partnerTrail: PartnerTrail,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** One transaction: nobody finishes or joins it between looking and taking away. @throws NotFound, AudienceBusy, RoundBuiltOn, RoundTakingStale */
  async remove(actor: Actor, roundId: string, order: RoundTakingOrder): Promise<void> {
    await this.transactions.run(async () => {
      const isOpen = await this.takings.lock(roundId);
      // As it is called by now; gone where another one was quicker.
      const round = await this.rounds.find(roundId);
      if (round === null) throw new NotFound();
      if (!isOpen) throw new AudienceBusy();
      const { people, obstacles } = await this.burdens.of(roundId);
      if (obstacles.length > 0) throw new RoundBuiltOn(obstacles.map(({ words }) => words).join(', '));
      if (people !== order.people) throw new RoundTakingStale(people);
      for (const name of await this.takings.removePartners(roundId))
        await this.partnerTrail.record(actor, round, { action: 'learning.partner-ended', name });
      await this.takings.remove(roundId);
      await this.note(actor, round, order);
    });
  }

  private async note(
    actor: Actor,
    { id, unitPath, title, programmeId: programme, decisionNumber }: RoundSummary,
    { reason, people }: RoundTakingOrder,
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action: 'learning.round-taken-back', subjectType: 'round', subjectId: id, unitPath },
      details: { title, programme, people, decisionNumber, reason },
    });
  }
}
