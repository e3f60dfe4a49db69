import { Injectable, Module } from '@nestjs/common';
import { type DirectoryMember, type GrantedAccount, GrantSource, MemberDirectory } from '@lopso/identity';
import { HeldRightService, MemberService, OrgModule, SeatTermService, UnitService } from '@lopso/org';
import { type Grant } from '@lopso/platform';

/** Members and their birth years, from org. */
@Injectable()
export class OrgMemberDirectory extends MemberDirectory {
  constructor(private readonly members: MemberService) {
    super();
  }

  describe(ids: readonly string[]): Promise<ReadonlyMap<string, DirectoryMember>> {
    return this.members.describeMembers(ids);
  }
}

/** Roles of accounts, from org. */
@Injectable()
export class OrgGrantSource extends GrantSource {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly seatTerms: SeatTermService,
    private readonly units: UnitService,
  ) {
    super();
  }

  grantsOf(account: GrantedAccount, on: string): Promise<Grant[]> {
    return this.heldRights.getGrants(account, on);
  }

  hasGained(accountId: string, after: Date): Promise<boolean> {
    return this.heldRights.hasGainedRightsSince(accountId, after);
  }

  leftOn(memberId: string): Promise<string | null> {
    return this.seatTerms.findLeftOn(memberId);
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
