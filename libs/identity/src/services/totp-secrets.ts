import { Injectable } from '@nestjs/common';
import { SecondFactorRepository } from '../storage/second-factor.repository';
import { Sealer } from './sealer';
import { TotpCodes, type TotpVerdict } from './totp-codes';

const placeOf = (accountId: string): string => `totp:${accountId}`;

/** Secrets of authenticators, sealed at rest. */
@Injectable()
export class TotpSecrets {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly sealer: Sealer,
    private readonly codes: TotpCodes,
  ) {}

  /** A new secret with the address its QR code holds, and sealed for the account. */
  make(accountId: string, username: string): { secret: string; uri: string; sealed: Buffer } {
    const secret = this.codes.newSecret();
    return { secret, uri: this.codes.uriOf(secret, username), sealed: this.sealer.seal(secret, placeOf(accountId)) };
  }

  /** The secret in force, or null. */
  confirmed(accountId: string): Promise<string | null> {
    return this.find(accountId, true);
  }

  /** The secret that waits for its first code, or null. */
  offered(accountId: string): Promise<string | null> {
    return this.find(accountId, false);
  }

  judge(secret: string, code: string): TotpVerdict {
    return this.codes.judge(secret, code);
  }

  private async find(accountId: string, isConfirmed: boolean): Promise<string | null> {
    const row = await this.factors.findTotp(accountId);
    if (row === null || (row.confirmedAt !== null) !== isConfirmed) return null;
    return this.sealer.open(row.sealedSecret, placeOf(accountId));
  }
}
