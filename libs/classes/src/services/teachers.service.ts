import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { HeldRightService, UnitService } from '@lopso/org';
import { Access, type Actor, compareNames, NotFound } from '@lopso/platform';
import { READ_CLASSES } from '../classes.permissions';
import { SessionStaffRepository, type StaffMember } from '../storage/session-staff.repository';

/** Who teaches in a commune: may stand before a class or assist in it. */
@Injectable()
export class Teachers {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly accounts: AccountService,
    private readonly units: UnitService,
    private readonly staff: SessionStaffRepository,
    private readonly access: Access,
  ) {}

  /**
   * Those of a commune, by given name; for who is invited for her own classes, herself and those who stand beside her there.
   * @throws NotFound outside the actor's units
   */
  async listFor(actor: Actor, communeId: string): Promise<StaffMember[]> {
    const { path } = await this.units.getUnit(communeId);
    if (!this.access.reach(actor, READ_CLASSES).contains(path)) throw new NotFound();
    const all = [...(await this.over(path)).values()].sort((a, b) => compareNames(a.name, b.name));
    if (this.access.scope(actor, READ_CLASSES).contains(path)) return all;
    const beside = new Set([actor.accountId, ...(await this.staff.accountsBeside(actor.accountId, path))]);
    return all.filter(({ accountId }) => beside.has(accountId));
  }

  /** Those over a unit on a day (`yyyy-mm-dd`; left out: today or later) by their account; closed accounts are missing. No access check. */
  async over(unitPath: string, day?: string): Promise<Map<string, StaffMember>> {
    const described = await this.accounts.describeAccounts(await this.heldRights.listTrainerAccounts(unitPath, day));
    const open = [...described].filter(([, { state }]) => state !== 'closed');
    return new Map(open.map(([accountId, { displayName }]) => [accountId, { accountId, name: displayName }]));
  }
}
