import { sign } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { CredentialsSettings } from '../credentials.settings';
import { multibase58 } from '../rules/base58';
import { type Signer } from './data-integrity';
import { SealRepository } from '../storage/seal.repository';
import { PaperSeals } from './paper-seals.service';

/** What multikeys of Ed25519 begin with (multicodec `ed25519-pub`). */
const ED25519 = Buffer.from('ed01', 'hex');

/** The issuer of badges on the web: who it is, with which keys it signs, and the signing itself. */
@Injectable()
export class BadgeIssuer {
  constructor(
    private readonly settings: CredentialsSettings,
    private readonly seals: PaperSeals,
    private readonly keys: SealRepository,
    private readonly clock: Clock,
  ) {}

  /** `did:web:lopso.example.vn`; a port is part of the name. */
  get did(): string {
    return `did:web:${encodeURIComponent(new URL(this.settings.PUBLIC_URL).host)}`;
  }

  /** An address of this site. */
  url(path: string): string {
    return new URL(path, this.settings.PUBLIC_URL).href;
  }

  /** Signs with the present key, whose public half is kept first: what it signs can be checked for ever. */
  async signer(): Promise<Signer> {
    const { key } = this.seals;
    await this.keys.keepKey(key, this.clock.now());
    return {
      verificationMethod: `${this.did}#${key.id}`,
      sign: (bytes) => sign(null, bytes, key.privateKey),
    };
  }

  /** The document of the did (DID Core 1.0): every key ever used, as multikey. */
  async document(): Promise<object> {
    const { did } = this;
    const used = await this.keys.listKeys();
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
}
