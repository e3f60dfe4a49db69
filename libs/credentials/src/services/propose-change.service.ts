import { Injectable } from '@nestjs/common';
import { type Actor, bodyDigest, cleanText, IdempotencyConflict, requireSameBody, Transactions } from '@lopso/platform';
import { CertificatesMoved, ChangeOverlaps, NothingToChange } from '../credentials.errors';
import { type ChangeKind, type ChangeReason, lapsesAt } from '../rules/certificate-change';
import { type CertificateChange, ChangeRepository } from '../storage/change.repository';
import { ChangePreviews } from './change-previews.service';
import { ChangeReach } from './change-reach';
import { SecondPerson } from './second-person.service';

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

/** Proposes that certificates are withdrawn, replaced, issued again or kept: another person answers, always (decision 0118). */
@Injectable()
export class ProposeChange {
  constructor(
    private readonly previews: ChangePreviews,
    private readonly changes: ChangeRepository,
    private readonly reach: ChangeReach,
    private readonly second: SecondPerson,
    private readonly transactions: Transactions,
  ) {}

  /**
   * What stands in the way of single certificates leaves them out; the preview has said so.
   * @throws NotFound outside the actor's units; InvalidInput for a document of a day to come, or one that is needed and not named; NothingToChange; CertificatesMoved when the preview is no longer true;
   * ChangeOverlaps when another proposal came first; IdempotencyConflict
   */
  async propose(actor: Actor, roundId: string, wish: ChangeWish): Promise<CertificateChange> {
    await this.previews.requireRound(actor, roundId);
    const { kind, clientKey, reason } = wish;
    // Of a paper that is kept no words are written: nothing about a person that would have to be erased.
    const note = kind === 'keep' ? '' : cleanText(wish.note);
    const paper = wish.paper === null ? null : { ...wish.paper, number: cleanText(wish.paper.number) };
    const bodyHash = bodyDigest({ roundId, ...wish, note, paper, certificateIds: [...wish.certificateIds].sort() });
    const known = await this.changes.find(clientKey);
    if (known !== null) return sameAs(known, actor, bodyHash);
    const { round, rule, lines, seen, at } = await this.previews.look(actor, roundId, wish);
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
      if (!(await this.previews.holdStill(roundId, kind, free))) {
        await this.madeMeanwhile(actor, clientKey, bodyHash);
        return;
      }
      if (!(await this.changes.insert(change, entries, { change_entry_waiting_uq: () => new ChangeOverlaps() })))
        return;
      const held = await this.reach.lock(actor, clientKey);
      return this.reach.note(actor, 'credentials.change-proposed', { ...held, proposedBy: undefined });
    });
    return sameAs(await this.reach.get(actor, clientKey), actor, bodyHash);
  }

  /** The certificates are not what was seen: the same form made them wait, sent twice, or something else changed them. */
  private async madeMeanwhile(actor: Actor, clientKey: string, bodyHash: Buffer): Promise<CertificateChange> {
    const made = await this.changes.find(clientKey);
    if (made === null) throw new CertificatesMoved();
    return sameAs(made, actor, bodyHash);
  }
}

function sameAs(known: CertificateChange, actor: Actor, bodyHash: Buffer): CertificateChange {
  if (known.proposedBy !== actor.accountId) throw new IdempotencyConflict();
  requireSameBody(known.bodyHash, bodyHash);
  return known;
}
