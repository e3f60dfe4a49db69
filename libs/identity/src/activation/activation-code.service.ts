import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  judgeCode,
  newId,
  normaliseCode,
  NotFound,
  randomCode,
  Transactions,
} from '@lopso/platform';
import { AccountRepository, type AccountRow } from '../accounts/account.repository';
import {
  AccountIsClosed,
  BirthYearWrong,
  CodeMalformed,
  CodeUnknown,
  CodeUnusable,
  CodeUsed,
} from '../identity.errors';
import { HELP_SIGN_IN, ISSUE_CODES, MANAGE_STAFF } from '../identity.permissions';
import { IdentitySettings } from '../identity.settings';
import { SecretService } from '../secrets/secret.service';
import { MemberDirectory } from '../sessions/directory';
import { SignInLimitService } from '../sign-in/sign-in-limit.service';
import { ActivationCodeRepository, type ActivationCodeRow } from './activation-code.repository';
import { codeExpiry, type CodeState, codeState, triesLeft } from './activation.rules';

/** Signs of a code on a slip, the last one a check sign. */
const CODE_LENGTH = 8;

const TOLD_AGAIN_MS = 30 * 86_400_000;

/** A code that exists, with what it is good for. */
export interface FoundCode extends ActivationCodeRow {
  readonly hash: Buffer;
  readonly state: CodeState;
}

/** Who gets a code, from whom, for what. */
export interface CodeRequest {
  readonly accountId: string;
  readonly purpose: 'activate' | 'reset';
  readonly issuedBy: string | null;
  /** Read aloud by a team leader instead of printed, for a member of this unit; good until midnight. */
  readonly aloud: { readonly unitPath: string } | null;
}

/** Nothing when a code is open. @throws CodeUsed, CodeUnusable */
export function requireOpen(state: CodeState): void {
  if (state === 'used') throw new CodeUsed();
  if (state !== 'open') throw new CodeUnusable(state);
}

/** A code as it is printed, once; afterwards only its hash is known. `expiresAt` is an instant. */
export interface IssuedCode {
  readonly accountId: string;
  readonly username: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** Activation codes: issued on slips or read aloud, found, used up, superseded. */
@Injectable()
export class ActivationCodeService {
  constructor(
    private readonly accountRepository: AccountRepository,
    private readonly directory: MemberDirectory,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly codeRepository: ActivationCodeRepository,
    private readonly secrets: SecretService,
    private readonly signInLimits: SignInLimitService,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
  ) {}

  /**
   * One new code per account, in the order asked; the open ones are superseded. All or none; joins a transaction.
   * @throws NotFound when an account is unknown, belongs to no member, or to one outside the actor's units
   * @throws AccountIsClosed
   */
  async issueCodes(actor: Actor, accountIds: readonly string[]): Promise<IssuedCode[]> {
    return this.transactions.run(async () => {
      const locked = new Map(
        (await this.accountRepository.lockAll(accountIds)).map((account) => [account.id, account]),
      );
      const unitPaths = await this.getUnitPaths([...locked.values()]);
      await this.supersedeCodes(accountIds);
      const issued: IssuedCode[] = [];
      for (const id of accountIds) {
        const account = locked.get(id);
        const unitPath = unitPaths.get(id);
        if (account === undefined || unitPath === undefined) throw new NotFound();
        this.access.require(actor, ISSUE_CODES, { unitPath });
        issued.push(await this.issueCode(actor, account, { unitPath, isReadAloud: false }));
      }
      return issued;
    });
  }

  /**
   * A new code for an account of staff, whose rights over the unit the caller has checked. Joins a transaction.
   * @throws NotFound outside the actor's units or for a member's account, AccountIsClosed
   */
  async issueCodeForStaff(actor: Actor, accountId: string, unitPath: string): Promise<IssuedCode> {
    return this.transactions.run(async () => {
      const [account] = await this.accountRepository.lockAll([accountId]);
      if (account === undefined || account.birthYear === null) throw new NotFound();
      this.access.require(actor, MANAGE_STAFF, { unitPath });
      await this.supersedeCodes([accountId]);
      return this.issueCode(actor, account, { unitPath, isReadAloud: false });
    });
  }

  /**
   * A code for a member of the team with this id, to be read aloud now: it is good until midnight. The caller has checked
   * that the account's member sits in the team. Joins a transaction. @throws NotFound, AccountIsClosed
   */
  async issueCodeAloud(
    actor: Actor,
    accountId: string,
    team: { readonly id: string; readonly unitPath: string },
  ): Promise<IssuedCode> {
    return this.transactions.run(async () => {
      const leads = this.access
        .grantsFor(actor, HELP_SIGN_IN)
        .some(({ bound }) => bound?.kind === 'team' && bound.teamId === team.id);
      const [account] = await this.accountRepository.lockAll([accountId]);
      if (!leads || account === undefined) throw new NotFound();
      await this.supersedeCodes([accountId]);
      return this.issueCode(actor, account, { unitPath: team.unitPath, isReadAloud: true });
    });
  }

