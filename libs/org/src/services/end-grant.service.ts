import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions, vietnamDate } from '@lopso/platform';
import { GrantEndStands, GrantIsOver, LastAdministrator } from '../org.errors';
import { RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';
import { UnitRepository } from '../storage/unit.repository';
import { GrantGate } from './grant-gate';
import { GrantLedger } from './grant-ledger';

/** Ends rights before their time, and takes such an end back. */
@Injectable()
export class EndGrant {
  constructor(
    private readonly gate: GrantGate,
    private readonly ledger: GrantLedger,
    private readonly grants: RoleGrantRepository,
    private readonly units: UnitRepository,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The holder's next request is refused; deputies of this right lose it too.
   * @throws NotFound, GrantNotYours, GrantIsOver, LastAdministrator
   */
  async end(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const grant = this.gate.requireChange(actor, await this.grants.lock(id, this.clock.today()));
      if (grant.state === 'ended') throw new GrantIsOver();
      await this.keepAnAdministrator(grant);
      await this.ledger.end(actor, grant);
    });
  }

  /** Undo, on the day of the end. @throws NotFound, GrantNotYours, GrantEndStands, RoleIsGranted */
  async restore(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const today = this.clock.today();
      const grant = this.gate.requireChange(actor, await this.grants.lock(id, today));
      if (grant.endedAt === null || vietnamDate(grant.endedAt) !== today) throw new GrantEndStands();
      await this.ledger.restore(actor, grant);
    });
  }

  /** The unit is locked, so that two administrators who end each other at once do not both succeed. */
  private async keepAnAdministrator(grant: RoleGrantRow): Promise<void> {
    if (grant.role !== 'department-admin' || grant.onBehalfOf !== null) return;
    await this.units.lock(grant.unitId);
    if (!(await this.grants.hasOtherAdministrator(grant, this.clock.today()))) throw new LastAdministrator();
  }
}
