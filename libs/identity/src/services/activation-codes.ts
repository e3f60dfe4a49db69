import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound, Transactions } from '@lopso/platform';
import { AccountIsClosed } from '../identity.errors';
import { HELP_SIGN_IN, ISSUE_CODES, MANAGE_STAFF } from '../identity.permissions';
import { AccountRepository, type AccountRow } from '../storage/account.repository';
import { CodeBook } from './code-book';
import { MemberDirectory } from './directory';

/** A code as it is printed, once; afterwards only its hash is known. `expiresAt` is an instant. */
export interface IssuedCode {
  readonly accountId: string;
  readonly username: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** Issues one-time codes for members: to activate an account, or to set a new password when it is active. */
@Injectable()
export class ActivationCodes {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly directory: MemberDirectory,
    private readonly codes: CodeBook,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * One new code per account, in the order asked; the open ones are superseded. All or none; joins a transaction.
   * @throws NotFound when an account is unknown, belongs to no member, or to one outside the actor's units
   * @throws AccountIsClosed
   */
  async issue(actor: Actor, accountIds: readonly string[]): Promise<IssuedCode[]> {
    return this.transactions.run(async () => {
      const locked = new Map((await this.accounts.lockAll(accountIds)).map((account) => [account.id, account]));
      const unitPaths = await this.unitPathsOf([...locked.values()]);
      await this.codes.supersede(accountIds);
      const issued: IssuedCode[] = [];
      for (const id of accountIds) {
        const account = locked.get(id);
        const unitPath = unitPaths.get(id);
        if (account === undefined || unitPath === undefined) throw new NotFound();
        this.access.require(actor, ISSUE_CODES, { unitPath });
        issued.push(await this.issueOne(actor, account, { unitPath, isReadAloud: false }));
      }
      return issued;
    });
  }

  /**
   * A new code for an account of staff, whose rights over the unit the caller has checked. Joins a transaction.
   * @throws NotFound outside the actor's units or for a member's account, AccountIsClosed
   */
  async issueForStaff(actor: Actor, accountId: string, unitPath: string): Promise<IssuedCode> {
    return this.transactions.run(async () => {
      const [account] = await this.accounts.lockAll([accountId]);
      if (account === undefined || account.birthYear === null) throw new NotFound();
      this.access.require(actor, MANAGE_STAFF, { unitPath });
      await this.codes.supersede([accountId]);
      return this.issueOne(actor, account, { unitPath, isReadAloud: false });
    });
  }

  /**
   * A code for a member of the team with this id, to be read aloud now: it is good until midnight. The caller has checked
   * that the account's member sits in the team. Joins a transaction. @throws NotFound, AccountIsClosed
   */
  async issueAloud(
    actor: Actor,
    accountId: string,
    team: { readonly id: string; readonly unitPath: string },
  ): Promise<IssuedCode> {
    return this.transactions.run(async () => {
      const leads = this.access
        .grantsFor(actor, HELP_SIGN_IN)
        .some(({ bound }) => bound?.kind === 'team' && bound.teamId === team.id);
      const [account] = await this.accounts.lockAll([accountId]);
      if (!leads || account === undefined) throw new NotFound();
      await this.codes.supersede([accountId]);
      return this.issueOne(actor, account, { unitPath: team.unitPath, isReadAloud: true });
    });
  }

  private async issueOne(
    actor: Actor,
    account: AccountRow,
    { unitPath, isReadAloud }: { readonly unitPath: string; readonly isReadAloud: boolean },
  ): Promise<IssuedCode> {
    if (account.state === 'closed') throw new AccountIsClosed();
    const purpose = account.state === 'active' ? 'reset' : 'activate';
    const aloud = isReadAloud ? { unitPath } : null;
    const written = await this.codes.write({ accountId: account.id, purpose, issuedBy: actor.accountId, aloud });
    await this.audit.record(actor, {
      action: isReadAloud ? 'identity.code-read-aloud' : 'identity.code-issued',
      subjectType: 'account',
      subjectId: account.id,
      unitPath,
      details: { purpose },
    });
    return { accountId: account.id, username: account.username, ...written };
  }

  private async unitPathsOf(accounts: readonly AccountRow[]): Promise<Map<string, string>> {
    const memberIds = accounts.map((account) => account.memberId).filter((id) => id !== null);
    const members = await this.directory.describe(memberIds);
    return new Map(
      accounts.flatMap((account) => {
        const member = account.memberId === null ? undefined : members.get(account.memberId);
        return member === undefined ? [] : [[account.id, member.unitPath] as const];
      }),
    );
  }
}
