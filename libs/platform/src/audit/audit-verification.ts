import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { AuditChainRepository, type ChainHead } from './audit-chain.repository';
import { ChainWalk, type WalkVerdict } from './audit-chain-walk';
import { checkpointSeal, GENESIS } from './audit-digest';
import { AuditHeadNote, type NotedHead } from './audit-head-note';
import { requireKey } from './audit-sealing';
import { AuditSettings } from './audit.settings';

const BATCH = 10_000;
/** An entry that waits longer than this was kept from the sealer. */
const WAITING_MINUTES = 10;

/** What a verification found. */
export interface AuditVerdict extends WalkVerdict {
  /** The end noted among the files, which the chain was held against; null when none is. */
  readonly noted: NotedHead | null;
}

/** Reads the whole chain and finds what was altered, removed or reordered. */
@Injectable()
export class AuditVerification {
  constructor(
    private readonly chain: AuditChainRepository,
    private readonly note: AuditHeadNote,
    private readonly settings: AuditSettings,
    private readonly clock: Clock,
  ) {}

  /**
   * The chain must pass the end that is noted among the files, and `noted`, one that was written down elsewhere. Reads in
   * stretches; runs beside writers.
   * @throws SettingsError without AUDIT_KEY
   */
  async verify(noted: NotedHead | null = null): Promise<AuditVerdict> {
    const key = requireKey(this.settings);
    const kept = await this.note.read();
    const walk = new ChainWalk(key, await this.start(key), [kept, noted]);
    await this.walkOn(walk);
    // An erasure of this moment waits for its link, or got it between the two questions.
    for (const content of await this.chain.listWaitingErasures()) walk.account(content);
    await this.walkOn(walk);
    const before = new Date(this.clock.now().getTime() - WAITING_MINUTES * 60_000);
    const unlinked = await this.chain.countUnlinked(before);
    return { ...walk.end({ ...unlinked, strayPages: await this.chain.countStrayPages() }), noted: kept };
  }

  private async walkOn(walk: ChainWalk): Promise<void> {
    for (;;) {
      const links = await this.chain.listLinks(walk.position, BATCH);
      for (const link of links) walk.pass(link);
      if (links.length < BATCH) return;
    }
  }

  private async start(key: string): Promise<ChainHead & { readonly isForged: boolean }> {
    const checkpoint = await this.chain.latestCheckpoint();
    if (checkpoint === null) return { position: '0', digest: GENESIS, isForged: false };
    const isForged = !checkpointSeal(key, checkpoint).equals(checkpoint.seal);
    return { position: checkpoint.position, digest: checkpoint.digest, isForged };
  }
}
