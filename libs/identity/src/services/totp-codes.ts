import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Clock } from '@lopso/platform';

const ISSUER = 'Lớp Số';
const PERIOD_SECONDS = 30;
/** A code of the step before or after is taken: a person types slowly, a clock is seconds off (RFC 6238, 5.2). */
const TOLERATED_STEPS = 1;
/** So far, ten minutes, a clock is looked for to be told in words; a code from there is never taken, also not later. */
const SEARCHED_STEPS = 20;

/**
 * What a typed code is: of a step near enough to be taken; of one so many seconds away, which tells that the phone's clock is
 * ahead (positive) or behind; or wrong.
 */
export type TotpVerdict =
  | { readonly kind: 'fits'; readonly step: number }
  | { readonly kind: 'clock'; readonly secondsAhead: number; readonly step: number }
  | { readonly kind: 'wrong' };

/** Codes of authenticator apps: SHA-1, six digits, thirty seconds, which every app knows. */
@Injectable()
export class TotpCodes {
  constructor(private readonly clock: Clock) {}

  /** A new secret of 160 random bits, base32 as people type it. */
  newSecret(): string {
    return new Secret({ size: 20 }).base32;
  }

  /** What the QR code holds. */
  uriOf(secret: string, username: string): string {
    return new TOTP({ issuer: ISSUER, label: username, secret }).toString();
  }

  judge(secret: string, code: string): TotpVerdict {
    const timestamp = this.clock.now().getTime();
    const check = { token: code, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, timestamp };
    const now = Math.floor(timestamp / 1000 / PERIOD_SECONDS);
    const near = TOTP.validate({ ...check, window: TOLERATED_STEPS });
    if (near !== null) return { kind: 'fits', step: now + near };
    const far = TOTP.validate({ ...check, window: SEARCHED_STEPS });
    return far === null ? { kind: 'wrong' } : { kind: 'clock', secondsAhead: far * PERIOD_SECONDS, step: now + far };
  }
}
