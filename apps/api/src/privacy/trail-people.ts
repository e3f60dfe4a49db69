import { Injectable } from '@nestjs/common';
import { type AuditQuery, AuditTrail, type FormerPlace, InvalidInput, type Scope } from '@lopso/platform';
import { Accounts } from '@lopso/identity';
import { Members } from '@lopso/org';

/** More people than this with a part of a name: the part says nothing. */
const MOST_NAMED = 20_000;
const STRETCH = 20_000;

/** Finds whose entries somebody means who types a name. */
@Injectable()
export class TrailPeople {
  constructor(
    private readonly trail: AuditTrail,
    private readonly accounts: Accounts,
    private readonly members: Members,
  ) {}

  /**
   * The name may be of somebody who acted in the scope, with any account, or of a person of its units, with or without one. Who bears
   * it elsewhere changes nothing of the answer. @throws InvalidInput when too many do
   */
  async named(
    scope: Scope,
    former: readonly FormerPlace[],
    text: string,
  ): Promise<Pick<AuditQuery, 'accountIds' | 'memberIds'>> {
    const memberIds = await this.members.idsNamed(scope, text, MOST_NAMED + 1);
    const accountIds = await this.actorsNamed(scope, former, text);
    if (Math.max(accountIds.length, memberIds.length) > MOST_NAMED) {
      throw new InvalidInput([{ pointer: '#/text', code: 'privacy.name-too-wide', params: { most: MOST_NAMED } }]);
    }
    return { accountIds, memberIds };
  }

  private async actorsNamed(scope: Scope, former: readonly FormerPlace[], text: string): Promise<string[]> {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const named: readonly string[] = await this.accounts.idsNamed(text, { after, limit: STRETCH });
      found.push(...(await this.trail.actorsAmong(scope, former, named)));
      after = named.length < STRETCH ? null : (named.at(-1) ?? null);
    } while (after !== null && found.length <= MOST_NAMED);
    return found;
  }
}
