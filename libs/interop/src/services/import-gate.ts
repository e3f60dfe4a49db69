import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, type NotedReading, NotFound, type Permission } from '@lopso/platform';
import { ImportIsElsewhere, ImportIsForgotten } from '../interop.errors';
import { IMPORT_ROSTER, READ_IMPORTS } from '../interop.permissions';
import { actsAt, type BatchAct } from '../rules/batch-state';
import { type ImportBatch, ImportBatchRepository } from '../storage/import-batch.repository';
import { type ShownRow } from '../storage/row-desk.repository';

/** An import and the entry of its reading. */
interface ReadBatch {
  readonly batch: ImportBatch;
  readonly reading: NotedReading;
}

/** Loads an import and checks who asks. */
@Injectable()
export class ImportGate {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound when there is none or its unit lies outside the actor's */
  async open(actor: Actor, batchId: string): Promise<ImportBatch> {
    return this.allowed(actor, await this.batches.find(batchId));
  }

  /** The same, for who only reads. @throws NotFound */
  async openToLook(actor: Actor, batchId: string): Promise<ImportBatch> {
    return this.allowed(actor, await this.batches.find(batchId), READ_IMPORTS);
  }

  /** The same again, for what people's rows say: written into the audit trail under this act. @throws NotFound */
  async openToRead(actor: Actor, batchId: string, action: string): Promise<ReadBatch> {
    const batch = await this.openToLook(actor, batchId);
    const { unitPath } = batch;
    const reading = await this.audit.recordRead(actor, { action, subjectType: 'import', subjectId: batchId, unitPath });
    return { batch, reading };
  }

  /** Which members the rows that were read stand for, or may stand for. */
  async noteHeld(reading: NotedReading, rows: readonly Pick<ShownRow, 'memberId' | 'candidates'>[]): Promise<void> {
    await this.audit.noteHeld(reading, rows.flatMap(membersOf));
  }

  /** The same, kept from changing until the transaction ends. @throws NotFound; ImportIsForgotten; ImportIsElsewhere when its stage forbids the act */
  async lockFor(actor: Actor, batchId: string, act: BatchAct): Promise<ImportBatch> {
    const batch = this.allowed(actor, await this.batches.lock(batchId));
    if (batch.forgottenAt !== null) throw new ImportIsForgotten();
    if (!actsAt(batch.state).includes(act)) throw new ImportIsElsewhere(batch.state);
    return batch;
  }

  /** True when the actor brings lists into the import's unit, and may act on it. */
  mayChange(actor: Actor, { unitPath }: Pick<ImportBatch, 'unitPath'>): boolean {
    return this.access.scope(actor, IMPORT_ROSTER).contains(unitPath);
  }

  private allowed(actor: Actor, batch: ImportBatch | null, permission: Permission = IMPORT_ROSTER): ImportBatch {
    if (batch === null) throw new NotFound();
    this.access.require(actor, permission, batch);
    return batch;
  }
}

function membersOf({ memberId, candidates }: Pick<ShownRow, 'memberId' | 'candidates'>): string[] {
  const like = candidates.flatMap((one) => (one.kind === 'member' ? one.memberId : []));
  return memberId === null ? like : [memberId, ...like];
}
