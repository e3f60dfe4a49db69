import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, NotFound } from '@lopso/platform';
import { GrantNotYours } from '../org.errors';
import { GRANT_ROLES, READ_GRANTS } from '../org.permissions';
import { RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';
import { UnitRepository } from '../storage/unit.repository';
import { GrantGate } from './grant-gate';

/** The people behind grants, as far as an officer may know them: who was ever granted something over her units. */
@Injectable()
export class GrantHolders {
  constructor(
    private readonly grants: RoleGrantRepository,
    private readonly units: UnitRepository,
    private readonly gate: GrantGate,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** All accounts the actor may give further rights to, in no order; written into the audit trail. */
  async listAccounts(actor: Actor): Promise<string[]> {
    const scope = this.access.scope(actor, READ_GRANTS);
    await this.audit.recordReadOver(actor, scope, { action: 'org.staff-listed' });
    return this.grants.accountsWithin(scope);
  }

  /** @throws NotFound when the account was never granted anything over the actor's units */
  async requireKnown(actor: Actor, accountId: string): Promise<void> {
    await this.lastKnown(actor, accountId);
  }

  /**
   * The unit over which the actor decides about an account: every right it holds must be the actor's to change; of an
   * account without rights, the last one it had. @throws NotFound, GrantNotYours
   */
  async requireManaged(actor: Actor, accountId: string): Promise<RoleGrantRow> {
    const last = await this.lastKnown(actor, accountId);
    const held = await this.grants.standingOf([accountId], this.clock.today());
    const judged = held.length > 0 ? held : [last];
    if (!judged.every((grant) => this.gate.mayChange(actor, grant))) throw new GrantNotYours();
    const [first] = judged;
    if (first === undefined) throw new NotFound();
    return first;
  }

  /** The path of a unit over which the actor gives rights. @throws NotFound */
  async pathOfGivable(actor: Actor, unitId: string): Promise<string> {
    const unit = await this.units.find(unitId);
    if (unit === null) throw new NotFound();
    this.access.require(actor, GRANT_ROLES, { unitPath: unit.path });
    return unit.path;
  }

  private async lastKnown(actor: Actor, accountId: string): Promise<RoleGrantRow> {
    const scope = this.access.scope(actor, READ_GRANTS);
    const last = await this.grants.lastWithin(scope, accountId, this.clock.today());
    if (last === null) throw new NotFound();
    return last;
  }
}
