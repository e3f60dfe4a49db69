import { Injectable } from '@nestjs/common';
import {
  Clock,
  decodeNameCursor,
  encodeNameCursor,
  foldText,
  type ListPage,
  newId,
  NotFound,
  pageOf,
  Transactions,
} from '@lopso/platform';
import { AccountIsClosed, UsernameTaken, UsernameUnusable } from '../identity.errors';
import { isUsername, usernameOf, usernameStem } from '../rules/username';
import { type AccountPerson, AccountRepository, type AccountState } from '../storage/account.repository';
import { type AccountHolder, personOf } from './account-holders';
import { PasswordReplacement } from './password-replacement';
import { Passwords } from './passwords';

/** A sign-in for somebody who is no member. */
export interface StaffAccount {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

/** How an account is named to others. */
export interface AccountName {
  readonly displayName: string;
  readonly username: string;
  readonly state: AccountState;
  readonly memberId: string | null;
  /** Staff whose birth year is known can be handed a slip. */
  readonly canHaveSlip: boolean;
}

/** The account of a member; `invited` until the slip was used. */
export interface MemberAccount {
  readonly accountId: string;
  readonly username: string;
  readonly state: AccountState;
}

/** Accounts: made for members and for staff. */
@Injectable()
export class Accounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly replacement: PasswordReplacement,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The account of a member, made when there is none yet; an existing one takes over name and telephone. The username
   * is given once and stays. Safe to repeat and to run in parallel; joins a transaction.
   */
  async ensureForMember(holder: AccountHolder): Promise<{ accountId: string; username: string }> {
    const person = personOf(holder);
    return this.transactions.run(async () => {
      const existing = (await this.accounts.findByMember(holder.memberId)) ?? (await this.create(person));
      await this.accounts.updatePeople([person]);
      return { accountId: existing.id, username: existing.username };
    });
  }

  /** An active account for staff; its roles are granted in org. @throws UsernameUnusable, UsernameTaken, PasswordRefused */
  async createStaff(staff: StaffAccount): Promise<{ accountId: string }> {
    const username = staff.username.toLowerCase();
    if (!isUsername(username)) throw new UsernameUnusable();
    const passwordHash = await this.passwords.hashNew(
      staff.password,
      { username, phone: null, displayName: staff.displayName },
      '#/password',
    );
    const account = {
      id: newId(),
      username,
      memberId: null,
      displayName: staff.displayName,
      phone: null,
      passwordHash,
    };
    if (!(await this.accounts.insert({ ...account, createdAt: this.clock.now() }))) throw new UsernameTaken();
    return { accountId: account.id };
  }

  /** A new password given by the operator of the system; all sessions of the account end. @throws NotFound, PasswordRefused */
  async replacePassword(username: string, password: string): Promise<void> {
    const account = await this.accounts.findByUsername(username.toLowerCase());
    if (account === null) throw new NotFound();
    await this.replacement.replace(account, await this.replacement.hash(account, password), null);
  }

  /** Makes a closing of the account wait for the running transaction. @throws NotFound, AccountIsClosed */
  async requireOpen(accountId: string): Promise<void> {
    const [account] = await this.accounts.lockAll([accountId]);
    if (account === undefined) throw new NotFound();
    if (account.state === 'closed') throw new AccountIsClosed();
  }

  /** Names of accounts by id; unknown ids are missing. No access check. */
  async describe(accountIds: readonly string[]): Promise<Map<string, AccountName>> {
    const rows = await this.accounts.listByIds(accountIds);
    return new Map(
      rows.map(({ id, displayName, username, state, memberId, birthYear }) => [
        id,
        { displayName, username, state, memberId, canHaveSlip: birthYear !== null },
      ]),
    );
  }

  /** The member an account belongs to; null for staff and unknown ids. No access check. */
  async memberOf(accountId: string): Promise<string | null> {
    return (await this.accounts.findById(accountId))?.memberId ?? null;
  }

  /**
   * Ids of accounts whose name contains a text, diacritics and case aside, or whose username it is, in the order of the ids and after
   * one of them. No access check.
   */
  async idsNamed(
    text: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly string[]> {
    return this.accounts.idsNamed(foldText(text), page);
  }

  /**
   * A page of those of the accounts whose name or username contains a text, diacritics and case aside, by given name. No
   * access check.
   */
  async listAmong(
    accountIds: readonly string[],
    wish: { readonly text: string; readonly cursor: string | null; readonly limit: number },
  ): Promise<ListPage<string>> {
    const after = decodeNameCursor(wish.cursor);
    const rows = await this.accounts.listAmong(accountIds, foldText(wish.text), { after, limit: wish.limit + 1 });
    const page = pageOf(rows, wish.limit, encodeNameCursor);
    return { ...page, items: page.items.map(({ id }) => id) };
  }

  /** Which of these accounts bear a name that contains a text, diacritics and case aside. No access check. */
  async amongNamed(accountIds: readonly string[], text: string): Promise<string[]> {
    return this.accounts.amongNamed(accountIds, foldText(text));
  }

  /** Who of these members has an account, by member id: its username and whether it was activated. No access check. */
  async statesOf(memberIds: readonly string[]): Promise<Map<string, MemberAccount>> {
    const rows = await this.accounts.listByMembers(memberIds);
    return new Map(
      rows.flatMap(({ id, memberId, username, state }) =>
        memberId === null ? [] : [[memberId, { accountId: id, username, state }] as const],
      ),
    );
  }

  private async create(person: AccountPerson): Promise<{ id: string; username: string }> {
    const stem = usernameStem(foldText(person.displayName));
    for (let number = (await this.accounts.lockHighestNumber(stem)) + 1; ; number += 1) {
      const account = { ...person, id: newId(), username: usernameOf(stem, number), passwordHash: null };
      if (await this.accounts.insert({ ...account, createdAt: this.clock.now() })) return account;
      const existing = await this.accounts.findByMember(person.memberId);
      if (existing !== null) return existing;
    }
  }
}
