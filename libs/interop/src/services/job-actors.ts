import { Injectable } from '@nestjs/common';
import { HeldRightService } from '@lopso/org';
import { Access, type Actor, Clock } from '@lopso/platform';
import { RightEnded } from '../interop.errors';
import { IMPORT_ROSTER } from '../interop.permissions';
import { type ImportBatch } from '../storage/import-batch.repository';

/** Acts for the officer who started a job, with the rights they have at this moment. */
@Injectable()
export class JobActors {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** @throws RightEnded when the officer may no longer import there */
  async actorOf(batch: Pick<ImportBatch, 'actedBy' | 'uploadedBy' | 'unitPath'>): Promise<Actor> {
    const accountId = batch.actedBy ?? batch.uploadedBy;
    const grants = await this.heldRights.getGrants({ accountId, memberId: null }, this.clock.today());
    const actor: Actor = { accountId, memberId: null, sessionId: accountId, grants };
    if (!this.access.scope(actor, IMPORT_ROSTER).contains(batch.unitPath)) throw new RightEnded();
    return actor;
  }
}
