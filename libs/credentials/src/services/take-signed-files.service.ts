import { Injectable } from '@nestjs/common';
import {
  type Actor,
  BrokenSpreadsheet,
  FileStore,
  newId,
  SpreadsheetTooBig,
  Transactions,
  unzippedBytes,
  type ZippedFile,
  zippedFiles,
} from '@lopso/platform';
import { SignedUploadClosed } from '../credentials.errors';
import { type SignedFileOutcome } from '../rules/signed-paper';
import { SignedFileRepository } from '../storage/signed-file.repository';
import {
  type BroughtFile,
  type Bringing,
  type JudgedFile,
  JudgeSignedFile,
  type MatchedFile,
} from './judge-signed-file.service';
import { SigningReach } from './signing-reach';
import { TakingGuards } from './taking-guards';

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

/** Takes signed files in: each waits in an upload until the officer keeps them (decision 0055). */
@Injectable()
export class TakeSignedFiles {
  constructor(
    private readonly reach: SigningReach,
    private readonly judging: JudgeSignedFile,
    private readonly signedFiles: SignedFileRepository,
    private readonly files: FileStore,
    private readonly transactions: Transactions,
    private readonly guards: TakingGuards,
  ) {}

  /**
   * A PDF, or an archive of PDFs, into an open upload; tells of each what became of it. What is refused is kept nowhere. Sent twice: once.
   * @throws NotFound, SignedUploadClosed, TooManyRequests
   */
  async take(actor: Actor, uploadId: string, file: BroughtFile): Promise<TakenFile[]> {
    await this.guards.spend(actor);
    const upload = await this.reach.upload(actor, uploadId, false);
    if (upload.state !== 'open') throw new SignedUploadClosed();
    const bringing = { round: upload.round, within: upload.within, uploadId };
    const taken: TakenFile[] = [];
    for await (const one of filesIn(file)) taken.push(await this.takeOne(actor, bringing, one));
    return taken;
  }

  private async takeOne(actor: Actor, bringing: Bringing, file: Unpacked): Promise<TakenFile> {
    if ('fault' in file) return { name: file.name, outcome: file.fault, certificate: null };
    const { outcome, certificate, match } = await this.judging.judge(file, bringing);
    if (match === null || certificate === null) return { name: file.name, outcome, certificate };
    const isKept = await this.keep(
      actor,
      { ...match, certificateId: certificate.id, uploadId: bringing.uploadId },
      file.bytes,
    );
    return { name: file.name, outcome: isKept ? outcome : 'fallen', certificate };
  }

  /** The file is on disk before its row is committed. False: the paper fell, or its person was erased, meanwhile. */
  private async keep(
    actor: Actor,
    file: MatchedFile & { readonly certificateId: string; readonly uploadId: string },
    bytes: Buffer,
  ): Promise<boolean> {
    const storeKey = `${SIGNED_PREFIX}${newId()}`;
    await this.files.put(storeKey, bytes);
    try {
      const gone = await this.transactions.run(async () => {
        const { state } = await this.reach.upload(actor, file.uploadId, true);
        if (state !== 'open') throw new SignedUploadClosed();
        if (!(await this.signedFiles.lockStanding(file.certificateId))) return storeKey;
        const row = { ...file, id: newId(), storeKey, sizeBytes: bytes.length, addedAt: this.guards.now() };
        return this.signedFiles.putWaiting(row);
      });
      if (gone !== null) await this.files.remove(gone);
      return gone !== storeKey;
    } catch (error) {
      // A lost answer to the commit looks like a failure: only a file that no row names goes.
      if (!(await this.signedFiles.isKept(storeKey))) await this.files.remove(storeKey);
      throw error;
    }
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
