import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions, vietnamDate } from '@lopso/platform';
import { GrantEndStands, GrantIsOver, NothingToRepresent } from '../org.errors';
import { GrantFateRepository } from '../storage/grant-fate.repository';
import { RoleGrantRepository } from '../storage/role-grant.repository';
import { GrantGate } from './grant-gate';
import { GrantLedger } from './grant-ledger';

/** Ends rights before their time, and takes such an end back. */
@Injectable()
export class EndGrant {
  constructor(
    private readonly gate: GrantGate,
    private readonly ledger: GrantLedger,
    private readonly grants: RoleGrantRepository,
    private readonly fate: GrantFateRepository,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The holder's next request is refused; deputies of this right lose it too.
   * @throws NotFound, GrantNotYours, GrantIsOver, LastAdministrator
   */
  async end(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const today = this.clock.today();
      const grant = this.gate.requireChange(actor, await this.grants.lock(id, today));
      if (grant.state === 'ended') throw new GrantIsOver();
      await this.gate.keepAnAdministrator(grant, today);
      await this.ledger.end(actor, grant, this.clock.now());
    });
  }

  /**
   * Undo, on the day of the end and while the holder's account is open.
   * @throws NotFound, GrantNotYours, GrantEndStands, RoleIsGranted, NothingToRepresent
   */
  async restore(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const today = this.clock.today();
      const grant = this.gate.requireChange(actor, await this.grants.lock(id, today));
      if (grant.endedAt === null || vietnamDate(grant.endedAt) !== today) throw new GrantEndStands();
      if (grant.holderClosedAt !== null) throw new GrantEndStands();
      // Without a base: what it was lent from is gone, or its unit is (decision 0032).
      if (!(await this.fate.hasBase(id, today)))
        throw grant.onBehalfOf === null ? new GrantEndStands() : new NothingToRepresent();
      await this.ledger.restore(actor, grant);
    });
  }
}
