import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import {
  Access,
  type Actor,
  bodyDigest,
  cleanText,
  Clock,
  FileStore,
  inspectSpreadsheet,
  newId,
  NotFound,
  Throttle,
  type ThrottleRule,
} from '@lopso/platform';
import { IMPORT_ROSTER } from '../interop.permissions';
import { type ImportKind } from '../rules/import-fields';
import { fileKey } from '../rules/upload-key';
import { type NewBatch } from '../storage/import-batch.repository';
import { KeepUpload } from './keep-upload';

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

/** Takes spreadsheets in. */
@Injectable()
export class UploadImport {
  constructor(
    private readonly units: UnitService,
    private readonly files: FileStore,
    private readonly keeping: KeepUpload,
    private readonly access: Access,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the file and starts reading it; the same form sent again answers the same import. What can be told without unpacking
   * is refused at once.
   * @throws NotFound when the unit lies outside the actor's units, or is a village; the errors of `inspectSpreadsheet`
   * @throws IdempotencyConflict when another form was sent under the key, TooManyRequests after 30 files in ten minutes
   */
  async upload(actor: Actor, upload: Upload): Promise<string> {
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
    const id = await this.keeping.keep(actor, batch).catch((error: unknown) => this.afterFailure(error, batch.id));
    if (id !== batch.id) await this.files.remove(fileKey(batch.id));
    return id;
  }

  /**
   * A lost answer to the commit looks like a failure, so the database is asked first: only a file that no import waits for is
   * removed. Where it can't be asked the file stays, until the night after.
   */
  private async afterFailure(error: unknown, id: string): Promise<string> {
    if (await this.keeping.isKept(id)) return id;
    await this.files.remove(fileKey(id));
    throw error;
  }
}

function hashOf({ kind, unitId, fileName, bytes }: Upload): Buffer {
  return bodyDigest({ kind, unitId, fileName }, [bytes]);
}
