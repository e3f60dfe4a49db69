import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Access, type Actor, Audit, decodeMomentCursor, encodeMomentCursor, NotFound } from '@lopso/platform';
import { READ_OUTSIDE } from '../learning.permissions';
import { type ClaimState, type OutsideClaim, OutsideClaimRepository } from '../storage/outside-claim.repository';
import { OutsideFiles } from './outside-files';
import { OutsideReach, type QueuedClaim } from './outside-reach';

/** A claim in the list of an officer. */
export interface ListedClaim extends QueuedClaim {
  /** False for who sent it in for the member: somebody else accepts it. */
  readonly mayAccept: boolean;
}

/** A page of claims: those that wait the oldest first, others the newest first. */
export interface ClaimPage {
  readonly items: readonly ListedClaim[];
  /** All that wait, on this page and others. */
  readonly waiting: number;
  readonly nextCursor: string | null;
}

/** The file of a claim on its way out. */
export interface ClaimFile {
  readonly claim: OutsideClaim;
  readonly stream: Readable;
}

/** Certificates of others, as officers see them. */
@Injectable()
export class OutsideQueue {
  constructor(
    private readonly claims: OutsideClaimRepository,
    private readonly members: MemberService,
    private readonly files: OutsideFiles,
    private readonly reach: OutsideReach,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** A page after `cursor` (null: the first); written into the audit trail. The officer's own claims are left to others. */
  async list(
    actor: Actor,
    page: { readonly state: ClaimState; readonly limit: number; readonly cursor: string | null },
  ): Promise<ClaimPage> {
    const scope = this.access.scope(actor, READ_OUTSIDE);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'learning.outside-listed' });
    const after = decodeMomentCursor(page.cursor);
    const wanted = { state: page.state, after, limit: page.limit + 1 };
    const found = await this.claims.list(scope, wanted, actor.memberId);
    const shown = found.slice(0, page.limit);
    const people = await this.members.describeMembers([...new Set(shown.map(({ memberId }) => memberId))]);
    const items = shown.flatMap((claim): QueuedClaim[] => {
      const member = people.get(claim.memberId);
      return member !== undefined && scope.contains(member.unitPath) ? [{ claim, member }] : [];
    });
    const held = items.map(({ member }) => ({ memberId: member.id, unitPath: member.unitPath }));
    await this.audit.noteHeld(reading, held);
    const last = shown.at(-1);
    const isMore = found.length > page.limit && last !== undefined;
    const waiting = await this.claims.countWaiting(scope, actor.memberId);
    const entered = await this.reach.enteredBy(actor, items);
    const listed = items.map((one) => ({ ...one, mayAccept: !entered.has(one.claim.id) }));
    return { items: listed, waiting, nextCursor: isMore ? encodeMomentCursor(last.sentAt, last.id) : null };
  }

  /** The file: for the member herself, and for officers of her units, which is noted. @throws NotFound elsewhere and once erased */
  async openFile(actor: Actor, claimId: string): Promise<ClaimFile> {
    const found = await this.claims.find(claimId);
    const isOwn = found !== null && found.memberId === actor.memberId;
    const claim = isOwn ? found : await this.readByOfficer(actor, found);
    if (claim.storeKey === null) throw new NotFound();
    return { claim, stream: await this.files.open(claim.storeKey) };
  }

  private async readByOfficer(actor: Actor, found: OutsideClaim | null): Promise<OutsideClaim> {
    const { claim, member } = await this.reach.require(actor, found, READ_OUTSIDE);
    await this.audit.recordRead(actor, {
      action: 'learning.outside-file-read',
      subjectType: 'outside-claim',
      subjectId: claim.id,
      unitPath: member.unitPath,
      details: { memberId: member.id },
    });
    return claim;
  }
}
