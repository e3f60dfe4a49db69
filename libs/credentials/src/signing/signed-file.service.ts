import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  beginningsOf,
  BrokenSpreadsheet,
  Clock,
  FileStore,
  newId,
  type PdfSigner,
  readSignedPdf,
  SpreadsheetTooBig,
  Throttle,
  Transactions,
  unzippedBytes,
  type ZippedFile,
  zippedFiles,
} from '@lopso/platform';
import { type Certificate, CertificateRepository } from '../certificates/certificate.repository';
import { isStanding } from '../certificates/certificate.rules';
import { NothingToKeep, SignedFilesStay, SignedUploadClosed } from '../credentials.errors';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { signingAreasOf } from '../designs/design-drawing.rules';
import { CertificatePaperService } from '../printing/certificate-paper.service';
import { SignedFileRepository, type WaitingFile } from './signed-file.repository';
import {
  effectOf,
  isTakeBackable,
  nearTo,
  numberIn,
  type PaperSigner,
  type SignedFileEffect,
  type SignedFileOutcome,
} from './signed-file.rules';
import { SigningAuthorityService } from './signing-authority.service';
import { type KnownCopy, type SignedUpload, SigningRepository } from './signing.repository';
import { type SigningRound, SigningService } from './signing.service';

const SHOWN = 20;

/** Files that nobody kept wait for a day. */
const OPEN_MS = 86_400_000;

/** How far the signing of a round's papers is. */
export interface SigningOverview {
  readonly signed: number;
  readonly unsigned: number;
  /** Those that were kept, and the officer's open one; the newest first. */
  readonly uploads: readonly (SignedUpload & { readonly canTakeBack: boolean })[];
}

/** A file that waits, with what keeping it would do. */
export interface WaitingSignedFile extends WaitingFile {
  readonly effect: SignedFileEffect;
}

/** What keeping did. */
export interface KeptSignedFiles {
  readonly kept: number;
  /** Those whose paper has another signed file, which stayed. */
  readonly left: number;
}

function withEffect(file: WaitingFile): WaitingSignedFile {
  return { ...file, effect: effectOf(file.currentId, file.addsTo) };
}

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

/** Verifying costs; so many requests an hour are more than a department has papers. */
const UPLOADS = { name: 'credentials.signed-files', limit: 6000, windowSeconds: 3600 };

/** Keys of the file store that belong to signed papers. */
export const SIGNED_PREFIX = 'signed-';

/** A paper is 60 kB; a signature with pictures and long chains some hundred more. */
export const SIGNED_PDF_BYTES = 6_000_000;

/** One archive, within what the proxy of the compose file lets through; an officer sends as many as she likes. */
export const SIGNED_ARCHIVE_BYTES = 19_000_000;

export const SIGNED_ARCHIVE_FILES = 1000;

/** What an archive unpacks to in all. */
const UNPACKED_BYTES = 100_000_000;

/** What an archive of ours and other people's programs have beside the papers. */
const BESIDE = /(?:^|\/)(?:danh-muc\.csv|\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini)$|\/$/i;

/** What became of one file. */
export interface TakenFile {
  /** As it was called where it came from; kept nowhere. */
  readonly name: string;
  readonly outcome: SignedFileOutcome;
  readonly certificate: JudgedFile['certificate'];
}

/** Takes in signed files, judges each, and keeps or drops them together. */
@Injectable()
export class SignedFileService {
  constructor(
    private readonly signing: SigningService,
    private readonly signingRows: SigningRepository,
    private readonly signedFileRows: SignedFileRepository,
    private readonly files: FileStore,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly certificateRows: CertificateRepository,
    private readonly papers: CertificatePaperService,
    private readonly authorities: SigningAuthorityService,
    private readonly throttle: Throttle,
  ) {}

  /** @throws NotFound when the round is of another province */
  async getSigning(actor: Actor, roundId: string): Promise<SigningOverview> {
    const { within } = await this.signing.requireRound(actor, roundId, READ_WAITING_CERTIFICATES);
    const counts = await this.signingRows.countSigned(within, roundId);
    const uploads = await this.signingRows.uploadsOf(roundId, actor.accountId, SHOWN);
    return { ...counts, uploads: uploads.map((one) => ({ ...one, canTakeBack: this.canTakeBack(one) })) };
  }

  /** The officer's open upload, made where there is none; its id. @throws NotFound */
  async openUpload(actor: Actor, roundId: string): Promise<string> {
    await this.signing.requireRound(actor, roundId, MANAGE_CERTIFICATES);
    return this.signingRows.openUpload({ id: newId(), roundId, madeBy: actor.accountId, madeAt: this.clock.now() });
  }

  /** What waits in an upload, the lowest number first. @throws NotFound */
  async getUpload(actor: Actor, uploadId: string): Promise<readonly WaitingSignedFile[]> {
    const upload = await this.signing.requireUpload(actor, uploadId, false);
    const files = await this.signedFileRows.waitingIn(uploadId);
    await this.signing.noteMembers(await this.signing.recordListed(actor, upload), files);
    return files.map(withEffect);
  }

