import { Injectable, Module } from '@nestjs/common';
import { type Grant } from '@lopso/platform';
import { type DirectoryMember, type GrantedAccount, GrantSource, MemberDirectory } from '@lopso/identity';
import { AccountReach, HeldRights, Members, OrgModule, Seats, Units } from '@lopso/org';

/** Members and their birth years, from org. */
@Injectable()
export class OrgMemberDirectory extends MemberDirectory {
  constructor(private readonly members: Members) {
    super();
  }

  describe(ids: readonly string[]): Promise<ReadonlyMap<string, DirectoryMember>> {
    return this.members.describe(ids);
  }
}

/** Roles of accounts, from org. */
@Injectable()
export class OrgGrantSource extends GrantSource {
  constructor(
    private readonly rights: HeldRights,
    private readonly reach: AccountReach,
    private readonly seats: Seats,
    private readonly units: Units,
  ) {
    super();
  }

  grantsOf(account: GrantedAccount, on: string): Promise<Grant[]> {
    return this.rights.grantsOf(account, on);
  }

  hasGained(accountId: string, after: Date): Promise<boolean> {
    return this.reach.hasGrownSince(accountId, after);
  }

  leftOn(memberId: string): Promise<string | null> {
    return this.seats.leftOn(memberId);
  }

  async unitNames(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const distinct = [...new Set(unitIds)];
    const units = await Promise.all(distinct.map((id) => this.units.getUnit(id)));
    return new Map(units.map((unit) => [unit.id, unit.fullName]));
  }
}

/** Binds identity's ports to org; the two libraries stand on one line and don't know each other. */
@Module({
  imports: [OrgModule],
  providers: [
    { provide: MemberDirectory, useClass: OrgMemberDirectory },
    { provide: GrantSource, useClass: OrgGrantSource },
  ],
  exports: [MemberDirectory, GrantSource],
})
export class OrgDirectoryModule {}
