import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { askedInWords, RoundService } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { PaperNotStanding } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { type Certificate } from '../storage/certificate-row';
import { badgeCredential, type Credential, instant } from './badge-credential';
import { BadgeIssuer } from './badge-issuer.service';
import { BadgePictures } from './badge-pictures.service';
import { BadgeStatus } from './badge-status.service';
import { Certificates } from './certificates.service';
import { asJwt, withProof } from './data-integrity';

/** A badge as JSON with its proof, as JWT, or that JSON baked into a picture. */
export const BADGE_FORMATS = ['json', 'jwt', 'png', 'svg'] as const;
export type BadgeFormat = (typeof BADGE_FORMATS)[number];

/** The badges of certificates: Open Badges 3.0, made when they are asked for, the same each time while the key is. */
@Injectable()
export class Badges {
  constructor(
    private readonly certificates: Certificates,
    private readonly issuer: BadgeIssuer,
    private readonly status: BadgeStatus,
    private readonly pictures: BadgePictures,
    private readonly roundService: RoundService,
    private readonly settings: CredentialsSettings,
  ) {}

  /** A certificate's badge. @throws NotFound for who may not see it, PaperNotStanding where it can't be printed either */
  async take(actor: Actor, id: string, format: BadgeFormat): Promise<{ certificate: Certificate; file: Buffer }> {
    const { certificate, can } = await this.certificates.get(actor, id);
    if (!can.includes('print')) throw new PaperNotStanding();
    const credential = await this.credentialOf(certificate);
    const signer = await this.issuer.signer();
    if (format === 'jwt') return { certificate, file: Buffer.from(asJwt(credential, signer)) };
    const signed = JSON.stringify(withProof(credential, instant(certificate.issuedAt), signer));
    switch (format) {
      case 'json':
        return { certificate, file: Buffer.from(signed) };
      case 'png':
        return { certificate, file: await this.pictures.png(signed) };
      case 'svg':
        return { certificate, file: await this.pictures.svg(signed) };
    }
  }

  private async credentialOf(certificate: Certificate): Promise<Credential> {
    const { id, roundId, fields, issuedAt, validUntil, number, code } = certificate;
    return badgeCredential({
      ...{ id, roundId, fields, issuedAt, validUntil, number },
      criteria: askedInWords(await this.roundService.requirementsOf(roundId)),
      issuerId: this.issuer.did,
      siteUrl: this.issuer.url('/'),
      statusListUrl: await this.status.urlOf(certificate),
      subjectId: uuidOf(this.derived('holder', code)),
      salt: this.derived('salt', code).toString('base64url').slice(0, 22),
    });
  }

  /** Bytes that belong to this paper and tell nothing of it: the same badge each time it is asked for. */
  private derived(purpose: string, code: string): Buffer {
    return createHmac('sha256', this.settings.CERTIFICATE_NAME_KEY).update(`badge ${purpose}\n${code}`).digest();
  }
}

/** A version 8 uuid (RFC 9562) of 16 bytes. */
function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
