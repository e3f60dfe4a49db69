import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { AuditChainRepository, type ChainHead, type StoredLink } from './audit-chain.repository';
import { checkpointSeal, GENESIS, linkDigest, valueDigest } from './audit-digest';
import { requireKey } from './audit-sealing';
import { AuditSettings } from './audit.settings';

const BATCH = 10_000;
const FAULTS_NAMED = 50;
/** An entry that waits longer than this was kept from the sealer. */
const WAITING_MINUTES = 10;

/** What may be wrong at a place of the chain. */
export type AuditFaultKind =
  | 'altered' // the entry, its place or the link was changed
  | 'removed' // the link stands, its entry is gone
  | 'gap' // links are missing before this one
  | 'value-altered' // the values beside the entry were changed
  | 'checkpoint' // the removal of old entries was not made with the key
  | 'head' // the chain ends before a head that was noted down, or passes another there
  | 'unsealed'; // entries that were kept out of the chain

/** One fault; `position` is the place in the chain. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  readonly position: string;
  readonly entryId: string | null;
}

/** What a verification found. */
export interface AuditVerdict {
  readonly checked: number;
  /** Entries whose values were erased since; no fault. */
  readonly valuesErased: number;
  /** Entries of the last minutes that have no link yet. */
  readonly waiting: number;
  /** The first fifty. */
  readonly faults: readonly AuditFault[];
  readonly faultCount: number;
  /** The end of the chain, to be noted down outside; null when it is empty. */
  readonly head: { readonly position: string; readonly digest: string } | null;
}

/** Reads the whole chain and finds what was altered, removed or reordered. */
@Injectable()
export class AuditVerification {
  constructor(
    private readonly chain: AuditChainRepository,
    private readonly settings: AuditSettings,
    private readonly clock: Clock,
  ) {}

  /**
   * `noted` is a head noted down earlier: the chain must pass it. Reads in stretches; runs beside writers.
   * @throws SettingsError without AUDIT_KEY
   */
  async verify(noted: { readonly position: string; readonly digest: string } | null = null): Promise<AuditVerdict> {
    const key = requireKey(this.settings);
    const walk = new Walk(key, await this.start(key), noted);
    for (;;) {
      const links = await this.chain.listLinks(walk.position, BATCH);
      for (const link of links) walk.pass(link);
      if (links.length < BATCH) break;
    }
    const before = new Date(this.clock.now().getTime() - WAITING_MINUTES * 60_000);
    return walk.end(await this.chain.countUnlinked(before));
  }

  private async start(key: string): Promise<ChainHead & { readonly isForged: boolean }> {
    const checkpoint = await this.chain.latestCheckpoint();
    if (checkpoint === null) return { position: '0', digest: GENESIS, isForged: false };
    const isForged = !checkpointSeal(key, checkpoint).equals(checkpoint.seal);
    return { position: checkpoint.position, digest: checkpoint.digest, isForged };
  }
}

/** The state of one reading from the beginning to the end. */
class Walk {
  position: string;
  private previous: Buffer;
  private checked = 0;
  private valuesErased = 0;
  private faultCount = 0;
  private readonly faults: AuditFault[] = [];
  private isNotedSeen: boolean;

  constructor(
    private readonly key: string,
    start: ChainHead & { readonly isForged: boolean },
    private readonly noted: { readonly position: string; readonly digest: string } | null,
  ) {
    this.position = start.position;
    this.previous = start.digest;
    this.isNotedSeen = noted === null || BigInt(noted.position) < BigInt(start.position);
    if (start.isForged) this.fault('checkpoint', start.position, null);
    this.meetNoted(start.position, start.digest);
  }

  pass(link: StoredLink): void {
    this.checked += 1;
    if (BigInt(link.position) !== BigInt(this.position) + 1n) this.fault('gap', link.position, link.entryId);
    else this.compare(link);
    this.position = link.position;
    this.previous = link.digest;
    this.meetNoted(link.position, link.digest);
  }

  end(unlinked: { readonly waiting: number; readonly stray: number }): AuditVerdict {
    if (!this.isNotedSeen) this.fault('head', this.noted?.position ?? '0', null);
    if (unlinked.stray > 0) this.fault('unsealed', this.position, null);
    const isEmpty = this.position === '0';
    return {
      checked: this.checked,
      valuesErased: this.valuesErased,
      waiting: unlinked.waiting,
      faults: this.faults,
      faultCount: this.faultCount,
      head: isEmpty ? null : { position: this.position, digest: this.previous.toString('hex') },
    };
  }

  private compare(link: StoredLink): void {
    const { entry, salt, content } = link;
    if (entry === null) {
      this.fault('removed', link.position, link.entryId);
      return;
    }
    if (!linkDigest(this.key, link.position, this.previous, entry).equals(link.digest)) {
      this.fault('altered', link.position, link.entryId);
    }
    if (salt === null || content === null) this.valuesErased += entry.valueDigest === null ? 0 : 1;
    else if (valueDigest(salt, content).toString('hex') !== entry.valueDigest) {
      this.fault('value-altered', link.position, link.entryId);
    }
  }

  private meetNoted(position: string, digest: Buffer): void {
    if (this.noted === null || this.noted.position !== position) return;
    this.isNotedSeen = true;
    if (digest.toString('hex') !== this.noted.digest) this.fault('head', position, null);
  }

  private fault(kind: AuditFaultKind, position: string, entryId: string | null): void {
    this.faultCount += 1;
    if (this.faults.length < FAULTS_NAMED) this.faults.push({ kind, position, entryId });
  }
}