  private async issueCode(
    actor: Actor,
    account: AccountRow,
    { unitPath, isReadAloud }: { readonly unitPath: string; readonly isReadAloud: boolean },
  ): Promise<IssuedCode> {
    if (account.state === 'closed') throw new AccountIsClosed();
    const purpose = account.state === 'active' ? 'reset' : 'activate';
    const aloud = isReadAloud ? { unitPath } : null;
    const written = await this.writeCode({ accountId: account.id, purpose, issuedBy: actor.accountId, aloud });
    await this.audit.record(actor, {
      action: isReadAloud ? 'identity.code-read-aloud' : 'identity.code-issued',
      subjectType: 'account',
      subjectId: account.id,
      unitPath,
      details: { purpose },
    });
    return { accountId: account.id, username: account.username, ...written };
  }

  private async getUnitPaths(accounts: readonly AccountRow[]): Promise<Map<string, string>> {
    const memberIds = accounts.map((account) => account.memberId).filter((id) => id !== null);
    const members = await this.directory.describe(memberIds);
    return new Map(
      accounts.flatMap((account) => {
        const member = account.memberId === null ? undefined : members.get(account.memberId);
        return member === undefined ? [] : [[account.id, member.unitPath] as const];
      }),
    );
  }

  /** Takes back the open codes of accounts; joins a transaction. */
  async supersedeCodes(accountIds: readonly string[]): Promise<void> {
    await this.codeRepository.supersedeOpen(accountIds, this.clock.now());
  }

  /** Writes a new code and returns its signs, which are told this once; joins a transaction. */
  async writeCode(request: CodeRequest): Promise<{ code: string; expiresAt: Date }> {
    const issuedAt = this.clock.now();
    const expiresAt = codeExpiry(issuedAt, request.aloud === null ? this.settings.ACTIVATION_CODE_DAYS : 0);
    for (;;) {
      const code = randomCode(CODE_LENGTH);
      const row = { ...request, id: newId(), codeHash: this.secrets.hashCode(code), issuedAt, expiresAt };
      if (await this.codeRepository.insert(row)) return { code, expiresAt };
    }
  }

  /**
   * The code behind what was typed, whatever its state. Only well-formed codes that were never issued count against
   * the address: a mistyped sign is no guess. A guess is counted before it is looked at, so that many at once are no more.
   * @throws CodeMalformed, CodeUnknown, TooManyRequests
   */
  async findCode(typed: string, address: string): Promise<FoundCode> {
    const code = normaliseCode(typed);
    const fault = judgeCode(code, CODE_LENGTH);
    if (fault !== 'none') throw new CodeMalformed(fault, { typed: [...code].length, expected: CODE_LENGTH });
    await this.signInLimits.countFailure(address);
    const hash = this.secrets.hashCode(code);
    const row = await this.codeRepository.findByHash(hash);
    if (row === null) throw new CodeUnknown();
    await this.signInLimits.forgiveFailure(address);
    return { ...row, hash, state: codeState(row, this.clock.now()) };
  }

  /** Locks a found code in the running transaction and makes sure that it is still open. @throws CodeUsed, CodeUnusable */
  async lockOpenCode(found: FoundCode): Promise<void> {
    const row = await this.codeRepository.lockByHash(found.hash);
    requireOpen(row === null ? 'superseded' : codeState(row, this.clock.now()));
  }

  /**
   * Notes that a code did its work; joins a transaction. Codes read aloud not long before are told of again: who needs another one may
   * have been shut out by somebody who used the one before, chose the password and pressed that they knew.
   */
  async markCodeUsed(found: FoundCode): Promise<void> {
    const now = this.clock.now();
    await this.codeRepository.markUsed(found.id, now);
    await this.codeRepository.tellAgain(found.accountId, new Date(now.getTime() - TOLD_AGAIN_MS));
  }

  /**
   * Holds a typed birth year against the right one, one try after the other: the row is locked, so guesses that arrive
   * at once count like guesses in a row, and a code whose tries are used up, also one that did its work, tells nothing.
   * The verdict is committed before it is told; null when the year is right.
   */
  async judgeBirthYear(found: FoundCode, isRight: boolean): Promise<BirthYearWrong | CodeUnusable | null> {
    return this.transactions.run(async () => {
      const failedTries = (await this.codeRepository.lockByHash(found.hash))?.failedTries ?? 0;
      if (triesLeft(failedTries) === 0) return new CodeUnusable('locked');
      if (isRight) return null;
      await this.codeRepository.countFailedTry(found.id);
      const left = triesLeft(failedTries + 1);
      return left === 0 ? new CodeUnusable('locked') : new BirthYearWrong(left);
    });
  }
}
