import { Injectable } from '@nestjs/common';
import { type Actor, declaredPermissions, givesPermission, Transactions } from '@lopso/platform';
import { type AccountName, Accounts, type MemberAccount } from '@lopso/identity';
import {
  GiveGrant,
  GrantHolders,
  type GrantRenewal,
  type GrantWish,
  type HeldRight,
  type ListedGrant,
  Members,
} from '@lopso/org';
import { MemberAccounts } from './member-accounts';

/** A right to be given: to an account an officer knows, or to a member, who gets an account with it. */
export type WantedGrant = Omit<GrantWish, 'accountId' | 'memberId' | 'behalfMemberId'> &
  ({ readonly accountId: string } | { readonly memberId: string });

/** Rights with the names of everybody they name, by account id, and the accounts of who leads by a seat, by member id. */
export interface NamedGrants<Row extends HeldRight = ListedGrant> {
  readonly grants: readonly Row[];
  readonly names: ReadonlyMap<string, AccountName>;
  readonly leaders: ReadonlyMap<string, MemberAccount>;
}

/** Brings grants (org) and accounts (identity) together: the two libraries do not know each other. */
@Injectable()
export class GrantDesk {
  constructor(
    private readonly given: GiveGrant,
    private readonly holders: GrantHolders,
    private readonly accounts: Accounts,
    private readonly members: Members,
    private readonly memberAccounts: MemberAccounts,
    private readonly transactions: Transactions,
  ) {}

  /** @throws NotFound for somebody outside the actor's units, AccountIsClosed, and the errors of `GiveGrant.give` */
  async give(actor: Actor, wanted: WantedGrant): Promise<{ readonly id: string }> {
    return this.transactions.run(async () => {
      const behalfMemberId = wanted.onBehalfOf === null ? null : await this.accounts.memberOf(wanted.onBehalfOf);
      if ('memberId' in wanted) {
        const accountId = await this.accountOfMember(actor, wanted.memberId);
        return this.given.give(actor, { ...wanted, accountId, behalfMemberId });
      }
      await this.holders.requireKnown(actor, wanted.accountId);
      await this.accounts.requireOpen(wanted.accountId);
      return this.given.give(actor, { ...wanted, memberId: null, behalfMemberId });
    });
  }

  /** @throws AccountIsClosed, and the errors of `GiveGrant.renew` */
  async renew(actor: Actor, id: string, renewal: GrantRenewal): Promise<{ readonly id: string }> {
    return this.transactions.run(async () => {
      const renewed = await this.given.renew(actor, id, renewal);
      await this.accounts.requireOpen(renewed.accountId);
      return renewed;
    });
  }

  /** Adds the names of holders, givers, enders and represented people. */
  async named<Row extends HeldRight>(grants: readonly Row[]): Promise<NamedGrants<Row>> {
    const ids = grants.flatMap(({ accountId, givenBy, endedBy, onBehalfOf }) =>
      [accountId, givenBy, endedBy, onBehalfOf].filter((id) => id !== null),
    );
    const leaders = grants.flatMap(({ basis, memberId }) => (basis === 'seat' && memberId !== null ? [memberId] : []));
    return {
      grants,
      names: await this.accounts.describe([...new Set(ids)]),
      leaders: await this.accounts.statesOf([...new Set(leaders)]),
    };
  }

  /** What a grant lets its holder do, in words. */
  rightsOf({ role, unitId, unitPath, bound }: HeldRight): { permission: string; words: string }[] {
    const grant = { role, unitId, path: unitPath, ...(bound === null ? {} : { bound }) };
    return declaredPermissions()
      .filter((permission) => givesPermission(grant, permission))
      .map(({ name, description }) => ({ permission: name, words: description }))
      .sort((a, b) => a.words.localeCompare(b.words, 'vi'));
  }

  private async accountOfMember(actor: Actor, memberId: string): Promise<string> {
    await this.members.get(actor, memberId);
    return this.memberAccounts.ensureOne(memberId);
  }
}
