import { Injectable } from '@nestjs/common';
import { type Scope, type TrailEntry } from '@lopso/platform';
import { type AccountName, Accounts } from '@lopso/identity';
import { Members, UnitNames } from '@lopso/org';

/** Names for what an entry holds as ids; missing where the caller may not know them or there is none. */
export interface EntryNames {
  /** Who acted or proposed, and for whom. */
  readonly doers: ReadonlyMap<string, AccountName>;
  /** Whose accounts and rights entries are about. One may be a doer of another entry of the page: that says nothing here. */
  readonly told: ReadonlyMap<string, AccountName>;
  readonly members: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

/** The detail of an act that names a second member by id. */
export const OTHER_MEMBER = 'otherMemberId';

const isId = (value: unknown): value is string => typeof value === 'string';

/** The detail of an act that names who proposed it, by account. */
export const PROPOSED_BY = 'proposedBy';

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

/** Who proposed what an act carried out; null where nobody did. */
function proposerOf({ details }: TrailEntry): string | null {
  const proposer = details?.[PROPOSED_BY];
  return isId(proposer) ? proposer : null;
}

/** Finds the names behind entries of the trail. */
@Injectable()
export class TrailNames {
  constructor(
    private readonly accounts: Accounts,
    private readonly members: Members,
    private readonly units: UnitNames,
  ) {}

  /**
   * The names behind some entries. Who acted or proposed the act, and for whom, is told to everybody who reads the entry; whom it is about only where the member, or the
   * member of the account, is inside the scope (null: all). Staff without a member belong to the unit of the entry itself.
   */
  async of(entries: readonly TrailEntry[], scope: Scope | null): Promise<EntryNames> {
    const doers = new Set(
      entries.flatMap((entry) => [entry.accountId, entry.onBehalfOf, proposerOf(entry)]).filter(isId),
    );
    const about = entries.flatMap((entry) => [subjectAccountOf(entry), deputyOf(entry)]).filter(isId);
    const accounts = [...(await this.accounts.describe([...new Set([...doers, ...about])]))];
    const named = entries.flatMap(({ memberId, details }) => [memberId, details?.[OTHER_MEMBER]]).filter(isId);
    const holders = accounts.flatMap(([, { memberId }]) => memberId ?? []);
    const paths = entries.flatMap(({ unitPath }) => unitPath ?? []);
    const described = [...(await this.members.describe([...new Set([...named, ...holders])])).values()];
    const members = new Map(
      described
        .filter(({ unitPath }) => scope === null || scope.contains(unitPath))
        .map(({ id, fullName }) => [id, fullName]),
    );
    const isTold = ([, { memberId }]: readonly [string, AccountName]): boolean =>
      scope === null || memberId === null || members.has(memberId);
    return {
      doers: new Map(accounts.filter(([id]) => doers.has(id))),
      told: new Map(accounts.filter(isTold)),
      ...{ members, units: await this.units.ofPaths(paths) },
    };
  }
}
