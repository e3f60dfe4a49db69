import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { beginningsOf, Clock, type PdfSigner, readSignedPdf } from '@lopso/platform';
import { isStanding } from '../rules/certificate-state';
import { signingAreasOf } from '../rules/design-typst';
import { nearTo, numberIn, type PaperSigner, type SignedFileOutcome } from '../rules/signed-paper';
import { type Certificate, CertificateRepository } from '../storage/certificate.repository';
import { SignedFileRepository } from '../storage/signed-file.repository';
import { type KnownCopy, SigningRepository } from '../storage/signing.repository';
import { CertificatePapers } from './certificate-papers.service';
import { SigningAuthorities } from './signing-authorities';
import { type SigningRound } from './signing-reach';

/** A file as it was brought back; the name is only a hint. */
export interface BroughtFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a file turned out to be. */
export interface JudgedFile {
  readonly outcome: SignedFileOutcome;
  /** The paper it is of, or looks like; null: none that the officer may know of. */
  readonly certificate: Certificate | null;
  /** Of a matched one. */
  readonly match: MatchedFile | null;
}

export interface MatchedFile {
  readonly sha256: Buffer;
  readonly originalBytes: number;
  readonly signers: readonly PaperSigner[];
  readonly addsTo: string | null;
}

/** Where a file was brought. */
export type Bringing = SigningRound & { readonly uploadId: string };

/** Tells what a file is that came back from signing: whose paper, by the bytes it begins with, and who signed it. */
@Injectable()
export class JudgeSignedFile {
  constructor(
    private readonly signing: SigningRepository,
    private readonly signedFiles: SignedFileRepository,
    private readonly certificates: CertificateRepository,
    private readonly papers: CertificatePapers,
    private readonly authorities: SigningAuthorities,
    private readonly clock: Clock,
  ) {}

  /** Nothing is written. */
  async judge(file: BroughtFile, bringing: Bringing): Promise<JudgedFile> {
    const beginnings = beginningsOf(file.bytes);
    if (beginnings.length === 0) return nothing('not-pdf');
    const hashes = beginnings.map(({ sha256 }) => sha256);
    const copy = await this.signing.findCopy(hashes);
    const certificate = copy === null ? null : await this.reachable(copy.certificateId, bringing);
    if (copy === null || certificate === null) return this.unmatched(file, bringing);
    const refused = refusalOf(certificate, bringing);
    if (refused !== null) return { outcome: refused, certificate, match: null };
    return this.matched(file.bytes, { certificate, hashes, copy, uploadId: bringing.uploadId });
  }

  private async matched(
    bytes: Buffer,
    given: {
      readonly certificate: Certificate;
      readonly hashes: readonly Buffer[];
      readonly copy: KnownCopy;
      readonly uploadId: string;
    },
  ): Promise<JudgedFile> {
    const { certificate, copy } = given;
    const originalBytes = copy.sizeBytes;
    const sha256 = createHash('sha256').update(bytes).digest();
    const there = await this.signedFiles.findByHashes(certificate.id, [...given.hashes, sha256]);
    const isKnown = there.some(
      (one) => one.sha256.equals(sha256) && (one.state === 'current' || one.uploadId === given.uploadId),
    );
    if (isKnown) return { outcome: 'known', certificate, match: null };
    const template = await this.certificates.template(certificate.templateHash);
    const areas = signingAreasOf(template?.source ?? '');
    const rules = { trusted: this.authorities.trusted, madeAt: copy.givenAt, now: this.clock.now(), areas };
    const read = readSignedPdf(bytes, originalBytes, rules);
    if (typeof read === 'string') return { outcome: read, certificate, match: null };
    const addsTo = there.find((one) => one.state === 'current')?.id ?? null;
    return { outcome: 'matched', certificate, match: { sha256, originalBytes, signers: read.map(signerOf), addsTo } };
  }

  /** Begins with no paper that was given out: perhaps a plain one, or one that was changed or written anew. */
  private async unmatched({ name, bytes }: BroughtFile, bringing: Bringing): Promise<JudgedFile> {
    const number = numberIn(bytes, name);
    const id = number === null ? null : await this.signing.findByNumber(bringing.round.id, number);
    const certificate = id === null ? null : await this.reachable(id, bringing);
    if (certificate === null || !isStanding(certificate.state)) return nothing('unknown');
    const plain = [await this.papers.print(certificate), (await this.papers.bind([certificate])).pdf];
    if (plain.some((one) => bytes.subarray(0, one.length).equals(one)))
      return { outcome: 'plain-copy', certificate, match: null };
    return { outcome: nearTo(await this.papers.printToBeSigned(certificate), bytes), certificate, match: null };
  }

  private async reachable(id: string, { within }: SigningRound): Promise<Certificate | null> {
    const certificate = await this.certificates.find(id);
    return certificate?.erasedAt === null && within.contains(certificate.unitPath) ? certificate : null;
  }
}

function refusalOf({ roundId, state }: Certificate, { round }: SigningRound): SignedFileOutcome | null {
  if (roundId !== round.id) return 'other-round';
  return isStanding(state) ? null : 'fallen';
}

function nothing(outcome: SignedFileOutcome): JudgedFile {
  return { outcome, certificate: null, match: null };
}

function signerOf({ name, organisation, authority, saidAt, trust }: PdfSigner): PaperSigner {
  return { name, organisation, authority, saidAt: saidAt?.toISOString() ?? null, isTrusted: trust === 'trusted' };
}
