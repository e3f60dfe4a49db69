import { Injectable } from '@nestjs/common';
import { UnitService, type UnitSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';

/** Whose designs an actor sees or changes. */
@Injectable()
export class DesignReach {
  constructor(
    private readonly access: Access,
    private readonly units: UnitService,
  ) {}

  /** The province whose certificates the actor designs or reads about: the grant names it, never the request. @throws Forbidden, NotFound */
  async provinceOf(actor: Actor, permission: Permission): Promise<UnitSummary> {
    this.access.requireHeld(actor, permission);
    const [path = ''] = this.access.scope(actor, permission).toPaths();
    if (path === '' || path.includes('.')) throw new NotFound();
    return this.units.getProvince(path);
  }
}
