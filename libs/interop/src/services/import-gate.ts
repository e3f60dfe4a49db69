import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, type NotedReading, NotFound } from '@lopso/platform';
import { ImportIsElsewhere, ImportIsForgotten } from '../interop.errors';
import { IMPORT_ROSTER } from '../interop.permissions';
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

  /** The same, for reading what people's rows say: written into the audit trail under this act. @throws NotFound */
  async openToRead(actor: Actor, batchId: string, action: string): Promise<ReadBatch> {
    const batch = await this.open(actor, batchId);
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

  private allowed(actor: Actor, batch: ImportBatch | null): ImportBatch {
    if (batch === null) throw new NotFound();
    this.access.require(actor, IMPORT_ROSTER, batch);
    return batch;
  }
}

function membersOf({ memberId, candidates }: Pick<ShownRow, 'memberId' | 'candidates'>): string[] {
  const like = candidates.flatMap((one) => (one.kind === 'member' ? one.memberId : []));
  return memberId === null ? like : [memberId, ...like];
}
