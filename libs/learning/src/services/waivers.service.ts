import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, decodeMomentCursor, encodeMomentCursor } from '@lopso/platform';
import { READ_PROGRESS, READ_WAITING_WAIVERS } from '../learning.permissions';
import { CycleRepository } from '../storage/cycle.repository';
import { type Waiver, WaiverRepository } from '../storage/waiver.repository';
import { WaiverReach } from './waiver-reach';

/** A waiver with whose it is. */
export interface WaiverOf {
  readonly waiver: Waiver;
  readonly member: MemberSummary;
}

/** A page of waivers, the oldest first. */
export interface WaiverPage {
  readonly items: readonly WaiverOf[];
  readonly nextCursor: string | null;
}

/** Waivers as officers read them. */
@Injectable()
export class Waivers {
  constructor(
    private readonly waivers: WaiverRepository,
    private readonly cycles: CycleRepository,
    private readonly reach: WaiverReach,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Of one cycle, the newest first; written into the audit trail. @throws NotFound outside the actor's units */
  async ofCycle(actor: Actor, cycleId: string): Promise<WaiverOf[]> {
    const { member } = await this.reach.require(actor, await this.cycles.find(cycleId), READ_PROGRESS);
    await this.audit.recordRead(actor, {
      action: 'learning.cycle-read',
      subjectType: 'cycle',
      subjectId: cycleId,
      unitPath: member.unitPath,
      details: { memberId: member.id },
    });
    return (await this.waivers.listOf(cycleId)).map((waiver) => ({ waiver, member }));
  }

  /** What waits for a second person, a page after `cursor` (null: the first); written into the audit trail. */
  async listWaiting(
    actor: Actor,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<WaiverPage> {
    const scope = this.access.scope(actor, READ_WAITING_WAIVERS);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'learning.waivers-listed' });
    const after = decodeMomentCursor(page.cursor);
    const found = await this.waivers.listWaiting(scope, { after, limit: page.limit + 1 });
    const waiting = found.slice(0, page.limit);
    const people = await this.members.describeMembers([...new Set(waiting.map(({ memberId }) => memberId))]);
    const items = waiting.flatMap((waiver): WaiverOf[] => {
      const member = people.get(waiver.memberId);
      return member !== undefined && scope.contains(member.unitPath) ? [{ waiver, member }] : [];
    });
    const held = items.map(({ member }) => ({ memberId: member.id, unitPath: member.unitPath }));
    await this.audit.noteHeld(reading, held);
    const last = waiting.at(-1);
    const isMore = found.length > page.limit && last !== undefined;
    return { items, nextCursor: isMore ? encodeMomentCursor(last.proposedAt, last.id) : null };
  }
}
