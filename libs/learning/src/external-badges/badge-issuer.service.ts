import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  Forbidden,
  JobQueue,
  type JsonObject,
  keysOf,
  newId,
  NotFound,
  objectOf,
  provedStatusList,
  publicDocument,
  Transactions,
} from '@lopso/platform';
import {
  BadgeIssuerDaysWrong,
  BadgeIssuerDocumentWrong,
  BadgeIssuerEnded,
  BadgeIssuerIdWrong,
  BadgeIssuerKnown,
  OutsideReasonMissing,
  StatusListOlder,
  StatusListWrong,
} from '../learning.errors';
import { KEEP_BADGE_ISSUERS, READ_BADGE_ISSUERS } from '../learning.permissions';
import {
  type BadgeIssuer,
  BadgeIssuerRepository,
  type KeptStatusList,
  type NewBadgeIssuer,
} from './badge-issuer.repository';

export const RECHECK_BADGES = 'learning.judge-badges-again';

/** Whom a department begins to trust. Dates are `yyyy-mm-dd`. */
export interface BadgeIssuerEntry {
  /** `did:web:…` or `did:key:…`. */
  readonly did: string;
  readonly name: string;
  /** The did's document as JSON; of a did:key there is none. */
  readonly document?: string | undefined;
  /** Number of the paper that says so. */
  readonly decision: string;
  readonly trustedFrom: string;
  readonly trustedUntil?: string | undefined;
}

/** An issuer with how many of its keys are read today and the lists of revoked badges at hand. */
export interface BadgeIssuerView {
  readonly issuer: BadgeIssuer;
  readonly keys: number;
  readonly lists: readonly KeptStatusList[];
}

const DID = /^did:(web:[A-Za-z0-9.%:_-]{3,240}|key:z[1-9A-HJ-NP-Za-km-z]{20,120})$/;

