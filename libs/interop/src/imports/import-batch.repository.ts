import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type ColumnMatch, type ImportKind, type RowState } from './import-row.rules';
import { type BatchState } from './import-state.rules';

/** An import as it is kept. */
export interface ImportBatch {
  readonly id: string;
  readonly kind: ImportKind;
  readonly unitId: string;
  readonly unitPath: string;
  readonly fileName: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly state: BatchState;
  /** How far the running job is. */
  readonly workDone: number;
  readonly workTotal: number;
  readonly sheetName: string | null;
  /** Further sheets that look like such a list. */
  readonly otherSheets: readonly string[];
  readonly headerRow: number | null;
  readonly headers: readonly string[];
  readonly columns: ColumnMatch;
  readonly failureCode: string | null;
  readonly failureParams: Readonly<Record<string, string | number>>;
  /** Whoever started the job that runs or ran last. */
  readonly actedBy: string | null;
  readonly forgottenAt: Date | null;
  /** Goes up with every erasure that may have touched its rows. */
  readonly erasures: number;
}

/** An import with the names to show. */
export interface ListedBatch extends ImportBatch {
  readonly unitName: string;
  readonly rowCount: number;
  readonly doneCount: number;
  readonly undoneCount: number;
}

/** An upload to be kept. */
export interface NewBatch {
  readonly id: string;
  readonly kind: ImportKind;
  readonly unitId: string;
  readonly unitPath: string;
  readonly fileName: string;
  readonly clientKey: string;
  /** Of everything the form sent. */
  readonly bodyHash: Buffer;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

/** What reading a file found. */
export interface HeaderReading {
  readonly sheetName: string;
  readonly headerRow: number | null;
  readonly headers: readonly string[];
  readonly columns: ColumnMatch;
}

/** How many rows are in which state. */
export type RowCounts = Readonly<Record<RowState, number>>;

const COLUMNS = `b.id, b.kind, b.unit_id as "unitId", b.unit_path::text as "unitPath", b.file_name as "fileName",
  b.uploaded_by as "uploadedBy", b.uploaded_at as "uploadedAt", b.state, b.work_done as "workDone", b.work_total as "workTotal",
  b.sheet_name as "sheetName", b.other_sheets as "otherSheets", b.header_row as "headerRow", b.headers, b.columns, b.failure_code as "failureCode",
  b.failure_params as "failureParams", b.acted_by as "actedBy", b.forgotten_at as "forgottenAt",
  b.erasures`;

const ROW_STATES: readonly RowState[] = [
  'read',
  'ready',
  'problem',
  'likeness',
  'repeated',
  'skipped',
  'queued',
  'done',
  'undone',
];

/** Keeps imports and their stages. */
@Injectable()
export class ImportBatchRepository {
  constructor(private readonly database: Database) {}

  /** Keeps an upload; false when a form of this key was kept before. */
  async insert(batch: NewBatch): Promise<boolean> {
    const written = await this.database.execute(
      `insert into interop.import_batch
         (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
       values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, 'reading') on conflict (uploaded_by, client_key) do nothing`,
      [
        batch.id,
        batch.kind,
        batch.unitId,
        batch.unitPath,
        batch.fileName,
        batch.clientKey,
        batch.bodyHash,
        batch.uploadedBy,
        batch.uploadedAt,
      ],
    );
    return written === 1;
  }

  /** What an account sent under a key. */
  async findSent(uploadedBy: string, clientKey: string): Promise<Pick<NewBatch, 'id' | 'bodyHash'> | null> {
    return this.database.queryOne(
      'select id, body_hash as "bodyHash" from interop.import_batch where uploaded_by = $1 and client_key = $2',
      [uploadedBy, clientKey],
    );
  }

  async find(id: string): Promise<ImportBatch | null> {
    return this.database.queryOne<ImportBatch>(`select ${COLUMNS} from interop.import_batch b where b.id = $1`, [id]);
  }

