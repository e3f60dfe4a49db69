import { Injectable } from '@nestjs/common';
import { Clock, CODE_ALPHABET, judgeCode, normaliseCode, Throttle, type ThrottleRule } from '@lopso/platform';
import { CodeMistyped, CodeOfWrongLength, CodeUnknown, CodeWithUnknownSign } from '../credentials.errors';
import { CHECK_CODE_LENGTH, printedCode, printedNumber } from '../rules/certificate-number';
import { type CertificateState } from '../rules/certificate-state';
import { type PrintedFields } from '../rules/printed-fields';
import { networkOf } from '../rules/network';
import { type Certificate, CertificateRepository } from '../storage/certificate.repository';

/**
 * Well-formed codes that don't exist, per network address. A person holding papers meets none; somebody guessing among
 * 29⁹ codes needs about a thousand years at this pace to hit one of a hundred thousand.
 */
export const GUESSING: ThrottleRule = { name: 'credentials.check-guess', limit: 40, windowSeconds: 600 };

/** What anybody who holds the code may know: the printed fields and the state, nothing that is not on the paper. */
export interface CheckedCertificate {
  readonly number: string;
  readonly code: string;
  readonly fields: PrintedFields;
  readonly state: CertificateState;
  readonly stateReason: string | null;
  readonly stateChangedAt: Date | null;
  /** The printed number of the paper that took its place. */
  readonly successorNumber: string | null;
  /** When this was asked. */
  readonly checkedAt: Date;
}

/** Tells whether a paper is real. */
@Injectable()
export class CertificateCheck {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * The certificate of a typed or scanned code; lower case, blanks and dashes don't matter.
   * @throws CodeWithUnknownSign, CodeOfWrongLength, CodeMistyped (no paper is looked up, nothing is counted),
   * CodeUnknown, TooManyRequests when the address has guessed too often
   */
  async check(typed: string, address: string): Promise<CheckedCertificate> {
    const code = normaliseCode(typed);
    refuseFaulty(code);
    const network = networkOf(address);
    if (await this.throttle.isFull(GUESSING, network)) await this.throttle.spend(GUESSING, network);
    const certificate = await this.certificates.findByCode(code);
    if (certificate !== null) return checkedOf(certificate, this.clock.now());
    await this.throttle.spend(GUESSING, network);
    throw new CodeUnknown();
  }
}

function refuseFaulty(code: string): void {
  switch (judgeCode(code, CHECK_CODE_LENGTH)) {
    case 'none':
      return;
    case 'alphabet':
      throw new CodeWithUnknownSign([...code].find((sign) => !CODE_ALPHABET.includes(sign)) ?? '');
    case 'length':
      throw new CodeOfWrongLength(code.length, CHECK_CODE_LENGTH);
    case 'mistyped':
      throw new CodeMistyped();
  }
}

function checkedOf(certificate: Certificate, checkedAt: Date): CheckedCertificate {
  const { fields, state, stateReason, stateChangedAt, successor } = certificate;
  return {
    number: printedNumber(certificate.number, certificate.year),
    code: printedCode(certificate.code),
    ...{ fields, state, stateReason, stateChangedAt, checkedAt },
    successorNumber: successor === null ? null : printedNumber(successor.number, successor.year),
  };
}