  /**
   * From now on the files count: holder and officers get them. A file that another signed file stands against counts when `replaceOther`;
   * otherwise it goes. Kept already: nothing more.
   * @throws NotFound, SignedUploadClosed, NothingToKeep
   */
  async keepFiles(actor: Actor, uploadId: string, replaceOther: boolean): Promise<KeptSignedFiles> {
    const { result, keys } = await this.transactions.run(async () => {
      const upload = await this.signing.requireUpload(actor, uploadId, true);
      if (upload.state === 'kept') return { result: { kept: upload.count, left: 0 }, keys: [] };
      if (upload.state !== 'open') throw new SignedUploadClosed();
      await this.signedFileRows.lockCertificates(uploadId);
      const files = (await this.signedFileRows.waitingIn(uploadId)).map(withEffect);
      const chosen = files.filter(({ effect }) => replaceOther || effect !== 'differs');
      if (chosen.length === 0) throw new NothingToKeep();
      await this.signedFileRows.keep(chosen.map(({ id }) => id));
      const left = await this.signedFileRows.dropWaiting(uploadId);
      await this.signingRows.markKept(uploadId, this.clock.now());
      await this.signing.recordAct(actor, 'credentials.signed-files-kept', { ...upload, count: chosen.length });
      return { result: { kept: chosen.length, left: files.length - chosen.length }, keys: left };
    });
    await this.removeFiles(keys);
    return result;
  }

  /** What waits in an open upload goes with it: nothing of it was kept. @throws NotFound, SignedUploadClosed */
  async dropUpload(actor: Actor, uploadId: string): Promise<void> {
    const keys = await this.transactions.run(async () => {
      const { state } = await this.signing.requireUpload(actor, uploadId, true);
      if (state !== 'open') throw new SignedUploadClosed();
      return this.removeUpload(uploadId);
    });
    await this.removeFiles(keys);
  }

  /**
   * Within a day after they were kept the files go, what they took the place of counts again; files that were signed once more since stay.
   * Again: nothing more.
   * @throws NotFound, SignedFilesStay when they were not kept yet, or for longer
   */
  async takeFilesBack(actor: Actor, uploadId: string): Promise<void> {
    const keys = await this.transactions.run(async () => {
      const upload = await this.signing.requireUpload(actor, uploadId, true);
      if (upload.state === 'taken-back') return [];
      if (!this.canTakeBack(upload)) throw new SignedFilesStay();
      await this.signedFileRows.lockCertificates(uploadId);
      const now = this.clock.now();
      const gone = await this.signedFileRows.takeBack(uploadId, now);
      await this.signingRows.markTakenBack(uploadId, actor.accountId, now);
      await this.signing.recordAct(actor, 'credentials.signed-files-taken-back', { ...upload, count: gone.length });
      return gone;
    });
    await this.removeFiles(keys);
  }