  /** Keeps an import from changing until the transaction ends. */
  async lock(id: string): Promise<ImportBatch | null> {
    return this.database.queryOne<ImportBatch>(
      `select ${COLUMNS} from interop.import_batch b where b.id = $1 for update`,
      [id],
    );
  }

  /** Imports of a scope, the latest first, after a place. */
  async list(scope: Scope, limit: number, after: readonly [string, string] | null): Promise<ListedBatch[]> {
    return this.database.query<ListedBatch>(
      `select ${COLUMNS}, u.full_name as "unitName",
         (select count(*)::int from interop.import_row r where r.batch_id = b.id) as "rowCount",
         (select count(*)::int from interop.import_row r where r.batch_id = b.id and r.state = 'done') as "doneCount",
         (select count(*)::int from interop.import_row r where r.batch_id = b.id and r.state = 'undone') as "undoneCount"
       from interop.import_batch b join org.unit u on u.id = b.unit_id
       where b.unit_path <@ any($1::ltree[]) and ($2::timestamptz is null or (b.uploaded_at, b.id) < ($2, $3::uuid))
       order by b.uploaded_at desc, b.id desc limit $4`,
      [scopePaths(scope), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async countRows(id: string): Promise<RowCounts> {
    const rows = await this.database.query<{ state: RowState; count: number }>(
      'select state, count(*)::int as count from interop.import_row where batch_id = $1 group by state',
      [id],
    );
    const countOf = (state: RowState): number => rows.find((row) => row.state === state)?.count ?? 0;
    return Object.fromEntries(ROW_STATES.map((state) => [state, countOf(state)])) as RowCounts;
  }

  /** Moves an import to a stage, its job's progress back to nothing. */
  async moveTo(
    id: string,
    state: BatchState,
    more: { readonly total?: number; readonly by?: string; readonly at?: Date } = {},
  ): Promise<void> {
    await this.database.execute(
      `update interop.import_batch set state = $2, work_done = 0, work_total = $3, failure_code = null, failure_params = '{}',
         acted_by = coalesce($4, acted_by), acted_at = coalesce($5, acted_at) where id = $1`,
      [id, state, more.total ?? 0, more.by ?? null, more.at ?? null],
    );
  }

  async fail(
    id: string,
    state: BatchState,
    failure: { readonly code: string; readonly params: object },
  ): Promise<void> {
    await this.database.execute(
      'update interop.import_batch set state = $2, failure_code = $3, failure_params = $4 where id = $1',
      [id, state, failure.code, failure.params],
    );
  }

  async advance(id: string, done: number): Promise<void> {
    await this.database.execute('update interop.import_batch set work_done = $2 where id = $1', [id, done]);
  }

  async keepReading(id: string, reading: HeaderReading): Promise<void> {
    await this.database.execute(
      'update interop.import_batch set sheet_name = $2, header_row = $3, headers = $4, columns = $5 where id = $1',
      [id, reading.sheetName, reading.headerRow, reading.headers, reading.columns],
    );
  }

  /** Which sheet is read, and which could be instead. */
  async keepSheets(id: string, sheetName: string, otherSheets: readonly string[]): Promise<void> {
    await this.database.execute('update interop.import_batch set sheet_name = $2, other_sheets = $3 where id = $1', [
      id,
      sheetName,
      otherSheets,
    ]);
  }

  /** Imports whose rows have been kept long enough. */
  async listForgettable(before: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from interop.import_batch where forgotten_at is null and coalesce(acted_at, uploaded_at) < $1 order by uploaded_at limit 200`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  /** Removes the rows of an import and what its name says; its stage and dates stay. */
  async forget(id: string, at: Date): Promise<void> {
    await this.lock(id);
    await this.database.execute('delete from interop.import_row where batch_id = $1', [id]);
    await this.database.execute(
      `update interop.import_batch set forgotten_at = $2, headers = '{}',
         state = case when state in ('reading', 'matching', 'checking', 'checked') then 'cancelled' else state end where id = $1`,
      [id, at],
    );
  }
}
