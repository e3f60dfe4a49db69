import { Injectable } from '@nestjs/common';
import {
  type AccountName,
  AccountService,
  ActivationCodeService,
  type IssuedCode,
  type MemberAccount,
  type StaffReceipt,
} from '@lopso/identity';
import {
  type GrantRenewal,
  type GrantWish,
  type HeldRight,
  type ListedGrant,
  MemberService,
  type RoleGrantRow,
  RoleGrantService,
} from '@lopso/org';
import { type Actor, bodyDigest, declaredPermissions, givesPermission, Transactions } from '@lopso/platform';
import { MemberAccountService } from './member-account.service';

/** A right to be given: to an account an officer knows, or to a member, who gets an account with it. */
export type WantedGrant = Omit<GrantWish, 'accountId' | 'memberId' | 'behalfMemberId'> &
  ({ readonly accountId: string } | { readonly memberId: string });

/** Rights with the names of everybody they name, by account id, and the accounts of who leads by a seat, by member id. */
export interface NamedGrants<Row extends HeldRight = ListedGrant> {
  readonly grants: readonly Row[];
  readonly names: ReadonlyMap<string, AccountName>;
  readonly leaders: ReadonlyMap<string, MemberAccount>;
}

/** A slip for somebody of the staff. */
export interface StaffSlip {
  readonly issued: IssuedCode;
  readonly person: AccountName;
  readonly grant: RoleGrantRow;
}

/** Somebody new at a desk: who, and the right they start with. */
export interface NewStaff {
  /** Made by the sender; the same for every sending of one form. */
  readonly clientKey: string;
  readonly displayName: string;
  readonly birthYear: number;
  readonly grant: Omit<GrantWish, 'accountId' | 'memberId' | 'behalfMemberId'>;
}

/** Role grants (org) of named accounts (identity); staff accounts with theirs: invited, given a slip, closed, reopened. */
@Injectable()
export class AccountGrantService {
  constructor(
    private readonly grants: RoleGrantService,
    private readonly accounts: AccountService,
    private readonly members: MemberService,
    private readonly memberAccounts: MemberAccountService,
    private readonly transactions: Transactions,
    private readonly activationCodes: ActivationCodeService,
  ) {}

  /** @throws NotFound for somebody outside the actor's units, AccountIsClosed, and the errors of `RoleGrantService.giveGrant` */
  async giveGrant(actor: Actor, wanted: WantedGrant): Promise<{ readonly id: string }> {
    return this.transactions.run(async () => {
      const behalfMemberId = wanted.onBehalfOf === null ? null : await this.accounts.findMemberOf(wanted.onBehalfOf);
      if ('memberId' in wanted) {
        const accountId = await this.accountOfMember(actor, wanted.memberId);
        return this.grants.giveGrant(actor, { ...wanted, accountId, behalfMemberId });
      }
      await this.grants.requireKnownAccount(actor, wanted.accountId);
      await this.accounts.requireOpenAccount(wanted.accountId);
      return this.grants.giveGrant(actor, { ...wanted, memberId: null, behalfMemberId });
    });
  }

  /** @throws AccountIsClosed, and the errors of `RoleGrantService.renewGrant` */
  async renewGrant(actor: Actor, id: string, renewal: GrantRenewal): Promise<{ readonly id: string }> {
    return this.transactions.run(async () => {
      const renewed = await this.grants.renewGrant(actor, id, renewal);
      await this.accounts.requireOpenAccount(renewed.accountId);
      return renewed;
    });
  }

  /** Adds the names of holders, givers, enders and represented people. */
  async addNames<Row extends HeldRight>(grants: readonly Row[]): Promise<NamedGrants<Row>> {
    const ids = grants.flatMap(({ accountId, givenBy, endedBy, onBehalfOf }) =>
      [accountId, givenBy, endedBy, onBehalfOf].filter((id) => id !== null),
    );
    const leaders = grants.flatMap(({ basis, memberId }) => (basis === 'seat' && memberId !== null ? [memberId] : []));
    return {
      grants,
      names: await this.accounts.describeAccounts([...new Set(ids)]),
      leaders: await this.accounts.getStatesOfMembers([...new Set(leaders)]),
    };
  }

  /** What a grant lets its holder do, in words. */
  describeRights({ role, unitId, unitPath, bound }: HeldRight): { permission: string; words: string }[] {
    const grant = { role, unitId, path: unitPath, ...(bound === null ? {} : { bound }) };
    return declaredPermissions()
      .filter((permission) => givesPermission(grant, permission))
      .map(({ name, description }) => ({ permission: name, words: description }))
      .sort((a, b) => a.words.localeCompare(b.words, 'vi'));
  }

  private async accountOfMember(actor: Actor, memberId: string): Promise<string> {
    await this.members.getMember(actor, memberId);
    return this.memberAccounts.ensureAccount(memberId);
  }

  /** A new code; the ones before are worth nothing. @throws NotFound, GrantNotYours, AccountIsClosed */
  async issueStaffSlip(actor: Actor, accountId: string): Promise<StaffSlip | null> {
    return this.transactions.run(async () => {
      const grant = await this.grants.requireManagedAccount(actor, accountId);
      const person = (await this.accounts.describeAccounts([accountId])).get(accountId);
      const issued = await this.activationCodes.issueCodeForStaff(actor, accountId, grant.unitPath);
      return person === undefined ? null : { issued, person, grant };
    });
  }

  /**
   * The account and its first right, or neither; the same form sent again answers the same.
   * @throws NotFound, IdempotencyConflict and the errors of `RoleGrantService.giveGrant`
   */
  async inviteStaff(actor: Actor, { clientKey, displayName, birthYear, grant }: NewStaff): Promise<StaffReceipt> {
    const unitPath = await this.grants.getGivablePath(actor, grant.unitId);
    const bodyHash = bodyDigest({ displayName, birthYear, grant });
    return this.accounts.inviteOnce(actor, { clientKey, bodyHash }, async () => {
      const { accountId } = await this.accounts.inviteStaff(actor, { displayName, birthYear }, unitPath);
      const { id: grantId } = await this.grants.giveGrant(actor, {
        ...grant,
        accountId,
        memberId: null,
        behalfMemberId: null,
      });
      return { accountId, grantId };
    });
  }

  /** @throws NotFound, GrantNotYours, LastAdministrator */
  async closeStaff(actor: Actor, accountId: string): Promise<void> {
    await this.transactions.run(async () => {
      const { unitPath } = await this.grants.requireManagedAccount(actor, accountId);
      await this.accounts.closeStaffAccount(actor, accountId, unitPath);
      await this.grants.endGrantsOfAccount(actor, accountId);
    });
  }

  /** Rights that ended with the account today stand again. @throws NotFound, GrantNotYours */
  async reopenStaff(actor: Actor, accountId: string): Promise<void> {
    await this.transactions.run(async () => {
      const { unitPath } = await this.grants.requireManagedAccount(actor, accountId);
      await this.accounts.reopenStaffAccount(actor, accountId, unitPath);
      await this.grants.restoreGrantsOfAccount(actor, accountId);
    });
  }
}
