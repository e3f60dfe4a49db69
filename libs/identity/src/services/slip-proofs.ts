import { Injectable } from '@nestjs/common';
import { NotFound } from '@lopso/platform';
import { CodeUnusable } from '../identity.errors';
import { AccountRepository, type AccountRow } from '../storage/account.repository';
import { CodeBook, type FoundCode, requireOpen } from './code-book';
import { GrantSource, MemberDirectory } from './directory';

/** What a slip proves: its code and the birth year of the person it is for. */
export interface SlipProof {
  readonly code: string;
  readonly birthYear: number;
}

/** A proved slip, for the service that completes it. */
export interface ProvedSlip {
  readonly found: FoundCode;
  readonly account: AccountRow;
}

/** Holds what somebody with a slip says against the register. */
@Injectable()
export class SlipProofs {
  constructor(
    private readonly codes: CodeBook,
    private readonly accounts: AccountRepository,
    private readonly directory: MemberDirectory,
    private readonly grants: GrantSource,
  ) {}

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
