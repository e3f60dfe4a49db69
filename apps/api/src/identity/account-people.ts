import { Injectable, Module } from '@nestjs/common';
import { IdentityModule, SamePeople } from '@lopso/identity';
import { AccountPeople, type IsOnePerson, type PersonMarks } from '@lopso/org';

/** Whose accounts are whose, from identity. */
@Injectable()
export class IdentityAccountPeople extends AccountPeople {
  constructor(private readonly people: SamePeople) {
    super();
  }

  among(accountIds: readonly string[], people: readonly PersonMarks[]): Promise<IsOnePerson> {
    return this.people.among(accountIds, people);
  }
}

/** Binds org's port to identity; the two libraries stand on one line and don't know each other. */
@Module({
  imports: [IdentityModule],
  providers: [{ provide: AccountPeople, useClass: IdentityAccountPeople }],
  exports: [AccountPeople],
})
export class AccountPeopleModule {}
