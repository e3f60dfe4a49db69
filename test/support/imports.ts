import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, newId, type Sheet, streamXlsx } from '@lopso/platform';
import {
  CheckImportJob,
  CommitImportJob,
  ReadImportJob,
  UndoImportJob,
} from '../../libs/interop/src/imports/import.job';
import { type TestApi, type TestRequest, type TestResponse } from './test-api';

const BOUNDARY = 'lopso-import';

/** One of the committed ugly spreadsheets. */
export function uglySpreadsheet(name: string): Buffer {
  return readFileSync(join(__dirname, 'spreadsheets', name));
}

export interface SentFile {
  readonly unitId: string;
  readonly bytes: Buffer;
  readonly fileName?: string;
  readonly kind?: string;
  readonly clientKey?: string;
}

/** The multipart request of the upload form. */
export function uploadRequest(file: Omit<SentFile, 'unitId'>): Pick<TestRequest, 'payload' | 'headers'> {
  const fields = { clientKey: file.clientKey ?? newId(), kind: file.kind ?? 'roster' };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${file.fileName ?? 'ds.xlsx'}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    file.bytes,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  const headers = {
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': String(payload.length),
  };
  return { payload, headers };
}

/** A workbook with these sheets of names and birth years. */
export async function xlsxOf(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Promise<Buffer> {
  const heads = ['Họ và tên', 'Năm sinh'];
  const built = Object.entries(sheets).map(([name, rows]): Sheet => ({
    name,
    rows,
    columns: heads.map((header) => ({ header, width: 20, kind: 'text' })),
  }));
  const chunks: Buffer[] = [];
  for await (const chunk of streamXlsx(built)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A workbook as Excel saves one in which nothing was typed. */
export async function blankXlsx(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of streamXlsx([{ name: 'Sheet1', columns: [], rows: [] }])) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Uploads a spreadsheet as the form does. */
export function upload(api: TestApi, as: Actor, file: SentFile): Promise<TestResponse> {
  return api.post(`/api/units/${file.unitId}/imports`, undefined, { as, ...uploadRequest(file) });
}

/** Does what the worker would do for an import, until it rests. */
export async function work(api: TestApi, batchId: string): Promise<void> {
  const jobs = {
    reading: ReadImportJob,
    checking: CheckImportJob,
    committing: CommitImportJob,
    undoing: UndoImportJob,
  } as const;
  for (let turn = 0; turn < 10; turn += 1) {
    const row = await api.database.queryOne<{ state: string }>('select state from interop.import_batch where id = $1', [
      batchId,
    ]);
    const job = Object.entries(jobs).find(([state]) => state === row?.state)?.[1];
    if (job === undefined) return;
    await api.app.get<{ handle(payload: object): Promise<void> }>(job, { strict: false }).handle({ batchId });
  }
}

/** Gives an actor's account the grants it claims, as jobs look them up again. */
export async function grantFor(api: TestApi, actor: Actor): Promise<Actor> {
  for (const { role, unitId, path } of actor.grants)
    await api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, $3, $4, $5::ltree, '[2025-07-01,)')`,
      [newId(), actor.accountId, role, unitId, path],
    );
  return actor;
}
