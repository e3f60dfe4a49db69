import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, NotFound } from '@lopso/platform';
import { READ_UNITS } from '../org.permissions';
import { type UnitSummary } from '../storage/unit.repository';
import { type VillageOfCommune, VillageRepository } from '../storage/village.repository';
import { type OrgAct, Teams } from './teams.service';
import { Units } from './units.service';

/** The villages of a commune, of today and of the past. */
export interface CommuneVillages {
  readonly commune: UnitSummary;
  readonly villages: readonly VillageOfCommune[];
  /** How many places a team has that a village of here gets today. */
  readonly seatLimit: number;
  readonly can: readonly OrgAct[];
}

/** Villages as a commune maintains them. */
@Injectable()
export class Villages {
  constructor(
    private readonly villages: VillageRepository,
    private readonly units: Units,
    private readonly teams: Teams,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when the commune lies outside the actor's units */
  async listOfCommune(actor: Actor, communeId: string): Promise<CommuneVillages> {
    const commune = await this.units.getUnit(communeId);
    this.access.require(actor, READ_UNITS, { unitPath: commune.path });
    if (commune.kind !== 'commune') throw new NotFound();
    const today = this.clock.today();
    const villages = await this.villages.listOf(commune.path, today);
    const seatLimit = await this.teams.seatLimit(commune.path, 'village-team', today);
    return { commune, villages, seatLimit, can: this.teams.actsOn(actor, commune.path) };
  }
}
