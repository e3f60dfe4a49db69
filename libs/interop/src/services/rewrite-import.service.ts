import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { NothingToCommit } from '../interop.errors';
import { ImportRowRepository } from '../storage/import-row.repository';
import { RecheckImport } from './recheck-import';

/** Takes up an import again that was taken back, without its file. */
@Injectable()
export class RewriteImport {
  constructor(
    private readonly rows: ImportRowRepository,
    private readonly recheck: RecheckImport,
    private readonly audit: Audit,
  ) {}

  /**
   * The rows that were taken back are checked anew against the register as it is now, with every answer they had; what came in
   * between stands as a problem, a likeness or somebody who is there already. Writes nothing to the register: that is `commit`.
   * @throws NothingToCommit when every row was erased; ImportIsForgotten; NotFound, ImportIsElsewhere
   */
  async rewrite(actor: Actor, batchId: string): Promise<void> {
    await this.recheck.after(actor, batchId, 'rewrite', async ({ unitPath }) => {
      const rows = await this.rows.takeUp(batchId);
      if (rows === 0) throw new NothingToCommit();
      await this.audit.record(actor, {
        action: 'interop.import-taken-up',
        subjectType: 'import',
        subjectId: batchId,
        unitPath,
        details: { rows },
      });
    });
  }
}
