import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, cleanText, Transactions } from '@lopso/platform';
import { RoundIsClosed, WaiverAnswered } from '../learning.errors';
import { type Decider } from '../rules/deciders';
import { type EvidenceName } from '../storage/evidence.repository';
import { type Waiver, WaiverRepository } from '../storage/waiver.repository';
import { EvidenceRecorder } from './evidence-recorder.service';
import { WaiverReach } from './waiver-reach';
import { WaiverTrail } from './waiver-trail';
import { type WaiverOf } from './waivers.service';

/** What waits for a second person. A late or repeated answer names its question: it never answers the next one. */
export const WAIVER_QUESTIONS = ['proposal', 'end'] as const;
export type WaiverQuestion = (typeof WAIVER_QUESTIONS)[number];

/** What the second person says, and how a waiver is taken back; evidence follows in the same transaction (decision 0050). */
@Injectable()
export class AnswerWaiver {
  constructor(
    private readonly waivers: WaiverRepository,
    private readonly reach: WaiverReach,
    private readonly recorder: EvidenceRecorder,
    private readonly transactions: Transactions,
    private readonly trail: WaiverTrail,
  ) {}

  /**
   * The second person's yes to what she saw waiting: a proposal, which counts from then on, or its end. Said again by the same: the same answer.
   * @throws SamePerson for who proposed it, whatever account or lent right she uses; WaiverAnswered when that doesn't wait (any more); OwnWaiver, NotFound; RoundIsClosed for a proposal in a round that was
   * ended
   */
  async confirm(actor: Actor, waiverId: string, answered: WaiverQuestion): Promise<WaiverOf> {
    return this.change(actor, waiverId, async (held, member) => {
      if (isConfirmedBy(held, actor, answered)) return null;
      requireWaiting(held, answered);
      return answered === 'proposal' ? this.begin(actor, held, member) : this.end(actor, held, member);
    });
  }

  /** Proposes that it is taken back. @throws WaiverAnswered unless it stands; OwnWaiver, NotFound */
  async proposeEnd(actor: Actor, waiverId: string, words: string): Promise<WaiverOf> {
    const reason = cleanText(words);
    return this.change(actor, waiverId, async (held, member) => {
      if (held.state === 'ending' && held.endProposedBy === actor.accountId && held.endReason === reason) return null;
      if (held.state !== 'standing') throw new WaiverAnswered();
      await this.waivers.proposeEnd(held.id, reason, this.trail.now(actor, member));
      return 'learning.waiver-end-proposed';
    });
  }

  /** No to what was seen waiting, by whom ever: a proposal is dropped, one that was to end goes on. @throws WaiverAnswered, OwnWaiver, NotFound */
  async refuse(actor: Actor, waiverId: string, answered: WaiverQuestion): Promise<WaiverOf> {
    return this.change(actor, waiverId, async (held, member) => {
      if (answered === 'proposal' && held.state === 'dropped' && held.closedBy === actor.accountId) return null;
      requireWaiting(held, answered);
      if (answered === 'proposal') {
        await this.waivers.close(held.id, 'dropped', this.trail.now(actor, member));
        return 'learning.waiver-dropped';
      }
      await this.waivers.keep(held.id);
      return 'learning.waiver-kept';
    });
  }

  private async change(
    actor: Actor,
    waiverId: string,
    act: (held: Waiver, member: MemberSummary) => Promise<string | null>,
  ): Promise<WaiverOf> {
    const { row, member } = await this.reach.requireOther(actor, await this.waivers.find(waiverId));
    await this.transactions.run(async () => {
      const held = (await this.waivers.lock(waiverId)) ?? row;
      const action = await act(held, member);
      if (action !== null) await this.trail.note(actor, action, member, held);
    });
    return { waiver: (await this.waivers.find(waiverId)) ?? row, member };
  }

  private async begin(actor: Actor, held: Waiver, member: MemberSummary): Promise<string> {
    await this.reach.requireSecond(actor, { accountId: held.proposedBy, onBehalfOf: held.proposedFor }, member);
    if (held.isRoundEnded) throw new RoundIsClosed();
    const now = this.trail.now(actor, member);
    await this.waivers.confirm(held.id, now);
    const fact = { ...nameOf(held), minutes: null, paperNumber: held.paperNumber, occurredAt: now.at };
    await this.recorder.record({ facts: [fact], withdrawn: [] });
    return 'learning.waiver-confirmed';
  }

  private async end(actor: Actor, held: Waiver, member: MemberSummary): Promise<string> {
    const first = firstOf(held);
    if (first !== null) await this.reach.requireSecond(actor, first, member);
    await this.waivers.close(held.id, 'ended', this.trail.now(actor, member));
    await this.recorder.record({ facts: [], withdrawn: [nameOf(held)] });
    return 'learning.waiver-ended';
  }
}

/** Who proposed its end; null while nobody did. */
function firstOf({ endProposedBy: accountId, endProposedFor: onBehalfOf }: Waiver): Decider | null {
  return accountId === null ? null : { accountId, onBehalfOf };
}

function requireWaiting({ state }: Waiver, answered: WaiverQuestion): void {
  if (state !== (answered === 'proposal' ? 'proposed' : 'ending')) throw new WaiverAnswered();
}

function isConfirmedBy(
  { state, confirmedBy, closedBy }: Waiver,
  { accountId }: Actor,
  answered: WaiverQuestion,
): boolean {
  if (answered === 'proposal') return state === 'standing' && confirmedBy === accountId;
  return state === 'ended' && closedBy === accountId;
}

/** The fact names cycle and requirement: it is about one member in one round. */
function nameOf({ id, memberId, cycleId, requirementKey }: Waiver): EvidenceName {
  return { memberId, kind: 'waiver', subject: `${cycleId} ${requirementKey}`, sourceId: id };
}
