import { Injectable } from '@nestjs/common';
import { NotFound } from '../errors/platform.errors';
import { FileStore } from '../files/file-store';
import { AuditChainRepository, type ChainHead, type ChainStanding } from './audit-chain.repository';
import { checkpointSeal } from './audit-digest';
import { requireKey } from './audit-sealing';
import { AuditSettings } from './audit.settings';

/** Where it lies among the files: beside the database, not in it. */
const KEY = 'audit-head';

/** An end of the chain as it was noted down: a place and its digest in hexadecimal. */
export interface NotedHead {
  readonly position: string;
  readonly digest: string;
}

/** `3125:9af…`, as `audit verify` prints an end and takes one. Null for anything else. */
export function parseNotedHead(text: string): NotedHead | null {
  const [, position, digest] = /^(\d+):([0-9a-f]{64})\s*$/.exec(text) ?? [];
  return position === undefined || digest === undefined ? null : { position, digest };
}

/** A note that cannot be read stands for a place no chain reaches (the last bigint): a fault, and never written over. */
const UNREADABLE: NotedHead = { position: '9223372036854775807', digest: '' };

/** What came of noting: the end stands there now, stood there before, or the chain no longer passes the note. */
export type Noting = { readonly outcome: 'noted' | 'unchanged' | 'refused'; readonly head: NotedHead | null };

const notedOf = (head: ChainHead | null): NotedHead | null =>
  head === null ? null : { position: head.position, digest: head.digest.toString('hex') };

function isForged(key: string, { checkpoint }: ChainStanding): boolean {
  return checkpoint !== null && !checkpointSeal(key, checkpoint).equals(checkpoint.seal);
}

/** True when the chain has the noted link, or all up to there was removed by a checkpoint that stands there or behind it. */
function passes({ digestAt, checkpoint }: ChainStanding, noted: NotedHead): boolean {
  if (digestAt?.toString('hex') === noted.digest) return true;
  if (checkpoint === null) return false;
  const [at, place] = [BigInt(checkpoint.position), BigInt(noted.position)];
  return at > place || (at === place && checkpoint.digest.toString('hex') === noted.digest);
}

/** Where the chain ends: its last link, or the checkpoint when every link before that was removed. */
function laterOf(last: ChainHead | null, checkpoint: ChainHead | null): ChainHead | null {
  if (last === null || checkpoint === null) return last ?? checkpoint;
  return BigInt(checkpoint.position) > BigInt(last.position) ? checkpoint : last;
}

/**
 * The end of the audit chain, kept among the files so that rows cut off the end of the chain are missed. Whoever owns the
 * database does not own the files (decision 0028).
 */
@Injectable()
export class AuditHeadNote {
  constructor(
    private readonly files: FileStore,
    private readonly chain: AuditChainRepository,
    private readonly settings: AuditSettings,
  ) {}

  /** The end noted last; null when none was. */
  async read(): Promise<NotedHead | null> {
    try {
      const parts: Buffer[] = [];
      for await (const part of await this.files.open(KEY)) parts.push(part as Buffer);
      return parseNotedHead(Buffer.concat(parts).toString('utf8')) ?? UNREADABLE;
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  /**
   * Notes the present end; `refused`, and the old note stays, when the chain does not pass that one any more or rests on a
   * checkpoint that nobody with the key made. All of it is read in one moment.
   * @throws SettingsError without AUDIT_KEY
   */
  async note(): Promise<Noting> {
    const key = requireKey(this.settings);
    const before = await this.read();
    const standing = await this.chain.standing(before?.position ?? null);
    if (isForged(key, standing) || (before !== null && !passes(standing, before)))
      return { outcome: 'refused', head: before };
    const head = notedOf(laterOf(standing.last, standing.checkpoint));
    if (head === null || head.digest === before?.digest) return { outcome: 'unchanged', head };
    return this.write(head);
  }

  /**
   * Notes the present end whatever was noted before: after a restore that lost the last entries, for example. `refused` where the
   * chain rests on a checkpoint that nobody with the key made: no restore leaves one behind.
   * @throws SettingsError without AUDIT_KEY
   */
  async noteAnew(): Promise<Noting> {
    const standing = await this.chain.standing(null);
    if (isForged(requireKey(this.settings), standing)) return { outcome: 'refused', head: await this.read() };
    const head = notedOf(laterOf(standing.last, standing.checkpoint));
    return head === null ? { outcome: 'unchanged', head } : this.write(head);
  }

  /** True where `noteAnew` would refuse. @throws SettingsError without AUDIT_KEY */
  async restsOnForgery(): Promise<boolean> {
    return isForged(requireKey(this.settings), await this.chain.standing(null));
  }

  private async write(head: NotedHead): Promise<Noting> {
    await this.files.put(KEY, Buffer.from(`${head.position}:${head.digest}\n`));
    return { outcome: 'noted', head };
  }
}