/** Issuers elsewhere whose badges a province takes; nothing of theirs is fetched (decision 0072). */
@Injectable()
export class BadgeIssuerService {
  constructor(
    private readonly issuers: BadgeIssuerRepository,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Those of the actor's province, standing ones first, by name. */
  async listIssuers(actor: Actor): Promise<BadgeIssuerView[]> {
    const found = await this.issuers.list(this.access.scope(actor, READ_BADGE_ISSUERS));
    const lists = await this.issuers.listsOf(found.map(({ id }) => id));
    const now = this.clock.now();
    return found.map((issuer) => ({
      issuer,
      keys: keysOf(issuer.did, issuer.document, now).length,
      lists: lists.get(issuer.id) ?? [],
    }));
  }

  /**
   * Begins to take the badges of an issuer; gives its id. The same entry with the same document again: the same id.
   * @throws BadgeIssuerIdWrong, BadgeIssuerDocumentWrong, BadgeIssuerDaysWrong, BadgeIssuerKnown; Forbidden without a province
   */
  async trustIssuer(actor: Actor, entry: BadgeIssuerEntry): Promise<string> {
    const issuer = this.newIssuer(actor, entry);
    const known = await this.issuers.findTrusted(issuer.unitPath, issuer.did);
    if (known !== null && isSame(known, issuer) && isSameDocument(this.documentAgain(known), issuer.document))
      return known.id;
    await this.transactions.run(async () => {
      await this.issuers.insert(issuer, { badge_issuer_standing_uq: () => new BadgeIssuerKnown() });
      await this.auditIssuer(actor, issuer, 'learning.badge-issuer-trusted', { decisionNumber: issuer.decision });
      // Trusted again: what became doubtful with the end before isn't any more.
      await this.queue.send(RECHECK_BADGES, { issuerId: issuer.id });
    });
    return issuer.id;
  }

  /** Puts a new document with its keys in the place of the old one. @throws BadgeIssuerDocumentWrong, BadgeIssuerEnded, NotFound */
  async replaceDocument(actor: Actor, id: string, text: string): Promise<void> {
    await this.changeIssuer(actor, id, async (issuer) => {
      const document = this.documentOf(issuer.did, text);
      if (document === null) throw new BadgeIssuerDocumentWrong();
      if (isSameDocument(document, this.documentAgain(issuer))) return;
      await this.issuers.replaceDocument(id, document, this.clock.now());
      await this.auditIssuer(actor, issuer, 'learning.badge-issuer-renewed', {});
      await this.queue.send(RECHECK_BADGES, { issuerId: id });
    });
  }

  /**
   * Keeps a list of revoked badges that the issuer signed; badges of it that wait or count are looked at again soon after.
   * @throws StatusListWrong, StatusListOlder, BadgeIssuerEnded, NotFound
   */
  async keepStatusList(actor: Actor, id: string, text: string): Promise<void> {
    await this.changeIssuer(actor, id, async (issuer) => {
      const now = this.clock.now();
      const proved = await provedStatusList(text.trim(), issuer, now);
      if (proved === null) throw new StatusListWrong();
      const { list, document } = proved;
      const kept = { issuerId: id, url: list.id, document, asOf: list.validFrom, by: actor.accountId, at: now };
      if (!(await this.issuers.keepList(kept))) throw new StatusListOlder();
      await this.auditIssuer(actor, issuer, 'learning.badge-list-kept', {});
      await this.queue.send(RECHECK_BADGES, { issuerId: id });
    });
  }

  /** Takes badges of this issuer no more; those accepted come before officers and stay until somebody decides. @throws OutsideReasonMissing, BadgeIssuerEnded, NotFound */
  async endIssuer(actor: Actor, id: string, words: string): Promise<void> {
    const reason = cleanText(words);
    const found = this.readable(actor, await this.issuers.find(id));
    if (reason === '') throw new OutsideReasonMissing();
    if (found.endReason === reason) return;
    await this.changeIssuer(actor, id, async (issuer) => {
      await this.issuers.end(id, { by: actor.accountId, at: this.clock.now(), reason });
      await this.auditIssuer(actor, issuer, 'learning.badge-issuer-ended', { reason });
      await this.queue.send(RECHECK_BADGES, { issuerId: id });
    });
  }

  private async changeIssuer(actor: Actor, id: string, work: (issuer: BadgeIssuer) => Promise<void>): Promise<void> {
    await this.transactions.run(async () => {
      const issuer = this.readable(actor, await this.issuers.lock(id));
      if (issuer.endedAt !== null) throw new BadgeIssuerEnded();
      await work(issuer);
    });
  }

  private readable(actor: Actor, issuer: BadgeIssuer | null): BadgeIssuer {
    if (issuer === null) throw new NotFound();
    this.access.require(actor, KEEP_BADGE_ISSUERS, issuer);
    return issuer;
  }

  private newIssuer(actor: Actor, entry: BadgeIssuerEntry): NewBadgeIssuer {
    const { unitId, path: unitPath } = this.provinceOf(actor);
    const did = entry.did.trim();
    const { trustedFrom, trustedUntil = null } = entry;
    if (!DID.test(did)) throw new BadgeIssuerIdWrong();
    if (trustedUntil !== null && trustedUntil < trustedFrom) throw new BadgeIssuerDaysWrong();
    return {
      ...{ id: newId(), unitId, unitPath, did, trustedFrom, trustedUntil },
      ...{ name: cleanText(entry.name), decision: cleanText(entry.decision) },
      document: this.documentOf(did, entry.document ?? ''),
      ...{ enteredBy: actor.accountId, enteredAt: this.clock.now() },
    };
  }

  /** Null for a did:key, whose key is its name. */
  private documentOf(did: string, text: string): JsonObject | null {
    const now = this.clock.now();
    if (did.startsWith('did:key:')) {
      if (keysOf(did, null, now).length === 0) throw new BadgeIssuerIdWrong();
      if (text.trim() !== '') throw new BadgeIssuerDocumentWrong();
      return null;
    }
    const document = objectOf(text);
    if (document === null || keysOf(did, document, now).length === 0) throw new BadgeIssuerDocumentWrong();
    return publicDocument(did, document);
  }

  /** A kept document as it would be written again, so that the same is known as the same. */
  private documentAgain({ did, document }: BadgeIssuer): JsonObject | null {
    return document === null ? null : publicDocument(did, document);
  }

  private provinceOf(actor: Actor): { readonly unitId: string; readonly path: string } {
    const grant = this.access.grantsFor(actor, KEEP_BADGE_ISSUERS)[0];
    if (grant === undefined) throw new Forbidden();
    return grant;
  }

  private async auditIssuer(
    actor: Actor,
    { id, unitPath, name }: Pick<BadgeIssuer, 'id' | 'unitPath' | 'name'>,
    action: string,
    details: Readonly<Record<string, string>>,
  ): Promise<void> {
    const entry = { action, subjectType: 'badge-issuer', subjectId: id, unitPath };
    await this.audit.record(actor, { ...entry, details: { name, ...details } });
  }
}

function isSame(known: BadgeIssuer, wanted: NewBadgeIssuer): boolean {
  const said = (one: Pick<BadgeIssuer, 'name' | 'decision' | 'trustedFrom' | 'trustedUntil'>): string =>
    [one.name, one.decision, one.trustedFrom, one.trustedUntil].join('\n');
  return said(known) === said(wanted);
}

function isSameDocument(one: JsonObject | null, other: JsonObject | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
