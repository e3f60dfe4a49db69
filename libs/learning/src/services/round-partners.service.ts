import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { Access, type Actor, NotFound, Transactions } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type RoundPartner, RoundPartnerRepository } from '../storage/round-partner.repository';
import { type RoundSummary } from '../storage/round.repository';
import { PartnerTrail } from './partner-trail';
import { Rounds } from './rounds.service';

/** With whom a round is held, and the names on the list that it could be held with as well. */
export interface RoundPartnerView {
  readonly partners: readonly RoundPartner[];
  /** Empty for who may not put them there. */
  readonly others: readonly string[];
}

/** Whom a round is held together with: they read its figures and nothing else (decision 0074). */
@Injectable()
export class RoundPartners {
  constructor(
    private readonly rounds: Rounds,
    private readonly storage: RoundPartnerRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly trail: PartnerTrail,
  ) {}

  /** @throws NotFound outside the rounds the actor sees */
  async view(actor: Actor, roundId: string): Promise<RoundPartnerView> {
    const { unitPath } = await this.rounds.getFor(actor, roundId);
    const mayAdd = this.access.scope(actor, OPEN_ROUNDS).contains(unitPath);
    const [partners, known] = await Promise.all([
      this.storage.listOf(roundId),
      mayAdd ? this.units.listPartners(unitPath) : [],
    ]);
    const ids = new Set(partners.map(({ id }) => id));
    return { partners, others: known.filter(({ id }) => !ids.has(id)).map(({ name }) => name) };
  }

  /** Puts an organisation on a round; the same again changes nothing. @throws NotFound */
  async add(actor: Actor, roundId: string, typed: string): Promise<void> {
    const round = await this.require(actor, roundId);
    await this.transactions.run(async () => {
      const partner = await this.units.getPartnerName(actor, typed, round);
      const isNew = await this.storage.add({ roundId, partnerId: partner.id, ...this.trail.mark(actor) });
      if (isNew) await this.trail.record(actor, round, { action: 'learning.partner-added', name: partner.name });
    });
  }

  /** Takes one off; its people read the round no more from the next request on. @throws NotFound */
  async end(actor: Actor, roundId: string, partnerId: string): Promise<void> {
    const round = await this.require(actor, roundId);
    await this.transactions.run(async () => {
      const name = await this.storage.end({ roundId, partnerId, ...this.trail.mark(actor) });
      if (name === null) throw new NotFound();
      await this.trail.record(actor, round, { action: 'learning.partner-ended', name });
    });
  }

  private async require(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.get(roundId);
    this.access.require(actor, OPEN_ROUNDS, round);
    return round;
  }
}
