import { Injectable } from '@nestjs/common';
import { type ApprovalObstacles, type RoundSummary } from '@lopso/learning';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  cleanText,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  IdempotencyConflict,
  InvalidInput,
  type ListPage,
  NotFound,
  pageOf,
  type Permission,
  requireSameBody,
  Transactions,
} from '@lopso/platform';
import { type Certificate, CertificateRepository } from '../certificates/certificate.repository';
import { CertificatesMoved, ChangeOverlaps, NothingToChange, ReasonOfOtherKind } from '../credentials.errors';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { ReleaseRuleService } from '../releases/release-rule.service';
import { WaitingPeopleService } from '../waiting/waiting-people.service';
import { type ChangeLine, ChangeLineService, seenOf } from './change-line.service';
import { type AskedChange, type CertificateChange, type ChangeEntry, ChangeRepository } from './change.repository';
import {
  CHANGE_REASONS,
  type ChangeKind,
  type ChangeReason,
  type ChangeRule,
  correctionsOf,
  lapsesAt,
  needsDocument,
} from './change.rules';
import { SecondPersonService } from './second-person.service';

/** Which proposals an officer asks for. */
export interface ChangeQuery {
  /** Only those that wait, or only those that don't; null: all. */
  readonly isWaiting: boolean | null;
  readonly kind: ChangeKind | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** A line of a proposal: what it would do now, or, once it is closed, what became of it. */
export interface ChangePerson {
  readonly line: ChangeLine;
  readonly entry: ChangeEntry;
  /** The paper issued by it. */
  readonly successor: Certificate | null;
}

/** A proposal with its certificates. */
export interface ChangeSheet {
  readonly change: CertificateChange;
  readonly people: readonly ChangePerson[];
  /** Names what is shown: an approval sends it back. */
  readonly seen: string;
}

/** What the new paper prints otherwise, whatever is known of the person since. */
function asDone(line: ChangeLine, successor: Certificate): ChangeLine {
  const isNameless = line.certificate.erasedAt !== null || successor.erasedAt !== null;
  return { ...line, corrections: isNameless ? [] : correctionsOf(line.certificate.fields, successor.fields) };
}

/** What a change would do with each certificate, as things are. */
export interface ChangePreview {
  readonly round: RoundSummary;
  readonly rule: ChangeRule;
  readonly lines: readonly ChangeLine[];
  /** Names what is shown: a proposal sends it back. */
  readonly seen: string;
  readonly at: Date;
}

/** What an officer proposes. */
export interface ChangeWish {
  /** The id of the proposal to be made; sent twice, it makes one. */
  readonly clientKey: string;
  readonly kind: ChangeKind;
  readonly certificateIds: readonly string[];
  readonly reason: ChangeReason;
  readonly note: string;
  /** The document behind it, and its date `yyyy-mm-dd`: both or neither. */
  readonly paper: { readonly number: string; readonly on: string } | null;
  /** Names the preview that was looked at. */
  readonly seen: string;
}

function sameAs(known: CertificateChange, actor: Actor, bodyHash: Buffer): CertificateChange {
  if (known.proposedBy !== actor.accountId) throw new IdempotencyConflict();
  requireSameBody(known.bodyHash, bodyHash);
  return known;
}

/** Proposed changes of certificates: previewed, proposed, listed, and who may answer them. */
@Injectable()
export class ChangeService {
  constructor(
    private readonly changeRows: ChangeRepository,
    private readonly certificateRows: CertificateRepository,
    private readonly changeLines: ChangeLineService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly waiting: WaitingPeopleService,
    private readonly releaseRules: ReleaseRuleService,
    private readonly clock: Clock,
    private readonly second: SecondPersonService,
    private readonly transactions: Transactions,
  ) {}

