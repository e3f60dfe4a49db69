import { Injectable } from '@nestjs/common';
import { Clock, judgeCode, normaliseCode, randomCode } from '@lopso/platform';
import { RecoveryCodeRepository } from '../storage/recovery-code.repository';
import { Secrets } from './secrets';

const COUNT = 10;
/** Nine random signs of 29 and a check sign: 43 bits, behind five guesses in half an hour. */
const LENGTH = 10;

/** One-time codes on paper for who lost the phone with the authenticator. Only keyed hashes are stored. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly codes: RecoveryCodeRepository,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Ten new codes, told this once; all earlier ones are void. Joins a transaction. */
  async renew(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: COUNT }, () => randomCode(LENGTH));
    await this.codes.replace(
      accountId,
      codes.map((code) => this.secrets.hashRecovery(code)),
      this.clock.now(),
    );
    return codes;
  }

  /** Uses a code up; case, blanks and dashes do not matter. False when it is none of the account's unused codes. */
  async use(accountId: string, typed: string): Promise<boolean> {
    const code = normaliseCode(typed);
    if (judgeCode(code, LENGTH) !== 'none') return false;
    return this.codes.use(accountId, this.secrets.hashRecovery(code), this.clock.now());
  }

  countLeft(accountId: string): Promise<number> {
    return this.codes.countUnused(accountId);
  }
}
