import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound, type Scope } from '@lopso/platform';
import { READ_GRANTS } from '../org.permissions';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';

/** The units over which somebody sees who holds which right. */
@Injectable()
export class GrantScopes {
  constructor(
    private readonly units: UnitRepository,
    private readonly access: Access,
  ) {}

  /** Everything the actor may see, or only one unit of it. @throws NotFound when it lies outside */
  async of(actor: Actor, unitId: string | null): Promise<Scope> {
    const everywhere = this.access.scope(actor, READ_GRANTS);
    return unitId === null ? everywhere : everywhere.narrowedTo((await this.unit(actor, unitId)).path);
  }

  /** @throws NotFound when it lies outside */
  async unit(actor: Actor, unitId: string): Promise<UnitSummary> {
    const unit = await this.units.find(unitId);
    if (unit === null) throw new NotFound();
    this.access.require(actor, READ_GRANTS, { unitPath: unit.path });
    return unit;
  }
}
