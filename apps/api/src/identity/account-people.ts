import { Injectable, Module } from '@nestjs/common';
import { AccountService, IdentityModule } from '@lopso/identity';
import { AccountPeople, type IsOnePerson, MemberService, OrgModule } from '@lopso/org';

/** Whose accounts are whose, from identity, which is told what the register says of their members. */
@Injectable()
export class IdentityAccountPeople extends AccountPeople {
  constructor(
    private readonly accounts: AccountService,
    private readonly members: MemberService,
  ) {
    super();
  }

  among(accountIds: readonly string[], memberIds: readonly string[]): Promise<IsOnePerson> {
    return this.accounts.comparePeople(accountIds, memberIds, (ids) => this.members.getPersonMarks(ids));
  }
}

/** Binds org's port to identity; the two libraries stand on one line and don't know each other. */
@Module({
  imports: [IdentityModule, OrgModule],
  providers: [{ provide: AccountPeople, useClass: IdentityAccountPeople }],
  exports: [AccountPeople],
})
export class AccountPeopleModule {}
