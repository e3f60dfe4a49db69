import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Transactions } from '../database/transactions';
import { AuditChainRepository, type NewLink } from './audit-chain.repository';
import { GENESIS, linkDigest } from './audit-digest';
import { SettingsError } from '../config/settings';
import { AuditSettings } from './audit.settings';

const BATCH = 2000;

/** Chains entries that were committed, one sealer at a time. Writers never wait for it. */
@Injectable()
export class AuditSealing {
  constructor(
    private readonly chain: AuditChainRepository,
    private readonly transactions: Transactions,
    private readonly settings: AuditSettings,
    private readonly clock: Clock,
  ) {}

  /**
   * Seals all that waits; how many entries it was. 0 also when another process seals just now.
   * @throws SettingsError without AUDIT_KEY
   */
  async seal(): Promise<number> {
    const key = requireKey(this.settings);
    let sealed = 0;
    for (;;) {
      const batch = await this.transactions.run(() => this.sealBatch(key));
      sealed += batch;
      if (batch < BATCH) return sealed;
    }
  }

  private async sealBatch(key: string): Promise<number> {
    if (!(await this.chain.tryLock())) return 0;
    const head = await this.chain.head();
    let position = BigInt(head?.position ?? 0);
    let previous = head?.digest ?? GENESIS;
    const links: NewLink[] = [];
    for (const { entryId, ...entry } of await this.chain.listPending(BATCH)) {
      position += 1n;
      previous = linkDigest(key, String(position), previous, entry);
      links.push({ position: String(position), entryId, seq: entry.seq, digest: previous });
    }
    if (links.length > 0) await this.chain.link(links, this.clock.now());
    return links.length;
  }
}

/** The key of the chain. @throws SettingsError when the process was given none */
export function requireKey(settings: AuditSettings): string {
  if (settings.AUDIT_KEY === '')
    throw new SettingsError(['AUDIT_KEY: chưa đặt. Không có khóa này thì không nối và không kiểm tra được nhật ký.']);
  return settings.AUDIT_KEY;
}
