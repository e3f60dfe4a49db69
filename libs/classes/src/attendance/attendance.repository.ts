import { Injectable } from '@nestjs/common';
import { Database, IdempotencyConflict, translatingConstraints } from '@lopso/platform';
import { type CardSource } from '../cards/member-card.rules';
import { type LedgerMark, type MarkStanding, type MarkState, type MarkWord } from './attendance.rules';
import { type CorrectionRule, DEFAULT_CORRECTION_RULE } from './roll.rules';

/**
 * How a mark came: by the trainer's tap, a code or number of the screen, the member's card or its number alone, a paper list, after closing, or a
 * spot check.
 */
export type MarkSource = 'roll' | 'scan' | 'number' | CardSource | 'paper' | 'correction' | 'spot-check';

/** One entry of the ledger; entries are only ever added, the latest by id counts. */
export interface AttendanceMark extends MarkState {
  readonly memberId: string;
  readonly source: MarkSource;
  readonly markedBy: string;
  readonly markedAt: Date;
}

/** A mark with the phone or computer it was made on; null: nobody said. A member's own has a name there that means nothing in another session. */
export interface MarkOnDevice extends AttendanceMark {
  readonly deviceId: string | null;
}

/** What another phone, or a member of herself, said otherwise after the mark that counts: somebody has to decide. */
export interface DisputedMark extends AttendanceMark {
  /** When it was made, by the server's clock. */
  readonly madeAt: Date;
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
export interface NewAttendanceMark extends MarkWord, Omit<KeyedMark, keyof MarkState> {
  readonly clientKey: string;
  readonly bodyHash: Buffer;
  /** The device it was made on, by a name that the device gave itself; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** The phone that kept the tap, and when it was made by the server's clock; left out for one made with the server at hand. */
  readonly kept?: KeptTap;
}

/** A mark to be written as it will stand, with what its word left unsaid. */
export type SettledMark = NewAttendanceMark & MarkState;

/** Where a tap was kept until there was network. */
export interface KeptTap {
  readonly deviceId: string;
  /** Which of the device's writes it is: the higher, the later. */
  readonly sequence: number;
  readonly madeAt: Date;
}

const COLUMNS = `class_session_id as "classSessionId", member_id as "memberId", mark, source, marked_by as "markedBy",
  marked_at as "markedAt", came_at as "cameAt", left_at as "leftAt", minutes, excuse`;

/** A mark that counts or counted, in full. */
export type StandingMark = LedgerMark & MarkState;

interface WeighedRow extends MarkState {
  readonly madeAt: Date;
  readonly deviceId: string | null;
  readonly sequence: number | null;
  readonly standing: LedgerMark['standing'];
}

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
       where class_session_id = $1 and member_id = $2 and standing = 'counts' order by id desc limit 1`,
      [classSessionId, memberId],
    );
  }

  /** The mark that counts for each member who has one. */
  async latestOf(classSessionId: string): Promise<MarkOnDevice[]> {
    return this.database.query<MarkOnDevice>(
      `select distinct on (member_id) ${COLUMNS}, device_id as "deviceId" from classes.attendance_mark
       where class_session_id = $1 and standing = 'counts' order by member_id, id desc`,
      [classSessionId],
    );
  }

  /** The marks of one person that count or counted and the disputed ones, oldest first, locked against another one at the same moment. */
  async weighedOf(classSessionId: string, memberId: string): Promise<StandingMark[]> {
    await this.database.query('select pg_advisory_xact_lock(hashtextextended($1 || $2, 0))', [
      classSessionId,
      memberId,
    ]);
    const rows = await this.database.query<WeighedRow>(
      `select mark, came_at as "cameAt", left_at as "leftAt", minutes, excuse, coalesce(made_at, marked_at) as "madeAt",
         device_id as "deviceId", sequence, standing
       from classes.attendance_mark
       where class_session_id = $1 and member_id = $2 and standing <> 'overtaken' order by id`,
      [classSessionId, memberId],
    );
    return rows.map(({ deviceId: id, sequence, ...said }) => ({
      ...said,
      device: id === null || sequence === null ? null : { id, sequence },
    }));
  }

  /** What was said otherwise since the mark that counts, the last word for each member; a word that its phone took back itself is none. */
  async disputesOf(classSessionId: string): Promise<DisputedMark[]> {
    return this.database.query<DisputedMark>(
      `select distinct on (d.member_id) d.member_id as "memberId", d.mark, d.source, d.marked_by as "markedBy",
         d.marked_at as "markedAt", coalesce(d.made_at, d.marked_at) as "madeAt", d.came_at as "cameAt", d.left_at as "leftAt", d.minutes, d.excuse
       from classes.attendance_mark d
       where d.class_session_id = $1 and d.standing = 'disputed' and not exists (
         select from classes.attendance_mark c where c.class_session_id = d.class_session_id
           and c.member_id = d.member_id and c.standing = 'counts' and c.id > d.id)
         and not exists (select from classes.attendance_mark w where w.class_session_id = d.class_session_id
           and w.member_id = d.member_id and w.device_id = d.device_id and w.sequence > d.sequence)
       order by d.member_id, d.id desc`,
      [classSessionId],
    );
  }

  /** How many are present in each session. */
  async presentCountsOf(classSessionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; count: number }>(
      `select id, count(*)::int as count from (
         select distinct on (class_session_id, member_id) class_session_id as id, mark
         from classes.attendance_mark where class_session_id = any($1) and standing = 'counts'
         order by class_session_id, member_id, attendance_mark.id desc) latest
       where mark = 'present' group by 1`,
      [classSessionIds],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  }

  /**
   * Adds an entry with what it weighs. False when the same key is there already.
   * @throws IdempotencyConflict when the device gave its number to another tap
   */
  async insertMark(mark: SettledMark, standing: MarkStanding): Promise<boolean> {
    return translatingConstraints({ attendance_mark_device_uq: () => new IdempotencyConflict() }, () =>
      this.insert(mark, standing),
    );
  }

  private async insert(mark: SettledMark, standing: MarkStanding): Promise<boolean> {
    const written = await this.database.execute(
      `insert into classes.attendance_mark
         (class_session_id, member_id, mark, source, marked_by, marked_at, client_key, body_hash,
          device_id, sequence, made_at, standing, came_at, left_at, minutes, excuse)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
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
        mark.kept?.deviceId ?? mark.deviceId ?? null,
        mark.kept?.sequence ?? null,
        mark.kept?.madeAt ?? null,
        standing,
        mark.cameAt,
        mark.leftAt,
        mark.minutes,
        mark.excuse,
      ],
    );
    return written === 1;
  }

  async correctionRuleOf(provinceId: string): Promise<CorrectionRule> {
    const rule = await this.database.queryOne<CorrectionRule>(
      `select trainer_days as "trainerDays", department_days as "departmentDays" from classes.correction_rule
       where province_id = $1`,
      [provinceId],
    );
    return rule ?? DEFAULT_CORRECTION_RULE;
  }

  async setCorrectionRule(provinceId: string, rule: CorrectionRule, change: { by: string; at: Date }): Promise<void> {
    await this.database.execute(
      `insert into classes.correction_rule (province_id, trainer_days, department_days, changed_by, changed_at)
       values ($1, $2, $3, $4, $5)
       on conflict (province_id) do update set trainer_days = excluded.trainer_days,
         department_days = excluded.department_days, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [provinceId, rule.trainerDays, rule.departmentDays, change.by, change.at],
    );
  }
}