  /** A page of them, the latest first; written into the audit trail. */
  async listChanges(actor: Actor, query: ChangeQuery): Promise<ListPage<CertificateChange>> {
    const scope = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'credentials.changes-listed' });
    const { isWaiting, kind, limit } = query;
    const after = decodeMomentCursor(query.cursor);
    const found = await this.changeRows.list(scope, { isWaiting, kind, after, limit: limit + 1 });
    const page = pageOf(found, limit, ({ proposedAt, id }) => encodeMomentCursor(proposedAt, id));
    await this.audit.noteHeld(
      reading,
      page.items.map(({ first: { memberId }, unitPath }) => ({ memberId, unitPath })),
    );
    return page;
  }

  /** One with its certificates; written into the audit trail. @throws NotFound */
  async getChangeSheet(actor: Actor, id: string): Promise<ChangeSheet> {
    const change = await this.requireChange(actor, id);
    const reading = await this.audit.recordRead(actor, {
      action: 'credentials.change-read',
      subjectType: 'certificate-change',
      subjectId: id,
      unitPath: change.unitPath,
    });
    const entries = await this.changeRows.entriesOf(id);
    const lines = await this.changeLines.describeLines(change.kind, await this.papersOf(change, entries));
    const successors = await this.certificateRows.listByIds(
      change.roundId,
      entries.flatMap(({ successorId }) => (successorId === null ? [] : [successorId])),
    );
    const issued = new Map(successors.map((successor) => [successor.id, successor]));
    const byId = new Map(entries.map((entry) => [entry.certificateId, entry]));
    const people = lines.flatMap((line): ChangePerson[] => {
      const entry = byId.get(line.certificate.id);
      if (entry === undefined) return [];
      const successor = issued.get(entry.successorId ?? '') ?? null;
      return [{ line: successor === null ? line : asDone(line, successor), entry, successor }];
    });
    await this.audit.noteHeld(reading, [...new Set(entries.map(({ memberId }) => memberId))]);
    return { change, people, seen: seenOf(change.kind, lines) };
  }

  private async papersOf(
    { roundId }: CertificateChange,
    entries: readonly { readonly certificateId: string }[],
  ): Promise<Certificate[]> {
    return this.certificateRows.listByIds(
      roundId,
      entries.map(({ certificateId }) => certificateId),
    );
  }

  /** Written into the audit trail as a reading. @throws NotFound as `look` */
  async previewChange(
    actor: Actor,
    roundId: string,
    wish: { readonly kind: ChangeKind; readonly certificateIds: readonly string[] },
  ): Promise<ChangePreview> {
    const preview = await this.weighLines(actor, roundId, wish);
    const reading = await this.audit.recordRead(actor, {
      action: 'credentials.change-looked-at',
      subjectType: 'round',
      subjectId: roundId,
      unitPath: preview.round.unitPath,
    });
    await this.audit.noteHeld(reading, [...new Set(preview.lines.map(({ certificate }) => certificate.memberId))]);
    return preview;
  }

  /** @throws NotFound when the round isn't there, or lies outside the units whose certificates the actor changes */
  async requireRound(actor: Actor, roundId: string): Promise<void> {
    await this.waiting.releasableRound(actor, roundId);
  }

  /**
   * The same without an entry. Certificates of the round alone: their number is the register's, whoever the people belong to now.
   * @throws NotFound when the round or one of the certificates isn't there; ReasonOfOtherKind; InvalidInput for a document of a day to come, or one that is
   * needed and not named
   */
  async weighLines(
    actor: Actor,
    roundId: string,
    wish: {
      readonly kind: ChangeKind;
      readonly certificateIds: readonly string[];
      readonly reason?: ChangeReason;
      readonly paper?: { readonly on: string } | null;
    },
  ): Promise<ChangePreview> {
    const round = await this.waiting.releasableRound(actor, roundId);
    const { kind, reason, paper } = wish;
    if (paper && paper.on > this.clock.today())
      throw new InvalidInput([{ pointer: '#/paperOn', code: 'org.date-in-future' }]);
    if (reason !== undefined && !CHANGE_REASONS[kind].includes(reason)) throw new ReasonOfOtherKind();
    if (reason !== undefined && needsDocument(kind, reason) && !paper)
      throw new InvalidInput([{ pointer: '#/paperNumber', code: 'credentials.document-needed' }]);
    const ids = [...new Set(wish.certificateIds)];
    const certificates = await this.certificateRows.listByIds(roundId, ids);
    if (certificates.length < ids.length) throw new NotFound();
    const weighed = await this.changeLines.describeLines(kind, certificates);
    const isOwn = await this.changeLines.ownAmong(actor, round.unitPath, weighed);
    const lines = weighed.map((line): ChangeLine => {
      if (line.obstacle !== null) return line;
      if (isOwn(line)) return { ...line, obstacle: 'own' };
      return line.certificate.openChangeId === null ? line : { ...line, obstacle: 'waiting' };
    });
    const rule = await this.releaseRules.getRuleAbove(actor, round.unitPath);
    return { round, rule, lines, seen: seenOf(kind, lines), at: this.clock.now() };
  }

  /** Whether these lines still say what was seen; their certificates stay locked until the transaction ends. */
  async holdStill(roundId: string, kind: ChangeKind, lines: readonly ChangeLine[]): Promise<boolean> {
    await this.changeLines.holdPassages(
      kind,
      lines.map(({ certificate }) => certificate),
    );
    const ids = lines.map(({ certificate }) => certificate.id);
    const held = await this.changeLines.describeLines(kind, await this.certificateRows.lockByIds(roundId, ids));
    return seenOf(kind, held) === seenOf(kind, lines);
  }

  /**
   * What stands in the way of single certificates leaves them out; the preview has said so.
   * @throws NotFound outside the actor's units; InvalidInput for a document of a day to come, or one that is needed and not named; NothingToChange; CertificatesMoved when the preview is no longer true;
   * ChangeOverlaps when another proposal came first; IdempotencyConflict
   */
  async proposeChange(actor: Actor, roundId: string, wish: ChangeWish): Promise<CertificateChange> {
    await this.requireRound(actor, roundId);
    const { kind, clientKey, reason } = wish;
    // Of a paper that is kept no words are written: nothing about a person that would have to be erased.
    const note = kind === 'keep' ? '' : cleanText(wish.note);
    const paper = wish.paper === null ? null : { ...wish.paper, number: cleanText(wish.paper.number) };
    const bodyHash = bodyDigest({ roundId, ...wish, note, paper, certificateIds: [...wish.certificateIds].sort() });
    const known = await this.changeRows.find(clientKey);
    if (known !== null) return sameAs(known, actor, bodyHash);
    const { round, rule, lines, seen, at } = await this.weighLines(actor, roundId, wish);
    if (wish.seen !== seen) return this.madeMeanwhile(actor, clientKey, bodyHash);
    const free = lines.filter(({ obstacle }) => obstacle === null);
    if (free.length === 0) throw new NothingToChange();
    const decider = this.second.deciderOf(actor, round.unitPath);
    const change = {
      ...{ id: clientKey, roundId, unitId: round.unitId, unitPath: round.unitPath, bodyHash, kind, reason, note },
      ...{ needsSecond: true, proposedBy: actor.accountId, proposedFor: decider.onBehalfOf },
      ...{ paperNumber: paper?.number ?? null, paperOn: paper?.on ?? null },
      ...{ proposedAt: at, expiresAt: lapsesAt(at, rule.changeDays) },
    };
    const entries = free.map(({ certificate: { id, memberId } }) => ({ certificateId: id, memberId }));
    await this.transactions.run(async () => {
      // Who erases somebody holds her certificates: whoever comes behind finds her gone, and no proposal keeps words that name her.
      if (!(await this.holdStill(roundId, kind, free))) {
        await this.madeMeanwhile(actor, clientKey, bodyHash);
        return;
      }
      if (!(await this.changeRows.insert(change, entries, { change_entry_waiting_uq: () => new ChangeOverlaps() })))
        return;
      const held = await this.lockChange(actor, clientKey);
      return this.recordAct(actor, 'credentials.change-proposed', { ...held, proposedBy: undefined });
    });
    return sameAs(await this.requireChange(actor, clientKey), actor, bodyHash);
  }

  /** The certificates are not what was seen: the same form made them wait, sent twice, or something else changed them. */
  private async madeMeanwhile(actor: Actor, clientKey: string, bodyHash: Buffer): Promise<CertificateChange> {
    const made = await this.changeRows.find(clientKey);
    if (made === null) throw new CertificatesMoved();
    return sameAs(made, actor, bodyHash);
  }

  /** What keeps an actor from answering each of these proposals, by its id. No access check: it is a yes or no of what she may see. */
  async barsToAnswer(actor: Actor, changes: readonly AskedChange[]): Promise<ReadonlyMap<string, ApprovalObstacles>> {
    if (changes.length === 0) return new Map();
    const holders = await this.changeRows.holdersOf(changes.map(({ id }) => id));
    return this.second.barsTo(
      actor,
      changes.map(({ id, unitPath, proposedBy, proposedFor }) => ({
        ...{ id, unitPath, by: { accountId: proposedBy, onBehalfOf: proposedFor } },
        holderIds: holders.get(id) ?? [],
      })),
    );
  }

  /** To be looked at. @throws NotFound when there is none, or its round's unit lies outside the actor's */
  async requireChange(actor: Actor, id: string): Promise<CertificateChange> {
    return this.requireAllowed(actor, await this.changeRows.find(id), READ_WAITING_CERTIFICATES);
  }

  /** To be answered, locked until the transaction ends. @throws NotFound */
  async lockChange(actor: Actor, id: string): Promise<CertificateChange> {
    return this.requireAllowed(actor, await this.changeRows.lock(id), MANAGE_CERTIFICATES);
  }

  async recordAct(
    actor: Actor | null,
    action: string,
    change: Pick<CertificateChange, 'id' | 'roundId' | 'unitPath'> & Partial<CertificateChange>,
  ): Promise<void> {
    const { id, unitPath, roundId, count, paperNumber, proposedBy } = change;
    const entry = { action, subjectType: 'certificate-change', subjectId: id, unitPath };
    await this.audit.record(actor, {
      ...entry,
      details: { roundId, count, paperNumber: paperNumber ?? undefined, proposedBy },
    });
  }

  private requireAllowed(actor: Actor, change: CertificateChange | null, permission: Permission): CertificateChange {
    if (change === null) throw new NotFound();
    this.access.require(actor, permission, change);
    return change;
  }
}
