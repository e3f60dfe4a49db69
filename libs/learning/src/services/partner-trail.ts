import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock } from '@lopso/platform';
import { type RoundSummary } from '../storage/round.repository';

/** Writes what was done with the partners of a round. */
@Injectable()
export class PartnerTrail {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  mark(actor: Actor): { readonly by: string; readonly at: Date } {
    return { by: actor.accountId, at: this.clock.now() };
  }

  async record(
    actor: Actor,
    round: Pick<RoundSummary, 'id' | 'unitPath'>,
    { action, name }: { readonly action: string; readonly name: string },
  ): Promise<void> {
    const { id: subjectId, unitPath } = round;
    await this.audit.record(actor, {
      ...{ action, subjectType: 'round', subjectId, unitPath },
      details: { organisation: name },
    });
  }
}
