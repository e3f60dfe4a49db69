import { ApiProperty } from '@nestjs/swagger';
import { type Certificate, linkOf, printedNumber } from '@lopso/credentials';
import { IsInstant } from '@lopso/platform';

/** A paper of the member's that was withdrawn or replaced. */
export class CertificateNewsResponse {
  certificateId: string;
  number: string;
  title: string;
  issuer: string;
  place: string;
  @ApiProperty({ enum: ['withdrawn', 'replaced'] })
  state: 'withdrawn' | 'replaced';
  /** Why, as a word. */
  stateReason: string | null;
  stateChangedAt: string;
  /** When the latest of it happened: the change of state, or that it was issued again. */
  newsAt: string;
  /** Register number of the paper that took its place, or was issued again. */
  successorNumber: string | null;

  static from(certificate: Certificate): CertificateNewsResponse {
    const { id, fields, state, stateReason, stateChangedAt, newsAt, issuedAt } = certificate;
    const { title, issuer, place } = fields;
    return {
      ...{ certificateId: id, title, issuer, place, stateReason },
      number: printedNumber(certificate.number, certificate.year),
      state: state === 'withdrawn' ? 'withdrawn' : 'replaced',
      stateChangedAt: (stateChangedAt ?? issuedAt).toISOString(),
      newsAt: (newsAt ?? issuedAt).toISOString(),
      successorNumber: linkOf(certificate.successor)?.number ?? null,
    };
  }
}

export class KnowCertificateNewsRequest {
  /** `newsAt` of the latest that was shown. */
  @IsInstant()
  until: string;
}