  /** Uploads that were left open for a day go with their files. No access check: for the job of each night. */
  async forgetOpen(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - OPEN_MS);
    for (const id of await this.signingRows.leftOpenBefore(before)) {
      const keys = await this.transactions.run(async () => {
        const upload = await this.signingRows.lockUpload(id, null);
        return upload?.state === 'open' ? this.removeUpload(id) : [];
      });
      await this.removeFiles(keys);
    }
  }

  private async removeUpload(uploadId: string): Promise<string[]> {
    const keys = await this.signedFileRows.dropWaiting(uploadId);
    await this.signingRows.removeUpload(uploadId);
    return keys;
  }

  private canTakeBack({ state, keptAt }: SignedUpload): boolean {
    return state === 'kept' && keptAt !== null && isTakeBackable(keptAt, this.clock.now());
  }

  private async removeFiles(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.files.remove(key);
  }

  /**
   * A PDF, or an archive of PDFs, into an open upload; tells of each what became of it. What is refused is kept nowhere. Sent twice: once.
   * @throws NotFound, SignedUploadClosed, TooManyRequests
   */
  async takeFiles(actor: Actor, uploadId: string, file: BroughtFile): Promise<TakenFile[]> {
    await this.spendUpload(actor);
    const upload = await this.signing.requireUpload(actor, uploadId, false);
    if (upload.state !== 'open') throw new SignedUploadClosed();
    const bringing = { round: upload.round, within: upload.within, uploadId };
    const taken: TakenFile[] = [];
    for await (const one of filesIn(file)) taken.push(await this.takeFile(actor, bringing, one));
    return taken;
  }

  private async takeFile(actor: Actor, bringing: Bringing, file: Unpacked): Promise<TakenFile> {
    if ('fault' in file) return { name: file.name, outcome: file.fault, certificate: null };
    const { outcome, certificate, match } = await this.judgeFile(file, bringing);
    if (match === null || certificate === null) return { name: file.name, outcome, certificate };
    const isKept = await this.storeFile(
      actor,
      { ...match, certificateId: certificate.id, uploadId: bringing.uploadId },
      file.bytes,
    );
    return { name: file.name, outcome: isKept ? outcome : 'fallen', certificate };
  }

  /** The file is on disk before its row is committed. False: the paper fell, or its person was erased, meanwhile. */
  private async storeFile(
    actor: Actor,
    file: MatchedFile & { readonly certificateId: string; readonly uploadId: string },
    bytes: Buffer,
  ): Promise<boolean> {
    const storeKey = `${SIGNED_PREFIX}${newId()}`;
    await this.files.put(storeKey, bytes);
    try {
      const gone = await this.transactions.run(async () => {
        const { state } = await this.signing.requireUpload(actor, file.uploadId, true);
        if (state !== 'open') throw new SignedUploadClosed();
        if (!(await this.signedFileRows.lockStanding(file.certificateId))) return storeKey;
        const row = { ...file, id: newId(), storeKey, sizeBytes: bytes.length, addedAt: this.now() };
        return this.signedFileRows.putWaiting(row);
      });
      if (gone !== null) await this.files.remove(gone);
      return gone !== storeKey;
    } catch (error) {
      // A lost answer to the commit looks like a failure: only a file that no row names goes.
      if (!(await this.signedFileRows.isKept(storeKey))) await this.files.remove(storeKey);
      throw error;
    }
  }

  /** Nothing is written. */
  async judgeFile(file: BroughtFile, bringing: Bringing): Promise<JudgedFile> {
    const beginnings = beginningsOf(file.bytes);
    if (beginnings.length === 0) return nothing('not-pdf');
    const hashes = beginnings.map(({ sha256 }) => sha256);
    const copy = await this.signingRows.findCopy(hashes);
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
    const there = await this.signedFileRows.findByHashes(certificate.id, [...given.hashes, sha256]);
    const isKnown = there.some(
      (one) => one.sha256.equals(sha256) && (one.state === 'current' || one.uploadId === given.uploadId),
    );
    if (isKnown) return { outcome: 'known', certificate, match: null };
    const template = await this.certificateRows.template(certificate.templateHash);
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
    const id = number === null ? null : await this.signingRows.findByNumber(bringing.round.id, number);
    const certificate = id === null ? null : await this.reachable(id, bringing);
    if (certificate === null || !isStanding(certificate.state)) return nothing('unknown');
    const plain = [await this.papers.printPaper(certificate), (await this.papers.bindPapers([certificate])).pdf];
    if (plain.some((one) => bytes.subarray(0, one.length).equals(one)))
      return { outcome: 'plain-copy', certificate, match: null };
    return { outcome: nearTo(await this.papers.printToBeSigned(certificate), bytes), certificate, match: null };
  }

  private async reachable(id: string, { within }: SigningRound): Promise<Certificate | null> {
    const certificate = await this.certificateRows.find(id);
    return certificate?.erasedAt === null && within.contains(certificate.unitPath) ? certificate : null;
  }

  /** @throws TooManyRequests */
  async spendUpload(actor: Actor): Promise<void> {
    await this.throttle.spend(UPLOADS, actor.accountId);
  }

  now(): Date {
    return this.clock.now();
  }
}

type Unpacked = BroughtFile | { readonly name: string; readonly fault: SignedFileOutcome };

/** The file, or what an archive holds, one unpacked at a time. */
async function* filesIn(file: BroughtFile): AsyncGenerator<Unpacked> {
  if (!isArchive(file.bytes)) {
    yield file.bytes.length > SIGNED_PDF_BYTES ? { name: file.name, fault: 'too-large' } : file;
    return;
  }
  const inside = listed(file.bytes);
  if (typeof inside === 'string') {
    yield { name: file.name, fault: inside };
    return;
  }
  for (const one of inside) yield await unpackedFrom(file.bytes, one);
}

function isArchive(bytes: Buffer): boolean {
  return ['PK\x03\x04', 'PK\x05\x06'].includes(bytes.toString('latin1', 0, 4));
}

/** From its directory alone: an archive that says it unpacks to too much is refused whole. */
function listed(archive: Buffer): readonly ZippedFile[] | SignedFileOutcome {
  try {
    const files = [...zippedFiles(archive).values()].filter(({ path }) => !BESIDE.test(path));
    const plainBytes = files.reduce((sum, one) => sum + one.plainBytes, 0);
    if (files.length > SIGNED_ARCHIVE_FILES) return 'too-many';
    if (plainBytes > UNPACKED_BYTES) return 'too-large';
    return files.length === 0 ? 'not-pdf' : files;
  } catch (error) {
    if (error instanceof SpreadsheetTooBig) return 'too-large';
    if (error instanceof BrokenSpreadsheet || error instanceof RangeError) return 'not-pdf';
    throw error;
  }
}

/** Never more bytes than the directory said, which were looked at before. */
async function unpackedFrom(archive: Buffer, file: ZippedFile): Promise<Unpacked> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  if (file.plainBytes > SIGNED_PDF_BYTES) return { name, fault: 'too-large' };
  try {
    return { name, bytes: await unzippedBytes(archive, file) };
  } catch (error) {
    if (error instanceof BrokenSpreadsheet) return { name, fault: 'not-pdf' };
    throw error;
  }
}
