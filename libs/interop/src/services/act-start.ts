import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock } from '@lopso/platform';
import { ImportBatchRepository } from '../storage/import-batch.repository';

/** Moves an import to a stage by somebody's hand, and writes who it was. */
@Injectable()
export class ActStart {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async start(
    actor: Actor,
    batch: { readonly id: string; readonly unitPath: string },
    act: {
      readonly state: Parameters<ImportBatchRepository['moveTo']>[1];
      readonly total: number;
      readonly action: string;
    },
  ): Promise<void> {
    await this.batches.moveTo(batch.id, act.state, { total: act.total, by: actor.accountId, at: this.clock.now() });
    await this.audit.record(actor, {
      action: act.action,
      subjectType: 'import',
      subjectId: batch.id,
      unitPath: batch.unitPath,
      details: { rows: act.total },
    });
  }
}
