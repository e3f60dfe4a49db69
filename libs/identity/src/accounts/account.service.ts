import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeNameCursor,
  encodeNameCursor,
  foldText,
  Forbidden,
  IdempotencyConflict,
  type ListPage,
  newId,
  NotFound,
  pageOf,
  requireSameBody,
  Transactions,
} from '@lopso/platform';
import { AccountIsClosed, UsernameTaken, UsernameUnusable } from '../identity.errors';
import { MANAGE_STAFF } from '../identity.permissions';
import { PasswordService } from '../passwords/password.service';
import { SecretService } from '../secrets/secret.service';
import { OpenSessionService } from '../sessions/open-session.service';
import {
  type AccountPerson,
  AccountRepository,
  type AccountRow,
  type AccountState,
  type MemberInvitation,
  type StaffReceipt,
  type StaffSending,
} from './account.repository';
import { type AccountMarks, isSamePerson, isUsername, usernameOf, usernameStem } from './account.rules';
import { telephoneNumber } from './typed-name';

/** A member as the register knows them; `phone` as typed, or null. */
export interface AccountHolder {
  readonly memberId: string;
  readonly fullName: string;
  readonly phone: string | null;
}

/** What the account of a member is to say. */
export function accountPersonOf({ memberId, fullName, phone }: AccountHolder): AccountPerson {
  return { memberId, displayName: fullName, phone: telephoneNumber(phone) };
}

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

/** Somebody as the register of people has her, with an account or without; null where nobody knows. */
export interface MemberMarks {
  readonly memberId: string;
  readonly fullName: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly birthYear: number | null;
}

/** Reads what the register of people says of members, who are org's: identity knows their ids alone. */
export type ReadMarks = (memberIds: readonly string[]) => Promise<readonly MemberMarks[]>;

/** What makes a member certainly one of some accounts: a name that is shared does not. */
export interface SureTraces {
  readonly memberIds: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
}

const holdersOf = (rows: readonly AccountRow[]): string[] => [
  ...new Set(rows.flatMap(({ memberId }) => memberId ?? [])),
];

function marksOf(
  { id, memberId, phone, displayName, birthYear }: AccountRow,
  member: MemberMarks | null,
): AccountMarks {
  return {
    ...{ accountId: id, memberId, foldedName: foldText(displayName) },
    phone: phone ?? member?.phone ?? null,
    birthYear: birthYear ?? member?.birthYear ?? null,
  };
}

function marksOfMember({ memberId, phone, fullName, birthYear }: MemberMarks): AccountMarks {
  return { accountId: null, memberId, phone, foldedName: foldText(fullName ?? ''), birthYear };
}

/** Somebody who works with the system and sets a password by slip. */
export interface InvitedStaff {
  readonly displayName: string;
  /** Proves, with the slip, who uses it. */
  readonly birthYear: number;
}

