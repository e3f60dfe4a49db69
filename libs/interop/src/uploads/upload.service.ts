import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  cleanText,
  Clock,
  DomainError,
  FileStore,
  IdempotencyConflict,
  inspectSpreadsheet,
  JobQueue,
  newId,
  NotFound,
  type OpenSheet,
  openSpreadsheet,
  requireSameBody,
  type SpreadsheetRow,
  Throttle,
  type ThrottleRule,
  Transactions,
} from '@lopso/platform';
import { type ImportBatch, ImportBatchRepository, type NewBatch } from '../imports/import-batch.repository';
import { ImportRowRepository, type RawRow } from '../imports/import-row.repository';
import { type ImportKind } from '../imports/import-row.rules';
import { fileKey } from '../imports/import-state.rules';
import { ImportService } from '../imports/import.service';
import { FileIsGone, NoSuchSheet, NothingToRead, TooManyRows } from '../interop.errors';
import { IMPORT_ROSTER } from '../interop.permissions';
import { findHeader, type FoundHeader } from './column-match.rules';
import { MergedCellFill } from './merged-cells';
import { EXAMPLE_SHEET } from './template.rules';

const MAX_SHEETS = 20;

const FIRST_ROWS = 60;

/** A sheet with the row of its heads, if one was found. */
export interface ChosenSheet {
  readonly sheet: OpenSheet;
  readonly header: FoundHeader | null;
}

async function firstRowsOf(sheet: OpenSheet): Promise<SpreadsheetRow[]> {
  const rows: SpreadsheetRow[] = [];
  for await (const row of sheet.rows()) {
    rows.push(row);
    if (rows.length === FIRST_ROWS) break;
  }
  return rows;
}

interface FoundSheet extends ChosenSheet {
  /** It has every needed head, a row below, and is not our own example. */
  readonly isList: boolean;
}

/** A sheet that is a list before one that only has more heads. */
const weightOf = ({ header, isList }: FoundSheet): number =>
  Object.keys(header?.columns ?? {}).length + (isList ? 100 : 0);

/**
 * The visible sheet of the wanted name, else a list, the one whose heads say most, else the first that has rows; and the names of
 * further lists.
 * @throws NothingToRead when no visible sheet has rows
 */
export async function chooseSheet(
  sheets: readonly OpenSheet[],
  kind: ImportKind,
  wanted: string | null,
): Promise<{ readonly chosen: ChosenSheet; readonly others: readonly string[] }> {
  const found: FoundSheet[] = [];
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden).slice(0, MAX_SHEETS)) {
    const rows = await firstRowsOf(sheet);
    if (rows.length === 0) continue;
    const header = findHeader(rows, kind);
    const hasRows = header?.isComplete === true && rows.some(({ number }) => number > header.row);
    found.push({ sheet, header, isList: hasRows && sheet.name !== EXAMPLE_SHEET });
  }
  const [first, ...rest] = found;
  if (first === undefined) throw new NothingToRead();
  const best = rest.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a), first);
  const chosen = found.find(({ sheet }) => sheet.name === wanted) ?? best;
  const others = found.filter((one) => one.isList && one !== chosen).map(({ sheet }) => sheet.name);
  return { chosen, others };
}

/** The job that checks rows. */
export const CHECK_IMPORT = 'interop.check-import';

/** The job that reads a file. */
export const READ_IMPORT = 'interop.read-import';

const MAX_ROWS = 50_000;

const CHUNK = 1_000;

/** A spreadsheet as an officer sends it. */
export interface Upload {
  readonly kind: ImportKind;
  /** A commune, or a province. */
  readonly unitId: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** Made by the sender, the same for every sending of one form. */
  readonly clientKey: string;
}

/** A file of 20,000 people keeps a worker busy for half a minute. */
const UPLOADS: ThrottleRule = { name: 'interop.upload', limit: 30, windowSeconds: 600 };

const MAX_NAME_LENGTH = 120;

function hashOf({ kind, unitId, fileName, bytes }: Upload): Buffer {
  return bodyDigest({ kind, unitId, fileName }, [bytes]);
}

/** Takes in a file, reads its rows as a job, and reads another of its sheets. */
@Injectable()
export class UploadService {
  constructor(
    private readonly units: UnitService,
    private readonly files: FileStore,
    private readonly access: Access,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
    private readonly batches: ImportBatchRepository,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly rows: ImportRowRepository,
    private readonly imports: ImportService,
  ) {}

  /**
   * Keeps the file and starts reading it; the same form sent again answers the same import. What can be told without unpacking
   * is refused at once.
   * @throws NotFound when the unit lies outside the actor's units, or is a village; the errors of `inspectSpreadsheet`
   * @throws IdempotencyConflict when another form was sent under the key, TooManyRequests after 30 files in ten minutes
   */
  async uploadFile(actor: Actor, upload: Upload): Promise<string> {
    const unit = await this.units.getUnit(upload.unitId);
    this.access.require(actor, IMPORT_ROSTER, { unitPath: unit.path });
    if (unit.kind === 'village') throw new NotFound();
    await this.throttle.spend(UPLOADS, actor.accountId);
    inspectSpreadsheet(upload.bytes);
    const { kind, clientKey } = upload;
    const batch: NewBatch = {
      id: newId(),
      kind,
      unitId: unit.id,
      unitPath: unit.path,
      fileName: cleanText(upload.fileName).slice(-MAX_NAME_LENGTH) || 'bang-tinh',
      clientKey,
      bodyHash: hashOf(upload),
      uploadedBy: actor.accountId,
      uploadedAt: this.clock.now(),
    };
    await this.files.put(fileKey(batch.id), upload.bytes);
    const id = await this.keepUpload(actor, batch).catch((error: unknown) => this.afterFailure(error, batch.id));
    if (id !== batch.id) await this.files.remove(fileKey(batch.id));
    return id;
  }

