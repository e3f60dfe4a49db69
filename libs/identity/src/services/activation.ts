import { Injectable } from '@nestjs/common';
import { CodeBook, requireOpen } from './code-book';
import { Consents } from './consents';
import { type FurtherWay, FurtherWays } from './further-ways';
import { Passwords } from './passwords';
import { type SlipProof, SlipProofs } from './slip-proofs';

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
  /** What completing takes off the account beside the password. */
  readonly loses: readonly FurtherWay[];
}

/** The steps of a slip before it does anything: the code, then the birth year, or a refusal. */
@Injectable()
export class Activation {
  constructor(
    private readonly codes: CodeBook,
    private readonly proofs: SlipProofs,
    private readonly consents: Consents,
    private readonly passwords: Passwords,
    private readonly furtherWays: FurtherWays,
  ) {}

  /** Says what a code is for; nothing about the person. @throws CodeMalformed, CodeUnknown, CodeUsed, CodeUnusable */
  async check(typedCode: string, address: string): Promise<OpenCode> {
    const found = await this.codes.find(typedCode, address);
    requireOpen(found.state);
    return { purpose: found.purpose, expiresAt: found.expiresAt };
  }

  /** Says whose slip it is. @throws BirthYearWrong and the errors of `check` */
  async identify(proof: SlipProof, address: string): Promise<SlipHolder> {
    const { found, account } = await this.proofs.prove(proof, address);
    requireOpen(found.state);
    return {
      purpose: found.purpose,
      displayName: account.displayName,
      username: account.username,
      asksConsent: account.memberId !== null && !(await this.consents.stateOf(account.id)).isGiven,
      loses: await this.furtherWays.lostByCode(account.id),
    };
  }

  /** Judges a password before the last step, where it is still on the screen. @throws PasswordRefused and the errors of `identify` */
  async judgePassword(proof: SlipProof, password: string, address: string): Promise<void> {
    const { found, account } = await this.proofs.prove(proof, address);
    requireOpen(found.state);
    this.passwords.requireGood(password, account, '#/password');
  }

  /** Writes down a refusal of the notice. The code stays good: who thinks again uses the same slip. */
  async refuse(proof: SlipProof, textVersion: string, address: string): Promise<void> {
    const { found, account } = await this.proofs.prove(proof, address);
    requireOpen(found.state);
    await this.consents.record(account.id, 'refused', textVersion);
  }
}
