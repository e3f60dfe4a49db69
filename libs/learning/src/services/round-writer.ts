import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { type Actor, Audit, JobQueue, NotFound } from '@lopso/platform';
import { RoundPartnerRepository } from '../storage/round-partner.repository';
import { type NewRound, RoundRepository } from '../storage/round.repository';
import { PartnerTrail } from './partner-trail';
import { type RoundTemplate } from './round-templates.service';

/** The queue of rounds whose cycles are to be opened; payload `{ roundId }`. */
export const OPEN_ROUND_CYCLES = 'learning.open-round-cycles';

/** An organisation of the province's list. */
type Partner = Awaited<ReturnType<UnitService['listPartners']>>[number];

/** Writes a round that is opened, with all that stands or falls with it. */
@Injectable()
export class RoundWriter {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly held: RoundPartnerRepository,
    private readonly units: UnitService,
    private readonly trail: PartnerTrail,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
  ) {}

  /** Those of the province's list, by name. @throws NotFound when one is on no list of the unit */
  async partnersFrom(unitPath: string, ids: readonly string[]): Promise<Partner[]> {
    if (ids.length === 0) return [];
    const chosen = new Set(ids);
    const found = (await this.units.listPartners(unitPath)).filter(({ id }) => chosen.has(id));
    if (found.length < chosen.size) throw new NotFound();
    return found;
  }

  /** The round, what it demands, whom it is held with, the entries in the trail, the job of its cycles. Joins a transaction. */
  async write(
    actor: Actor,
    round: NewRound,
    { requirements }: Pick<RoundTemplate, 'requirements'>,
    partners: readonly Partner[],
  ): Promise<void> {
    await this.rounds.insert(round, requirements);
    await this.audit.record(actor, {
      action: 'learning.round-opened',
      subjectType: 'round',
      subjectId: round.id,
      unitPath: round.unitPath,
      details: {
        decisionNumber: round.decisionNumber,
        decidedOn: round.decidedOn,
        release: round.release,
        dueOn: round.dueOn,
      },
    });
    for (const { id: partnerId, name } of partners) {
      await this.held.add({ roundId: round.id, partnerId, ...this.trail.mark(actor) });
      await this.trail.record(actor, round, { action: 'learning.partner-added', name });
    }
    await this.queue.send(OPEN_ROUND_CYCLES, { roundId: round.id });
  }
}
