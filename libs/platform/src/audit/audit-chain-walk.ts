import { VALUES_ERASED } from './audit';
import { type ChainHead, type StoredLink } from './audit-chain.repository';
import { type ChainedEntry, heldDigest, heldName, linkDigest, LIST_HELD, valueDigest } from './audit-digest';
import { type NotedHead } from './audit-head-note';

const FAULTS_NAMED = 50;

/** What may be wrong at a place of the chain. */
export type AuditFaultKind =
  | 'altered' // the entry, its place or the link was changed
  | 'removed' // the link stands, its entry is gone
  | 'gap' // links are missing before this one
  | 'value-altered' // the values beside the entry were changed
  | 'value-removed' // the values beside the entry are gone, and no erasure lists them
  | 'held-altered' // whom a page of a list held was changed
  | 'held-removed' // a page of a list is gone, or somebody was taken out of it and no erasure lists it
  | 'held-added' // a page of a list has no entry of its own
  | 'checkpoint' // the removal of old entries was not made with the key
  | 'head' // the chain ends before a head that was noted down, or passes another there
  | 'unsealed'; // entries that were kept out of the chain

/** One fault; `position` is the place in the chain. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  readonly position: string;
  readonly entryId: string | null;
}

/** What the walk over the chain found. */
export interface WalkVerdict {
  readonly checked: number;
  /** Entries whose values an erasure took out, which the chain lists; no fault. */
  readonly valuesErased: number;
  /** Entries of the last minutes that have no link yet. */
  readonly waiting: number;
  /** The first fifty. */
  readonly faults: readonly AuditFault[];
  readonly faultCount: number;
  /** The end of the chain, to be noted down outside; null when it is empty. */
  readonly head: { readonly position: string; readonly digest: string } | null;
}

/** What is gone from beside an entry, and is a fault of this kind unless an erasure lists it. */
interface Missing {
  readonly kind: 'value-removed' | 'held-removed';
  readonly position: string;
  readonly entryId: string;
}

/** The state of one reading from the beginning to the end. */
export class ChainWalk {
  position: string;
  private previous: Buffer;
  private checked = 0;
  private valuesErased = 0;
  private faultCount = 0;
  private readonly faults: AuditFault[] = [];
  private readonly awaited: NotedHead[];
  /** Entries without their values, and places of pages without their person, until an erasure further on accounts for them. */
  private readonly valueless = new Map<string, Missing>();

  constructor(
    private readonly key: string,
    start: ChainHead & { readonly isForged: boolean },
    noted: readonly (NotedHead | null)[],
  ) {
    this.position = start.position;
    this.previous = start.digest;
    this.awaited = noted
      .filter((head) => head !== null)
      .filter((head) => BigInt(head.position) >= BigInt(start.position));
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

  end(unlinked: { readonly waiting: number; readonly stray: number; readonly strayPages: number }): WalkVerdict {
    for (const { position } of this.awaited) this.fault('head', position, null);
    for (const { kind, position, entryId } of this.valueless.values()) this.fault(kind, position, entryId);
    if (unlinked.stray > 0) this.fault('unsealed', this.position, null);
    if (unlinked.strayPages > 0) this.fault('held-added', this.position, null);
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
    if (entry.action === LIST_HELD) this.comparePage(link, entry);
    else if (salt === null || content === null) {
      if (entry.valueDigest !== null) this.miss('value-removed', link, link.entryId);
    } else if (valueDigest(salt, content).toString('hex') !== entry.valueDigest) {
      this.fault('value-altered', link.position, link.entryId);
    } else if (entry.action === VALUES_ERASED) this.account(content);
  }

  private comparePage(link: StoredLink, entry: ChainedEntry): void {
    const { held, position, entryId } = link;
    if (held === null) {
      if (!link.isReadingGone) this.fault('held-removed', position, entryId);
      return;
    }
    const isIt = heldDigest(held).toString('hex') === entry.valueDigest && held.readingId === entry.subjectId;
    if (!isIt) this.fault('held-altered', position, entryId);
    held.memberIds.forEach((memberId, index) => {
      if (memberId === null) this.miss('held-removed', link, heldName(entryId, index + 1));
    });
  }

  private miss(kind: Missing['kind'], { position, entryId }: StoredLink, name: string): void {
    this.valueless.set(name, { kind, position, entryId });
  }

  /** Takes what an erasure lists for accounted. It comes after those entries: they were written, and so sealed, before it. */
  account(content: string): void {
    for (const name of listedIn(content)) {
      const missing = this.valueless.get(name);
      if (missing?.kind === 'value-removed') this.valuesErased += 1;
      this.valueless.delete(name);
    }
  }

  private meetNoted(position: string, digest: Buffer): void {
    const met = this.awaited.filter((head) => head.position === position);
    for (const head of met) {
      this.awaited.splice(this.awaited.indexOf(head), 1);
      if (digest.toString('hex') !== head.digest) this.fault('head', position, null);
    }
  }

  private fault(kind: AuditFaultKind, position: string, entryId: string | null): void {
    this.faultCount += 1;
    if (this.faults.length < FAULTS_NAMED) this.faults.push({ kind, position, entryId });
  }
}

/** What an erasure lists; none where somebody forged something else in its place. */
function listedIn(content: string): readonly string[] {
  try {
    const { entries } = JSON.parse(content) as { readonly entries?: unknown };
    return Array.isArray(entries) ? (entries as string[]) : [];
  } catch {
    return [];
  }
}
