import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, NotFound } from '@lopso/platform';
import { GrantNotYours } from '../org.errors';
import { GRANT_ROLES, READ_GRANTS } from '../org.permissions';
import { RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';
import { UnitRepository } from '../storage/unit.repository';
import { GrantGate } from './grant-gate';

/** The most accounts that are looked through for a choice of people. */
const MOST_HOLDERS = 5000;

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

  /** Accounts the actor may give further rights to; written into the audit trail. */
  async listAccounts(actor: Actor): Promise<string[]> {
    const scope = this.access.scope(actor, READ_GRANTS);
    const unitPath = scope.toPaths()[0] ?? null;
    await this.audit.recordRead(actor, {
      action: 'org.staff-listed',
      subjectType: 'unit',
      subjectId: unitPath ?? '',
      unitPath,
    });
    return this.grants.accountsWithin(scope, MOST_HOLDERS);
  }

  /** @throws NotFound when the account was never granted anything over the actor's units */
  async requireKnown(actor: Actor, accountId: string): Promise<void> {
    await this.knownGrants(actor, accountId);
  }

  /**
   * The unit over which the actor decides about an account: every right it holds must be the actor's to change; of an
   * account without rights, the last one it had. @throws NotFound, GrantNotYours
   */
  async requireManaged(actor: Actor, accountId: string): Promise<RoleGrantRow> {
    const { known, all } = await this.knownGrants(actor, accountId);
    const held = all.filter(({ state }) => state !== 'ended');
    const judged = held.length > 0 ? held : known.slice(0, 1);
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

  private async knownGrants(actor: Actor, accountId: string): Promise<{ known: RoleGrantRow[]; all: RoleGrantRow[] }> {
    const all = await this.grants.historyOf(accountId, this.clock.today());
    const scope = this.access.scope(actor, READ_GRANTS);
    const known = all.filter(({ unitPath }) => scope.contains(unitPath));
    if (known.length === 0) throw new NotFound();
    return { known, all };
  }
}
