import { Injectable } from '@nestjs/common';
import { Access, type Actor, decodeMomentCursor, encodeMomentCursor } from '@lopso/platform';
import { READ_IMPORTS } from '../interop.permissions';
import { type ImportEffect } from '../rules/import-effect';
import { type RowState } from '../rules/row-problem';
import { ImportBatchRepository, type ListedBatch } from '../storage/import-batch.repository';
import { RowDeskRepository, type ShownRow } from '../storage/row-desk.repository';
import { ImportGate } from './import-gate';
import { type ImportDetails, ImportPicture } from './import-picture';

/** A page of imports, the latest first. */
export interface ImportPage {
  readonly imports: readonly ListedBatch[];
  readonly nextCursor: string | null;
}

/** A page of rows in the order of the file. */
export interface RowPage {
  readonly rows: readonly ShownRow[];
  readonly nextCursor: string | null;
}

/** Which rows an officer looks at. */
export const ROW_VIEWS = ['problem', 'likeness', 'ready', 'repeated', 'skipped', 'done', 'undone'] as const;

/** A view of rows. */
export type RowView = (typeof ROW_VIEWS)[number];

/** Imports as officers see them. */
@Injectable()
export class Imports {
  constructor(
    private readonly gate: ImportGate,
    private readonly batches: ImportBatchRepository,
    private readonly picture: ImportPicture,
    private readonly desk: RowDeskRepository,
    private readonly access: Access,
  ) {}

  /** The imports of the actor's units. */
  async list(actor: Actor, limit: number, cursor: string | null): Promise<ImportPage> {
    const scope = this.access.scope(actor, READ_IMPORTS);
    const found = await this.batches.list(scope, limit + 1, decodeMomentCursor(cursor));
    const imports = found.slice(0, limit);
    const last = imports[imports.length - 1];
    const nextCursor = found.length > limit && last !== undefined ? encodeMomentCursor(last.uploadedAt, last.id) : null;
    return { imports, nextCursor };
  }

  /** With the first rows of the file, so the reading is written into the audit trail. @throws NotFound */
  async get(actor: Actor, batchId: string): Promise<ImportDetails> {
    const { batch } = await this.gate.openToRead(actor, batchId, 'interop.import-read');
    const picture = await this.picture.of(batch);
    return this.gate.mayChange(actor, batch) ? picture : { ...picture, can: [] };
  }

  /** What writing these rows adds to the register. @throws NotFound */
  async effectOf(actor: Actor, batchId: string, numbers: readonly number[]): Promise<ImportEffect> {
    await this.gate.open(actor, batchId);
    return this.picture.effectOf(batchId, numbers);
  }

  /** The reading is written into the audit trail. @throws NotFound */
  async listRows(
    actor: Actor,
    batchId: string,
    view: RowView,
    page: { readonly limit: number; readonly after: number },
  ): Promise<RowPage> {
    const { reading } = await this.gate.openToRead(actor, batchId, 'interop.rows-read');
    const states: readonly RowState[] = view === 'ready' ? ['ready', 'queued'] : [view];
    const found = await this.desk.list(batchId, states, page.after, page.limit + 1);
    const rows = found.slice(0, page.limit);
    await this.gate.noteHeld(reading, rows);
    const last = rows[rows.length - 1];
    return { rows, nextCursor: found.length > page.limit && last !== undefined ? String(last.number) : null };
  }
}
