import { Injectable } from '@nestjs/common';
import { AccountHomes, Clock, type HomedAccount, Scope } from '@lopso/platform';
import { AccountHomeRepository } from './account-home.repository';

/** Where accounts belong, as the register knows it. */
@Injectable()
export class AccountUnits extends AccountHomes {
  constructor(
    private readonly homes: AccountHomeRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async pathsOf({ accountId, memberId }: HomedAccount): Promise<readonly string[]> {
    const path = memberId === null ? null : await this.homes.pathOfMember(memberId);
    if (path !== null) return [path];
    return Scope.ofPaths(await this.homes.pathsOfGrants(accountId, this.clock.today())).toPaths();
  }
}
