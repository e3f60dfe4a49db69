import { Injectable } from '@nestjs/common';
import { Database, type KeptFile } from '@lopso/platform';

/** A photo or scan of the list signed in the hall. */
export interface RollSheet extends KeptFile {
  readonly id: string;
  readonly classSessionId: string;
  readonly keptBy: string;
  readonly keptAt: Date;
}

/** A sheet about to be written. */
export interface NewRollSheet extends RollSheet {
  readonly clientKey: string;
  readonly bodyHash: Buffer;
}

const COLUMNS = `id, class_session_id as "classSessionId", store_key as "storeKey", media_type as "mediaType", size_bytes as "sizeBytes",
  kept_by as "keptBy", kept_at as "keptAt"`;

/** Answers about the sheets of sessions. */
@Injectable()
export class RollSheetRepository {
  constructor(private readonly database: Database) {}

  /** Those that are kept, in the order in which they came. */
  async sheetsOf(classSessionId: string): Promise<RollSheet[]> {
    return this.database.query<RollSheet>(
      `select ${COLUMNS} from classes.roll_sheet where class_session_id = $1 and removed_at is null order by kept_at, id`,
      [classSessionId],
    );
  }

  /** What was sent under a key, kept or not. */
  async findByKey(classSessionId: string, clientKey: string): Promise<{ id: string; bodyHash: Buffer } | null> {
    return this.database.queryOne(
      'select id, body_hash as "bodyHash" from classes.roll_sheet where class_session_id = $1 and client_key = $2',
      [classSessionId, clientKey],
    );
  }

  /** Under the lock on the session, so that the same key never meets itself. */
  async insert(sheet: NewRollSheet): Promise<void> {
    await this.database.execute(
      `insert into classes.roll_sheet
         (id, class_session_id, store_key, media_type, size_bytes, kept_by, kept_at, client_key, body_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[sheet.id, sheet.classSessionId, sheet.storeKey, sheet.mediaType, sheet.sizeBytes],
        ...[sheet.keptBy, sheet.keptAt, sheet.clientKey, sheet.bodyHash],
      ],
    );
  }

  /** Takes a sheet back; `by` null: the system. False when it was gone. */
  async remove(id: string, at: Date, by: string | null): Promise<boolean> {
    const removed = await this.database.execute(
      'update classes.roll_sheet set removed_at = $2, removed_by = $3 where id = $1 and removed_at is null',
      [id, at, by],
    );
    return removed === 1;
  }

  /** Kept sheets of sessions that ended before an instant, so many at most. */
  async endedBefore(before: Date, limit: number): Promise<RollSheet[]> {
    return this.database.query<RollSheet>(
      `select ${COLUMNS} from classes.roll_sheet k where removed_at is null and exists (
         select from classes.class_session s where s.id = k.class_session_id and upper(s.during) < $1)
       order by kept_at, id limit $2`,
      [before, limit],
    );
  }

  /** True for a key that a kept sheet names. */
  async isKept(storeKey: string): Promise<boolean> {
    const row = await this.database.queryOne(
      'select 1 from classes.roll_sheet where store_key = $1 and removed_at is null',
      [storeKey],
    );
    return row !== null;
  }
}
