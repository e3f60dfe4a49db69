import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { CertificatePage } from './certificate.svelte';

/** Whether the officer who kept a paper may still take that back. */
export const canUndoKeeping = ({ ownKeeping, isStillFinished }: CertificatePage, now = Date.now()): boolean =>
  Boolean(ownKeeping) && !isStillFinished && Date.parse(ownKeeping?.undoableUntil ?? '') > now;

/** Takes back, from the paper's own page, that it is kept. */
export class UndoKeeping extends Act {
  /** True once it is taken back. */
  async undo({ ownKeeping }: CertificatePage): Promise<boolean> {
    if (!ownKeeping) return false;
    const path = { caseId: ownKeeping.caseId };
    const done = await this.run(async () => {
      await call('delete', '/api/certificate-cases/{caseId}/keeping', { path });
      return true;
    });
    return done === true;
  }
}