/** Accounts of members and staff: made, named, found, closed; which of them are one person. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accountRepository: AccountRepository,
    private readonly passwords: PasswordService,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly openSessions: OpenSessionService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly secrets: SecretService,
  ) {}

  /**
   * The account of a member, made when there is none yet; an existing one takes over name and telephone. The username
   * is given once and stays. Safe to repeat and to run in parallel; joins a transaction.
   */
  async ensureMemberAccount(holder: AccountHolder): Promise<{ accountId: string; username: string }> {
    const person = accountPersonOf(holder);
    return this.transactions.run(async () => {
      const existing =
        (await this.accountRepository.findByMember(holder.memberId)) ?? (await this.createMemberAccount(person));
      await this.accountRepository.updatePeople([person]);
      return { accountId: existing.id, username: existing.username };
    });
  }

  /** An active account for staff; its roles are granted in org. @throws UsernameUnusable, UsernameTaken, PasswordRefused */
  async createStaffAccount(staff: StaffAccount): Promise<{ accountId: string }> {
    const username = staff.username.toLowerCase();
    if (!isUsername(username)) throw new UsernameUnusable();
    const passwordHash = await this.passwords.hashNewPassword(
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
    if (!(await this.accountRepository.insert({ ...account, createdAt: this.clock.now() }))) throw new UsernameTaken();
    return { accountId: account.id };
  }

  /** A new password given by the operator of the system; all sessions of the account end. @throws NotFound, PasswordRefused */
  async replacePasswordByOperator(username: string, password: string): Promise<void> {
    const account = await this.accountRepository.findByUsername(username.toLowerCase());
    if (account === null) throw new NotFound();
    await this.passwords.replacePassword(account, await this.passwords.hashForAccount(account, password), null);
  }

  /** Makes a closing of the account wait for the running transaction. @throws NotFound, AccountIsClosed */
  async requireOpenAccount(accountId: string): Promise<void> {
    const [account] = await this.accountRepository.lockAll([accountId]);
    if (account === undefined) throw new NotFound();
    if (account.state === 'closed') throw new AccountIsClosed();
  }

  /** Names of accounts by id; unknown ids are missing. No access check. */
  async describeAccounts(accountIds: readonly string[]): Promise<Map<string, AccountName>> {
    const rows = await this.accountRepository.listByIds(accountIds);
    return new Map(
      rows.map(({ id, displayName, username, state, memberId, birthYear }) => [
        id,
        { displayName, username, state, memberId, canHaveSlip: birthYear !== null },
      ]),
    );
  }

  /** The member an account belongs to; null for staff and unknown ids. No access check. */
  async findMemberOf(accountId: string): Promise<string | null> {
    return (await this.accountRepository.findById(accountId))?.memberId ?? null;
  }

  /**
   * Ids of accounts whose name contains a text, diacritics and case aside, or whose username it is, in the order of the ids and after
   * one of them. No access check.
   */
  async findIdsByText(
    text: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly string[]> {
    return this.accountRepository.idsNamed(foldText(text), page);
  }

  /**
   * A page of those of the accounts whose name or username contains a text, diacritics and case aside, by given name. No
   * access check.
   */
  async listAccounts(
    accountIds: readonly string[],
    wish: { readonly text: string; readonly cursor: string | null; readonly limit: number },
  ): Promise<ListPage<string>> {
    const after = decodeNameCursor(wish.cursor);
    const rows = await this.accountRepository.listAmong(accountIds, foldText(wish.text), {
      after,
      limit: wish.limit + 1,
    });
    const page = pageOf(rows, wish.limit, encodeNameCursor);
    return { ...page, items: page.items.map(({ id }) => id) };
  }

  /** Which of these accounts bear a name that contains a text, diacritics and case aside. No access check. */
  async findNamedAmong(accountIds: readonly string[], text: string): Promise<string[]> {
    return this.accountRepository.amongNamed(accountIds, foldText(text));
  }

  /** Who of these members has an account, by member id: its username and whether it was activated. No access check. */
  async getStatesOfMembers(memberIds: readonly string[]): Promise<Map<string, MemberAccount>> {
    const rows = await this.accountRepository.listByMembers(memberIds);
    return new Map(
      rows.flatMap(({ id, memberId, username, state }) =>
        memberId === null ? [] : [[memberId, { accountId: id, username, state }] as const],
      ),
    );
  }

  private async createMemberAccount(person: AccountPerson): Promise<{ id: string; username: string }> {
    const stem = usernameStem(foldText(person.displayName));
    for (let number = (await this.accountRepository.lockHighestNumber(stem)) + 1; ; number += 1) {
      const account = { ...person, id: newId(), username: usernameOf(stem, number), passwordHash: null };
      if (await this.accountRepository.insert({ ...account, createdAt: this.clock.now() })) return account;
      const existing = await this.accountRepository.findByMember(person.memberId);
      if (existing !== null) return existing;
    }
  }

  /** The member with this username, in any case; null for staff, closed accounts and unknown names. No access check. */
  async findMemberByUsername(username: string): Promise<string | null> {
    const account = await this.accountRepository.findByUsername(username.trim().toLowerCase());
    return account === null || account.state === 'closed' ? null : account.memberId;
  }

  /**
   * Accounts that exist take over name and telephone, which is the alias to sign in by; nobody gets one, closed ones stay.
   * In the transaction that changed the register, after it holds these people. No access check.
   */
  async followCorrections(holders: readonly AccountHolder[]): Promise<void> {
    if (holders.length > 0) await this.accountRepository.updatePeople(holders.map(accountPersonOf));
  }

  /**
   * A question about any two of these accounts and members, by their ids; one that isn't known is the same as itself alone. The
   * register is read once, for the members and for those the accounts belong to: an account of a member has no birth year of its own.
   * No access check.
   */
  async comparePeople(
    accountIds: readonly string[],
    memberIds: readonly string[],
    readMarks: ReadMarks,
  ): Promise<(a: string, b: string) => boolean> {
    const rows = await this.accountRepository.listByIds(accountIds);
    const members = await readMarks([...new Set([...memberIds, ...holdersOf(rows)])]);
    const register = new Map(members.map((member) => [member.memberId, member] as const));
    const known = new Map([
      ...rows.map((row) => [row.id, marksOf(row, register.get(row.memberId ?? '') ?? null)] as const),
      ...members.map((member) => [member.memberId, marksOfMember(member)] as const),
    ]);
    return (a, b) => {
      const [first, second] = [known.get(a), known.get(b)];
      return first === undefined || second === undefined ? a === b : isSamePerson(first, second);
    };
  }

  /** The members who these accounts certainly are, as far as it is known without reading all members, and the telephones by which others are one of them. */
  async findSureMembers(accountIds: readonly string[], readMarks: ReadMarks): Promise<SureTraces> {
    const rows = await this.accountRepository.listByIds(accountIds);
    const memberIds = holdersOf(rows);
    const members = await readMarks(memberIds);
    const phones = [...rows, ...members].flatMap(({ phone }) => phone ?? []);
    return { memberIds, phones: [...new Set(phones)] };
  }

  /** The accounts these members have, used or not. */
  async listInvitations(memberIds: readonly string[]): Promise<MemberInvitation[]> {
    return memberIds.length === 0 ? [] : this.accountRepository.listInvitations(memberIds);
  }

  /** Keeps anybody from using these accounts until the caller's transaction ends. Before `listOf`, which is then final. */
  async holdInvitations(memberIds: readonly string[]): Promise<void> {
    await this.accountRepository.lockMemberAccounts(memberIds);
  }

  /**
   * Withdraws the accounts with their codes, whose slips are then good for nothing, and says how many. In the caller's transaction, after
   * `hold` and with none used. Writes no audit entry.
   */
  async withdrawInvitations(memberIds: readonly string[]): Promise<number> {
    return this.transactions.run(() => this.accountRepository.removeInvitations(memberIds));
  }

  /** An account that waits for its slip, with a username made from the name. Joins a transaction. @throws NotFound */
  async inviteStaff(
    actor: Actor,
    staff: InvitedStaff,
    unitPath: string,
  ): Promise<{ readonly accountId: string; readonly username: string }> {
    this.access.require(actor, MANAGE_STAFF, { unitPath });
    return this.transactions.run(async () => {
      const account = await this.insertStaffAccount(staff);
      await this.recordStaffAct(actor, 'identity.staff-invited', { accountId: account.accountId, unitPath });
      return account;
    });
  }

  /**
   * Ends all sessions and lets nobody in any more; the caller ends the rights in the same transaction. Two who close each other at once
   * wait for each other, and the second is refused. Joins a transaction. @throws NotFound for a member's account, Forbidden
   */
  async closeStaffAccount(actor: Actor, accountId: string, unitPath: string): Promise<void> {
    this.access.require(actor, MANAGE_STAFF, { unitPath });
    await this.transactions.run(async () => {
      const locked = await this.accountRepository.lockAll([accountId, actor.accountId]);
      if (locked.find(({ id }) => id === actor.accountId)?.state === 'closed') throw new Forbidden();
      if (!(await this.accountRepository.close(accountId))) throw new NotFound();
      await this.openSessions.endSessions(accountId, { because: 'account-closed', exceptId: null });
      await this.recordStaffAct(actor, 'identity.account-closed', { accountId, unitPath });
    });
  }

  /** Takes a closing back. Joins a transaction. @throws NotFound when the account is not closed */
  async reopenStaffAccount(actor: Actor, accountId: string, unitPath: string): Promise<void> {
    this.access.require(actor, MANAGE_STAFF, { unitPath });
    await this.transactions.run(async () => {
      if (!(await this.accountRepository.reopen(accountId))) throw new NotFound();
      await this.recordStaffAct(actor, 'identity.account-reopened', { accountId, unitPath });
    });
  }

  private async insertStaffAccount({
    displayName,
    birthYear,
  }: InvitedStaff): Promise<{ accountId: string; username: string }> {
    const stem = usernameStem(foldText(displayName));
    for (let number = (await this.accountRepository.lockHighestNumber(stem)) + 1; ; number += 1) {
      const account = { id: newId(), username: usernameOf(stem, number), memberId: null, displayName, phone: null };
      const row = { ...account, passwordHash: null, createdAt: this.clock.now(), birthYear };
      if (await this.accountRepository.insert(row)) return { accountId: account.id, username: account.username };
    }
  }

  private async recordStaffAct(
    actor: Actor,
    action: string,
    { accountId, unitPath }: { readonly accountId: string; readonly unitPath: string },
  ): Promise<void> {
    await this.audit.record(actor, { action, subjectType: 'account', subjectId: accountId, unitPath });
  }

  /**
   * Does the work and keeps its receipt, in one transaction; the same form sent again, also at the same instant, gets the receipt of
   * the first. A refusal leaves the key free. @throws IdempotencyConflict when another form was sent under the key
   */
  async inviteOnce(actor: Actor, form: StaffSending, work: () => Promise<StaffReceipt>): Promise<StaffReceipt> {
    const sending = { ...form, bodyHash: this.secrets.hashForm(form.bodyHash) };
    return this.transactions.run(async () => {
      if (!(await this.accountRepository.lockSending(actor.accountId, sending)))
        return this.findSentBefore(actor, sending);
      const receipt = await work();
      await this.accountRepository.keepReceipt(actor.accountId, sending.clientKey, receipt);
      return receipt;
    });
  }

  private async findSentBefore(actor: Actor, { clientKey, bodyHash }: StaffSending): Promise<StaffReceipt> {
    const known = await this.accountRepository.findReceipt(actor.accountId, clientKey);
    if (known === null) throw new IdempotencyConflict();
    requireSameBody(known.bodyHash, bodyHash);
    return { accountId: known.accountId, grantId: known.grantId };
  }
}
