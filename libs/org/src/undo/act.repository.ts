import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { lockProvinceOf } from '../duplicates/province-lock';
import { type ActKind, type ActRow, type ActTable, type Restoring } from './undo.rules';

/** An act to be written. */
export interface NewAct {
  readonly id: string;
  readonly kind: ActKind;
  readonly unitId: string;
  readonly unitPath: string;
  readonly teamId: string | null;
  readonly seatNumber: number | null;
  readonly leftMemberId: string | null;
  readonly tookMemberId: string | null;
  readonly subject: string | null;
  readonly accountId: string;
  readonly clientKey: string | null;
  /** What the form under the key said; null once somebody in it was erased. */
  readonly bodyHash: Buffer | null;
  readonly doneAt: Date;
  readonly doneOn: string;
}

/** An act as it stands. */
export interface StoredAct extends NewAct {
  readonly undoneAt: Date | null;
}

/** Somebody of the register who came in by an act and holds no place. */
export interface StayedMember {
  readonly memberId: string;
  readonly fullName: string;
}

/** The columns of a row that an act may change, or that a removed row needs to return. */
const COLUMNS: Readonly<Record<ActTable, readonly string[]>> = {
  unit: ['code', 'name', 'full_name', 'search_key', 'parent_id', 'path', 'valid'],
  team: ['unit_id', 'unit_path', 'kind', 'name', 'end_decision_number', 'valid'],
  member: ['unit_id', 'unit_path'],
  seat_term: ['team_id', 'kind', 'number', 'member_id', 'position', 'held'],
  unit_former_name: ['unit_id', 'full_name', 'search_key', 'until'],
  role_grant: ['unit_id', 'held', 'ended_by', 'ended_at', 'restored_at', 'holder_closed_at'],
  person_pair: ['verdict', 'ended_id', 'decided_by', 'decided_at'],
  unit_succession: ['from_unit_id', 'to_unit_id', 'kind', 'effective_on', 'decision_number'],
};

const ACT = `
  select id, kind, unit_id as "unitId", unit_path::text as "unitPath", team_id as "teamId", seat_number as "seatNumber",
    left_member_id as "leftMemberId", took_member_id as "tookMemberId", subject, account_id as "accountId",
    client_key as "clientKey", body_hash as "bodyHash", done_at as "doneAt", done_on::text as "doneOn", undone_at as "undoneAt"
  from org.act`;

/** The journal of acts that can be taken back: which rows stood how before and after. */
@Injectable()
export class ActRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<StoredAct | null> {
    return this.database.queryOne<StoredAct>(`${ACT} where id = $1`, [id]);
  }

  /** Of two records that became one, behind the turn of those who decide about such. */
  async lock(id: string): Promise<StoredAct | null> {
    await this.database.query(
      `select ${lockProvinceOf('unit_path')} from org.act where id = $1 and kind = 'records-joined'`,
      [id],
    );
    return this.database.queryOne<StoredAct>(`${ACT} where id = $1 for update`, [id]);
  }

  async findByClientKey(accountId: string, clientKey: string): Promise<StoredAct | null> {
    return this.database.queryOne<StoredAct>(`${ACT} where account_id = $1 and client_key = $2`, [
      accountId,
      clientKey,
    ]);
  }

  async rowsOf(actId: string): Promise<ActRow[]> {
    return this.database.query<ActRow>(
      `select table_name as table, row_id as "rowId", before, after from org.act_row where act_id = $1 order by place`,
      [actId],
    );
  }

  async insert(act: NewAct, rows: readonly ActRow[]): Promise<void> {
    await this.database.execute(
      `insert into org.act (id, kind, unit_id, unit_path, team_id, seat_number, left_member_id, took_member_id, subject,
         account_id, client_key, body_hash, done_at, done_on)
       values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        act.id,
        act.kind,
        act.unitId,
        act.unitPath,
        act.teamId,
        act.seatNumber,
        act.leftMemberId,
        act.tookMemberId,
        act.subject,
        act.accountId,
        act.clientKey,
        act.bodyHash,
        act.doneAt,
        act.doneOn,
      ],
    );
    await this.database.execute(
      `insert into org.act_row (act_id, place, table_name, row_id, before, after)
       select $1, r.place, r."table", r."rowId", nullif(r.before, 'null'), nullif(r.after, 'null')
       from jsonb_to_recordset($2::jsonb) as r(place smallint, "table" text, "rowId" uuid, before jsonb, after jsonb)`,
      [act.id, JSON.stringify(rows.map((row, index) => ({ ...row, place: index + 1 })))],
    );
  }

  async markUndone(id: string, at: Date): Promise<void> {
    await this.database.execute('update org.act set undone_at = $2 where id = $1', [id, at]);
  }

  /** Who took a place by an act and holds none from a day on. */
  async stayed(actId: string, today: string): Promise<StayedMember | null> {
    return this.database.queryOne<StayedMember>(
      `select m.id as "memberId", m.full_name as "fullName" from org.act a join org.member m on m.id = a.took_member_id
       where a.id = $1 and a.kind in ('seat-taken', 'seat-replaced') and m.erased_at is null
         and not exists (select from org.seat_term s where s.member_id = m.id and not s.held << daterange($2::date, null))`,
      [actId, today],
    );
  }

  /** Which of these people, locked until the transaction ends, take no place any more: erased, or ended in favour of another record by a pair that is none of these. */
  async goneAmong(memberIds: readonly string[], pairIds: readonly string[]): Promise<string[]> {
    // Whoever was waited for may have said so meanwhile: asked in a statement of its own.
    await this.database.execute('select 1 from org.member where id = any($1::uuid[]) order by id for update', [
      [...memberIds],
    ]);
    const rows = await this.database.query<{ id: string }>(
      `select id from org.member m where id = any($1::uuid[]) and (erased_at is not null
         or exists (select from org.person_pair p where p.ended_id = m.id and p.id <> all($2::uuid[])))`,
      [[...memberIds], [...pairIds]],
    );
    return rows.map(({ id }) => id);
  }

  /** The images of rows by id, locked until the transaction ends; ids of no row are missing. */
  async images(table: ActTable, ids: readonly string[]): Promise<Map<string, object>> {
    const pairs = COLUMNS[table].map((column) => `'${column}', ${column}`).join(', ');
    const rows = await this.database.query<{ id: string; image: object }>(
      `select id, jsonb_build_object(${pairs}) as image from org.${table} where id = any($1::uuid[]) order by id for update`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.image]));
  }

  /** Writes one row back to what it was. */
  async restore(step: Restoring): Promise<void> {
    const { table, rowId } = step;
    if (step.kind === 'delete') {
      await this.database.execute(`delete from org.${table} where id = $1`, [rowId]);
      return;
    }
    const columns = COLUMNS[table].join(', ');
    const image = `from jsonb_populate_record(null::org.${table}, $2::jsonb)`;
    const sql =
      step.kind === 'update'
        ? `update org.${table} set (${columns}) = (select ${columns} ${image}) where id = $1`
        : `insert into org.${table} (id, ${columns}) select $1, ${columns} ${image}`;
    await this.database.execute(sql, [rowId, JSON.stringify(step.image)]);
  }
}
