import { Injectable } from '@nestjs/common';
import { Clock, judgeCode, newId, normaliseCode, randomCode, Transactions } from '@lopso/platform';
import { BirthYearWrong, CodeMalformed, CodeUnknown, CodeUnusable, CodeUsed } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { codeExpiry, type CodeState, codeState, triesLeft } from '../rules/activation-rule';
import { ActivationCodeRepository, type ActivationCodeRow } from '../storage/activation-code.repository';
import { Secrets } from './secrets';
import { SignInAttempts } from './sign-in-attempts';

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

/** The codes on the slips. Only their keyed hashes are stored. */
@Injectable()
export class CodeBook {
  constructor(
    private readonly codes: ActivationCodeRepository,
    private readonly secrets: Secrets,
    private readonly attempts: SignInAttempts,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** Takes back the open codes of accounts; joins a transaction. */
  async supersede(accountIds: readonly string[]): Promise<void> {
    await this.codes.supersedeOpen(accountIds, this.clock.now());
  }

  /** Writes a new code and returns its signs, which are told this once; joins a transaction. */
  async write(request: CodeRequest): Promise<{ code: string; expiresAt: Date }> {
    const issuedAt = this.clock.now();
    const expiresAt = codeExpiry(issuedAt, request.aloud === null ? this.settings.ACTIVATION_CODE_DAYS : 0);
    for (;;) {
      const code = randomCode(CODE_LENGTH);
      const row = { ...request, id: newId(), codeHash: this.secrets.hashCode(code), issuedAt, expiresAt };
      if (await this.codes.insert(row)) return { code, expiresAt };
    }
  }

  /**
   * The code behind what was typed, whatever its state. Only well-formed codes that were never issued count against
   * the address: a mistyped sign is no guess. A guess is counted before it is looked at, so that many at once are no more.
   * @throws CodeMalformed, CodeUnknown, TooManyRequests
   */
  async find(typed: string, address: string): Promise<FoundCode> {
    const code = normaliseCode(typed);
    const fault = judgeCode(code, CODE_LENGTH);
    if (fault !== 'none') throw new CodeMalformed(fault, { typed: [...code].length, expected: CODE_LENGTH });
    await this.attempts.countFailure(address);
    const hash = this.secrets.hashCode(code);
    const row = await this.codes.findByHash(hash);
    if (row === null) throw new CodeUnknown();
    await this.attempts.takeBack(address);
    return { ...row, hash, state: codeState(row, this.clock.now()) };
  }

  /** Locks a found code in the running transaction and makes sure that it is still open. @throws CodeUsed, CodeUnusable */
  async lockOpen(found: FoundCode): Promise<void> {
    const row = await this.codes.lockByHash(found.hash);
    requireOpen(row === null ? 'superseded' : codeState(row, this.clock.now()));
  }

  /**
   * Notes that a code did its work; joins a transaction. Codes read aloud not long before are told of again: who needs another one may
   * have been shut out by somebody who used the one before, chose the password and pressed that they knew.
   */
  async markUsed(found: FoundCode): Promise<void> {
    const now = this.clock.now();
    await this.codes.markUsed(found.id, now);
    await this.codes.tellAgain(found.accountId, new Date(now.getTime() - TOLD_AGAIN_MS));
  }

  /**
   * Holds a typed birth year against the right one, one try after the other: the row is locked, so guesses that arrive
   * at once count like guesses in a row, and a code whose tries are used up, also one that did its work, tells nothing.
   * The verdict is committed before it is told; null when the year is right.
   */
  async judgeBirthYear(found: FoundCode, isRight: boolean): Promise<BirthYearWrong | CodeUnusable | null> {
    return this.transactions.run(async () => {
      const failedTries = (await this.codes.lockByHash(found.hash))?.failedTries ?? 0;
      if (triesLeft(failedTries) === 0) return new CodeUnusable('locked');
      if (isRight) return null;
      await this.codes.countFailedTry(found.id);
      const left = triesLeft(failedTries + 1);
      return left === 0 ? new CodeUnusable('locked') : new BirthYearWrong(left);
    });
  }
}

/** Nothing when a code is open. @throws CodeUsed, CodeUnusable */
export function requireOpen(state: CodeState): void {
  if (state === 'used') throw new CodeUsed();
  if (state !== 'open') throw new CodeUnusable(state);
}
