import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

export type Mark = 'present' | 'absent';

/** How a mark came: by the trainer's tap, a scanned code, a typed number, the member's card, a paper list, or after closing. */
export type MarkSource = 'roll' | 'scan' | 'number' | 'card' | 'paper' | 'correction';

/** One entry of the ledger; entries are only ever added, the latest by id counts. */
export interface AttendanceMark {
  readonly memberId: string;
  readonly mark: Mark;
  readonly source: MarkSource;
  readonly markedBy: string;
  readonly markedAt: Date;
}

/** A mark with the session it stands in. */
export interface KeyedMark extends AttendanceMark {
  readonly classSessionId: string;
}

/** A mark with what the tap under its key said; null: it came from elsewhere. */
export interface SentMark extends KeyedMark {
  readonly bodyHash: Buffer | null;
}

/** A mark to be written; `clientKey` names the tap, so that it counts once however often it arrives. */
export interface NewAttendanceMark extends KeyedMark {
  readonly clientKey: string;
  readonly bodyHash: Buffer;
}

const COLUMNS = `class_session_id as "classSessionId", member_id as "memberId", mark, source, marked_by as "markedBy",
  marked_at as "markedAt"`;

/** The ledger of attendance. */
@Injectable()
export class AttendanceRepository {
  constructor(private readonly database: Database) {}

  async findByKey(classSessionId: string, clientKey: string): Promise<SentMark | null> {
    return this.database.queryOne<SentMark>(
      `select ${COLUMNS}, body_hash as "bodyHash" from classes.attendance_mark where class_session_id = $1 and client_key = $2`,
      [classSessionId, clientKey],
    );
  }

  /** A member's own mark by its key, whichever session it stands in. */
  async findOwnByKey(memberId: string, clientKey: string): Promise<SentMark | null> {
    return this.database.queryOne<SentMark>(
      `select ${COLUMNS}, body_hash as "bodyHash" from classes.attendance_mark where member_id = $1 and client_key = $2`,
      [memberId, clientKey],
    );
  }

  async findLatest(classSessionId: string, memberId: string): Promise<KeyedMark | null> {
    return this.database.queryOne<KeyedMark>(
      `select ${COLUMNS} from classes.attendance_mark
       where class_session_id = $1 and member_id = $2 order by id desc limit 1`,
      [classSessionId, memberId],
    );
  }

  /** The mark that counts for each member who has one. */
  async latestOf(classSessionId: string): Promise<AttendanceMark[]> {
    return this.database.query<AttendanceMark>(
      `select distinct on (member_id) ${COLUMNS} from classes.attendance_mark
       where class_session_id = $1 order by member_id, id desc`,
      [classSessionId],
    );
  }

  /** How many are present in each session. */
  async presentCountsOf(classSessionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; count: number }>(
      `select id, count(*)::int as count from (
         select distinct on (class_session_id, member_id) class_session_id as id, mark
         from classes.attendance_mark where class_session_id = any($1)
         order by class_session_id, member_id, attendance_mark.id desc) latest
       where mark = 'present' group by 1`,
      [classSessionIds],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  }

  /** Adds an entry. False when the same key is there already. */
  async insertMark(mark: NewAttendanceMark): Promise<boolean> {
    const written = await this.database.execute(
      `insert into classes.attendance_mark
         (class_session_id, member_id, mark, source, marked_by, marked_at, client_key, body_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict on constraint attendance_mark_client_key_uq do nothing`,
      [
        mark.classSessionId,
        mark.memberId,
        mark.mark,
        mark.source,
        mark.markedBy,
        mark.markedAt,
        mark.clientKey,
        mark.bodyHash,
      ],
    );
    return written === 1;
  }
}
