import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  type Grant,
  newId,
  NotFound,
  type Role,
  Transactions,
  translatingConstraints,
} from '@lopso/platform';
import { RoleIsGranted } from '../org.errors';
import { GRANT_ROLES } from '../org.permissions';
import { RoleGrantRepository } from '../storage/role-grant.repository';
import { UnitRepository } from '../storage/unit.repository';

/** A role to be given from today on, with the number of the decision that gives it where there is one. */
export interface RoleGrantRequest {
  readonly accountId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly decisionNumber: string | null;
}

/** Roles held over units. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly grants: RoleGrantRepository,
    private readonly units: UnitRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** What an account was granted on a calendar date; no access check. */
  async grantsOf(accountId: string, on: string): Promise<Grant[]> {
    return this.grants.grantsOf(accountId, on);
  }

  /**
   * Gives a role over a unit's subtree. `actor` null means the command line or the generator. Joins a transaction.
   * @throws NotFound when the unit lies outside the actor's units
   * @throws RoleIsGranted when the account holds it already
   */
  async grant(actor: Actor | null, request: RoleGrantRequest): Promise<{ readonly id: string }> {
    return this.transactions.run(async () => {
      const unit = await this.units.find(request.unitId);
      if (unit === null) throw new NotFound();
      if (actor !== null) this.access.require(actor, GRANT_ROLES, { unitPath: unit.path });
      const id = newId();
      await translatingConstraints({ role_grant_once_excl: () => new RoleIsGranted() }, () =>
        this.grants.insert({ ...request, id, unitPath: unit.path, from: this.clock.today() }),
      );
      await this.audit.record(actor, {
        action: 'org.role-granted',
        subjectType: 'account',
        subjectId: request.accountId,
        unitPath: unit.path,
        details: { role: request.role, decisionNumber: request.decisionNumber },
      });
      return { id };
    });
  }
}