  /**
   * A lost answer to the commit looks like a failure, so the database is asked first: only a file that no import waits for is
   * removed. Where it can't be asked the file stays, until the night after.
   */
  private async afterFailure(error: unknown, id: string): Promise<string> {
    if (await this.isKept(id)) return id;
    await this.files.remove(fileKey(id));
    throw error;
  }

  /** The id of the import: of this upload, or of an earlier sending of the same form. @throws IdempotencyConflict */
  async keepUpload(actor: Actor, batch: NewBatch): Promise<string> {
    return this.transactions.run(async () => {
      if (!(await this.batches.insert(batch))) return this.sentBefore(batch);
      const { id } = batch;
      await this.queue.send(READ_IMPORT, { batchId: id });
      await this.audit.record(actor, {
        action: 'interop.file-uploaded',
        subjectType: 'import',
        subjectId: id,
        unitPath: batch.unitPath,
        details: { kind: batch.kind },
      });
      return id;
    });
  }

  /** True when the import is written down. */
  async isKept(id: string): Promise<boolean> {
    return (await this.batches.find(id)) !== null;
  }

  private async sentBefore({ uploadedBy, clientKey, bodyHash }: NewBatch): Promise<string> {
    const known = await this.batches.findSent(uploadedBy, clientKey);
    if (known === null) throw new IdempotencyConflict();
    requireSameBody(known.bodyHash, bodyHash);
    return known.id;
  }

  /**
   * Reads all rows of one sheet in one transaction: of the one the officer named, else of the one whose heads say most. Then it forgets
   * the file, unless another sheet may be wanted. With every needed column found the check follows by itself, else the officer is
   * asked. A file that cannot be read fails the import with its sentence. Safe to repeat.
   */
  async readFile(batchId: string): Promise<void> {
    const batch = await this.batches.find(batchId);
    const others = batch?.state === 'reading' ? await this.readOrFail(batch) : (batch?.otherSheets ?? []);
    if (others.length === 0) await this.files.remove(fileKey(batchId));
  }

  /** The sheets that could be read instead. */
  private async readOrFail(batch: ImportBatch): Promise<readonly string[]> {
    try {
      const file = await openSpreadsheet(await this.bytesOf(batch.id));
      const { chosen, others } = await chooseSheet(file.sheets, batch.kind, batch.sheetName);
      const isKept = await this.transactions.run(async () => {
        if (!(await this.keepSheet(batch, chosen))) return false;
        await this.batches.keepSheets(batch.id, chosen.sheet.name, others);
        return true;
      });
      return isKept ? others : [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Stopped meanwhile, it says already why.
      if ((await this.batches.find(batch.id))?.state === 'reading')
        await this.batches.fail(batch.id, 'failed', { code: error.code, params: error.params });
      return [];
    }
  }

  /** False, and no row stays, when the import was stopped meanwhile. */
  private async keepSheet(batch: ImportBatch, { sheet, header }: ChosenSheet): Promise<boolean> {
    await this.rows.removeAll(batch.id);
    const count = await this.insertRows(batch.id, sheet);
    if ((await this.batches.lock(batch.id))?.state !== 'reading') {
      await this.rows.removeAll(batch.id);
      return false;
    }
    const { row: headerRow = null, headers = [], columns = {} } = header ?? {};
    await this.batches.keepReading(batch.id, { sheetName: sheet.name, headerRow, headers, columns });
    const isComplete = header?.isComplete === true;
    await this.batches.moveTo(batch.id, isComplete ? 'checking' : 'matching', { total: count });
    if (isComplete) await this.queue.send(CHECK_IMPORT, { batchId: batch.id });
    return true;
  }

  private async insertRows(batchId: string, sheet: OpenSheet): Promise<number> {
    const fill = new MergedCellFill(await sheet.merges());
    let count = 0;
    let chunk: RawRow[] = [];
    for await (const row of sheet.rows()) {
      count += 1;
      if (count > MAX_ROWS) throw new TooManyRows(MAX_ROWS);
      chunk.push(fill.apply(row));
      if (chunk.length < CHUNK) continue;
      await this.rows.insert(batchId, chunk);
      chunk = [];
    }
    if (chunk.length > 0) await this.rows.insert(batchId, chunk);
    if (count === 0) throw new NothingToRead();
    return count;
  }

  private async bytesOf(batchId: string): Promise<Buffer> {
    if (!(await this.files.has(fileKey(batchId)))) throw new FileIsGone();
    const chunks: Buffer[] = [];
    for await (const chunk of await this.files.open(fileKey(batchId))) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  /**
   * Starts reading the import anew from another sheet; rows and answers of the one before go.
   * @throws NoSuchSheet when the file has no further list of this name, FileIsGone a day after the upload; NotFound, ImportIsElsewhere
   */
  async chooseSheet(actor: Actor, batchId: string, sheetName: string): Promise<void> {
    await this.transactions.run(async () => {
      const batch = await this.imports.lockForAct(actor, batchId, 'match');
      if (!batch.otherSheets.includes(sheetName)) throw new NoSuchSheet();
      if (!(await this.files.has(fileKey(batchId)))) throw new FileIsGone();
      await this.rows.removeAll(batchId);
      await this.batches.keepSheets(batchId, sheetName, batch.otherSheets);
      await this.batches.moveTo(batchId, 'reading');
      await this.queue.send(READ_IMPORT, { batchId });
    });
  }
}
