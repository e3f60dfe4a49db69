import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Transactions } from '../database/transactions';
import { AuditChainRepository } from './audit-chain.repository';
import { checkpointSeal } from './audit-digest';
import { requireKey } from './audit-sealing';
import { AuditSettings } from './audit.settings';

const BATCH = 20_000;

/** Lets old entries go, from the beginning of the chain only, behind a checkpoint that keeps the rest verifiable. */
@Injectable()
export class AuditRetention {
  constructor(
    private readonly chain: AuditChainRepository,
    private readonly transactions: Transactions,
    private readonly settings: AuditSettings,
    private readonly clock: Clock,
  ) {}

  /**
   * Removes entries older than the setting says; how many it was. An old entry behind a younger one waits for it.
   * @throws SettingsError without AUDIT_KEY
   */
  async forgetOld(): Promise<number> {
    const key = requireKey(this.settings);
    const before = new Date(this.clock.now());
    before.setUTCMonth(before.getUTCMonth() - this.settings.AUDIT_RETENTION_MONTHS);
    let removed = 0;
    for (;;) {
      const batch = await this.transactions.run(() => this.forgetBatch(key, before));
      removed += batch;
      if (batch < BATCH) return removed;
    }
  }

  private async forgetBatch(key: string, removedBefore: Date): Promise<number> {
    if (!(await this.chain.tryLock())) return 0;
    const end = await this.chain.endOfOlderThan(removedBefore, BATCH);
    if (end === null) return 0;
    const checkpoint = { ...end, removedBefore };
    return this.chain.forget(checkpoint, this.clock.now(), checkpointSeal(key, checkpoint));
  }
}
