import sharp from 'sharp';
import { createHmac, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { askedInWords, RoundService } from '@lopso/learning';
import { UnitService } from '@lopso/org';
import {
  type Actor,
  Clock,
  type JsonObject,
  NotFound,
  objectOf,
  type OwnBadgeIssuer,
  OwnBadges,
} from '@lopso/platform';
import { type Certificate } from '../certificates/certificate.repository';
import { CertificateService } from '../certificates/certificate.service';
import { PaperNotStanding } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { SealRepository } from '../sealing/seal.repository';
import { SealService } from '../sealing/seal.service';
import {
  asJwt,
  badgeCredential,
  type Credential,
  instant,
  type Signer,
  statusListCredential,
  withProof,
} from './badge-credential';
import { bakePng, bakeSvg } from './baked-image';
import { multibase58 } from './canonical.rules';

/** What multikeys of Ed25519 begin with (multicodec `ed25519-pub`). */
const ED25519 = Buffer.from('ed01', 'hex');

/** The picture all badges have; without words, since a server need not have fonts. */
const PICTURE = 'huy-hieu.svg';

const WIDTH_PX = 600;

/** Where the lists lie; the API's controller of the same name. */
const LISTS = '/api/badge-status';

/** A badge as JSON with its proof, as JWT, or that JSON baked into a picture. */
export const BADGE_FORMATS = ['json', 'jwt', 'png', 'svg'] as const;

export type BadgeFormat = (typeof BADGE_FORMATS)[number];

/** A version 8 uuid (RFC 9562) of 16 bytes. */
function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Certificates as Open Badges: signed credentials, baked pictures, status lists, the issuer's document. */
@Injectable()
export class BadgeService implements OnModuleInit, OwnBadgeIssuer {
  constructor(
    private readonly certificates: CertificateService,
    private readonly roundService: RoundService,
    private readonly settings: CredentialsSettings,
    private readonly units: UnitService,
    private readonly sealRows: SealRepository,
    private readonly clock: Clock,
    private readonly seals: SealService,
    private readonly known: OwnBadges,
  ) {}

  /** A certificate's badge. @throws NotFound for who may not see it, PaperNotStanding where it can't be printed either */
  async takeBadge(actor: Actor, id: string, format: BadgeFormat): Promise<{ certificate: Certificate; file: Buffer }> {
    const { certificate, can } = await this.certificates.getCertificate(actor, id);
    if (!can.includes('print')) throw new PaperNotStanding();
    const credential = await this.credentialOf(certificate);
    const signer = await this.getSigner();
    if (format === 'jwt') return { certificate, file: Buffer.from(asJwt(credential, signer)) };
    const signed = JSON.stringify(withProof(credential, instant(certificate.issuedAt), signer));
    switch (format) {
      case 'json':
        return { certificate, file: Buffer.from(signed) };
      case 'png':
        return { certificate, file: await this.bakedPng(signed) };
      case 'svg':
        return { certificate, file: await this.bakedSvg(signed) };
    }
  }

  private async credentialOf(certificate: Certificate): Promise<Credential> {
    const { id, roundId, fields, issuedAt, validUntil, number, code } = certificate;
    return badgeCredential({
      ...{ id, roundId, fields, issuedAt, validUntil, number },
      criteria: askedInWords(await this.roundService.requirementsOf(roundId)),
      issuerId: this.issuerDid,
      siteUrl: this.publicUrl('/'),
      statusListUrl: await this.statusUrlOf(certificate),
      subjectId: uuidOf(this.derived('holder', code)),
      salt: this.derived('salt', code).toString('base64url').slice(0, 22),
    });
  }

  /** Bytes that belong to this paper and tell nothing of it: the same badge each time it is asked for. */
  private derived(purpose: string, code: string): Buffer {
    return createHmac('sha256', this.settings.CERTIFICATE_NAME_KEY).update(`badge ${purpose}\n${code}`).digest();
  }

  /** The address of the list a certificate's register number is a place of. */
  async statusUrlOf({ issuerId, year }: Pick<Certificate, 'issuerId' | 'year'>): Promise<string> {
    const province = (await this.units.listProvinces()).find(({ id }) => id === issuerId);
    if (province === undefined) throw new NotFound();
    return this.statusListUrl(province.code, year);
  }

  /** The signed list of a province's register of one year, as of now. @throws NotFound for an unknown province */
  async getStatusList(issuerCode: string, year: number): Promise<object> {
    const province = (await this.units.listProvinces()).find(({ code }) => code === issuerCode);
    if (province === undefined) throw new NotFound();
    const fallen = (await this.sealRows.listFallen()).filter(
      (one) => one.issuerId === province.id && one.year === year,
    );
    const asOf = this.clock.now();
    const credential = statusListCredential({
      url: this.statusListUrl(issuerCode, year),
      issuerId: this.issuerDid,
      fallen: fallen.flatMap(({ numbers }) => numbers),
      asOf,
    });
    return withProof(credential, instant(asOf), await this.getSigner());
  }

  private statusListUrl(issuerCode: string, year: number): string {
    return this.publicUrl(`${LISTS}/${encodeURIComponent(issuerCode)}/${year}`);
  }

  /** `did:web:lopso.example.vn`; a port is part of the name. */
  get issuerDid(): string {
    return `did:web:${encodeURIComponent(new URL(this.settings.PUBLIC_URL).host)}`;
  }

  /** An address of this site. */
  publicUrl(path: string): string {
    return new URL(path, this.settings.PUBLIC_URL).href;
  }

  /** Signs with the present key, whose public half is kept first: what it signs can be checked for ever. */
  async getSigner(): Promise<Signer> {
    const { key } = this.seals;
    await this.sealRows.keepKey(key, this.clock.now());
    return {
      verificationMethod: `${this.issuerDid}#${key.id}`,
      sign: (bytes) => sign(null, bytes, key.privateKey),
    };
  }

  /** The document of the did (DID Core 1.0): every key ever used, as multikey. */
  async getIssuerDocument(): Promise<object> {
    const { issuerDid: did } = this;
    const used = await this.sealRows.listKeys();
    const { key } = this.seals;
    const keys = used.some(({ id }) => id === key.id) ? used : [key, ...used];
    const methods = keys.map(({ id, publicKey }) => ({
      id: `${did}#${id}`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: multibase58(Buffer.concat([ED25519, publicKey])),
    }));
    return {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: did,
      verificationMethod: methods,
      assertionMethod: methods.map(({ id }) => id),
    };
  }

  /** A PNG with a signed badge in it. */
  async bakedPng(signed: string): Promise<Buffer> {
    const picture = await sharp(Buffer.from(await this.picture()))
      .resize(WIDTH_PX)
      .png({ palette: true })
      .toBuffer();
    return bakePng(picture, signed);
  }

  /** An SVG with a signed badge in it. */
  async bakedSvg(signed: string): Promise<Buffer> {
    return Buffer.from(bakeSvg(await this.picture(), signed));
  }

  private picture(): Promise<string> {
    return readFile(join(this.settings.CERTIFICATE_TEMPLATES_DIRECTORY, PICTURE), 'utf8');
  }

  onModuleInit(): void {
    this.known.add(this);
  }

  get did(): string {
    return this.issuerDid;
  }

  get name(): string {
    return `Lớp Số, ${new URL(this.publicUrl('/')).host}`;
  }

  async document(): Promise<JsonObject> {
    return plain(await this.getIssuerDocument());
  }

  async statusList(url: string): Promise<JsonObject | null> {
    const [, code, year] = /^\/api\/badge-status\/([^/]+)\/(\d{4})$/.exec(pathOf(url)) ?? [];
    if (code === undefined || this.publicUrl(pathOf(url)) !== url) return null;
    const list = await this.getStatusList(decodeURIComponent(code), Number(year)).catch(notThere);
    return list === null ? null : plain(list);
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}

function notThere(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

/** As it goes over the wire. */
function plain(document: object): JsonObject {
  return objectOf(JSON.stringify(document)) ?? {};
}
