import { Injectable } from '@nestjs/common';
import { NotFound } from '@lopso/platform';
import { CodeUnusable } from '../identity.errors';
import { AccountRepository, type AccountRow } from '../storage/account.repository';
import { CodeBook, type FoundCode, requireOpen } from './code-book';
import { Consents } from './consents';
import { GrantSource, MemberDirectory } from './directory';
import { Passwords } from './passwords';

/** What a slip proves: its code and the birth year of the person it is for. */
export interface SlipProof {
  readonly code: string;
  readonly birthYear: number;
}

/** What an open code is for. `expiresAt` is an instant. */
export interface OpenCode {
  readonly purpose: 'activate' | 'reset';
  readonly expiresAt: Date;
}

/** The person a slip is for, told only after the birth year. */
export interface SlipHolder {
  readonly purpose: 'activate' | 'reset';
  readonly displayName: string;
  readonly username: string;
  /** True while the notice is not agreed to: the activation then needs an answer. */
  readonly asksConsent: boolean;
}

/** A proved slip, for the service that completes it. */
export interface ProvedSlip {
  readonly found: FoundCode;
  readonly account: AccountRow;
}

/** The steps of a slip before it does anything: the code, then the birth year, or a refusal. */
@Injectable()
export class Activation {
  constructor(
    private readonly codes: CodeBook,
    private readonly accounts: AccountRepository,
    private readonly directory: MemberDirectory,
    private readonly consents: Consents,
    private readonly passwords: Passwords,
    private readonly grants: GrantSource,
  ) {}

  /** Says what a code is for; nothing about the person. @throws CodeMalformed, CodeUnknown, CodeUsed, CodeUnusable */
  async check(typedCode: string, address: string): Promise<OpenCode> {
    const found = await this.codes.find(typedCode, address);
    requireOpen(found.state);
    return { purpose: found.purpose, expiresAt: found.expiresAt };
  }

  /** Says whose slip it is. @throws BirthYearWrong and the errors of `check` */
  async identify(proof: SlipProof, address: string): Promise<SlipHolder> {
    const { found, account } = await this.prove(proof, address);
    requireOpen(found.state);
    return {
      purpose: found.purpose,
      displayName: account.displayName,
      username: account.username,
      asksConsent: account.memberId !== null && !(await this.consents.stateOf(account.id)).isGiven,
    };
  }

  /** Judges a password before the last step, where it is still on the screen. @throws PasswordRefused and the errors of `identify` */
  async judgePassword(proof: SlipProof, password: string, address: string): Promise<void> {
    const { found, account } = await this.prove(proof, address);
    requireOpen(found.state);
    this.passwords.requireGood(password, account, '#/password');
  }

  /** Writes down a refusal of the notice. The code stays good: who thinks again uses the same slip. */
  async refuse(proof: SlipProof, textVersion: string, address: string): Promise<void> {
    const { found, account } = await this.prove(proof, address);
    requireOpen(found.state);
    await this.consents.record(account.id, 'refused', textVersion);
  }

  /**
   * Holds the birth year against the register. Wrong years are counted on the code, in a transaction of their own that
   * no rollback takes away. A used code is let through: the caller decides. An open one made before the account was given
   * a right opens nothing: its maker may not have been one who gives that right.
   * @throws BirthYearWrong, CodeUnusable
   */
  async prove(proof: SlipProof, address: string): Promise<ProvedSlip> {
    const found = await this.codes.find(proof.code, address);
    if (found.state !== 'used') requireOpen(found.state);
    const account = await this.accounts.findById(found.accountId);
    const birthYear = account === null ? null : await this.birthYearOf(account);
    if (account === null || birthYear === null) throw new NotFound();
    const refusal = await this.codes.judgeBirthYear(found, birthYear === proof.birthYear);
    if (refusal !== null) throw refusal;
    const isOutgrown = found.state !== 'used' && (await this.grants.hasGained(account.id, found.issuedAt));
    if (isOutgrown) throw new CodeUnusable('outgrown');
    return { found, account };
  }

  /** A member's birth year stands in the register, that of staff with the account. */
  private async birthYearOf({ memberId, birthYear }: AccountRow): Promise<number | null> {
    if (memberId === null) return birthYear;
    return (await this.directory.describe([memberId])).get(memberId)?.birthYear ?? null;
  }
}
