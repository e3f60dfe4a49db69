import { Injectable } from '@nestjs/common';
import { type Scope, type TrailEntry } from '@lopso/platform';
import { type AccountName, Accounts } from '@lopso/identity';
import { Members, UnitNames } from '@lopso/org';

/** Names for what an entry holds as ids; missing where the caller may not know them or there is none. */
export interface EntryNames {
  readonly accounts: ReadonlyMap<string, AccountName>;
  readonly members: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

/** The detail of an act that names a second member by id. */
export const OTHER_MEMBER = 'otherMemberId';

const isId = (value: unknown): value is string => typeof value === 'string';

/** The detail of an act about a right that names for whom its holder acts, by account. */
const DEPUTY_OF = 'deputyOf';

/** Whose account or right an act is about; null where it is about none, or about the doer's own. */
export function subjectAccountOf({ subjectType, subjectId, accountId }: TrailEntry): string | null {
  return subjectType === 'account' && subjectId !== accountId ? subjectId : null;
}

/** For whom the right an act is about lets its holder act; null for a right of one's own. */
export function deputyOf({ details }: TrailEntry): string | null {
  const lender = details?.[DEPUTY_OF];
  return isId(lender) ? lender : null;
}

/** Finds the names behind entries of the trail. */
@Injectable()
export class TrailNames {
  constructor(
    private readonly accounts: Accounts,
    private readonly members: Members,
    private readonly units: UnitNames,
  ) {}

  /** The names behind some entries; of members only those inside the scope (null: all). */
  async of(entries: readonly TrailEntry[], scope: Scope | null): Promise<EntryNames> {
    const accountIds = entries.flatMap((entry) => [
      ...[entry.accountId, entry.onBehalfOf],
      ...[subjectAccountOf(entry), deputyOf(entry)],
    ]);
    const memberIds = entries.flatMap(({ memberId, details }) => [memberId, details?.[OTHER_MEMBER]]).filter(isId);
    const paths = entries.flatMap(({ unitPath }) => (unitPath === null ? [] : [unitPath]));
    const members = [...(await this.members.describe([...new Set(memberIds)])).values()];
    return {
      accounts: await this.accounts.describe([...new Set(accountIds.filter((id) => id !== null))]),
      members: new Map(
        members
          .filter(({ unitPath }) => scope === null || scope.contains(unitPath))
          .map(({ id, fullName }) => [id, fullName]),
      ),
      units: await this.units.ofPaths(paths),
    };
  }
}
