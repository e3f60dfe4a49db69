import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  newId,
  NotFound,
  type Permission,
  Transactions,
} from '@lopso/platform';
import { type Decider } from '../approvals/approver.rules';
import { ApproverService, type FirstDecision } from '../approvals/approver.service';
import { CompletionService } from '../completion/completion.service';
import { type EvidenceName } from '../completion/evidence.repository';
import { CycleRepository } from '../cycles/cycle.repository';
import {
  OwnWaiver,
  RoundIsClosed,
  SamePerson,
  UnknownRequirement,
  WaiverAnswered,
  WaiverOpen,
} from '../learning.errors';
import { READ_PROGRESS, READ_WAITING_WAIVERS, WAIVE } from '../learning.permissions';
import { nodesOf } from '../requirements/requirement.rules';
import { RoundService } from '../rounds/round.service';
import { type By, type Waiver, WaiverRepository } from './waiver.repository';

const NOBODY = '00000000-0000-0000-0000-000000000000';

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

/** What one person proposes. */
export interface WaiverProposal {
  readonly requirementKey: string;
  /** Number of the paper that allows it. */
  readonly paperNumber: string;
  readonly reason: string;
}

function isSame(
  one: Waiver,
  { accountId }: Actor,
  wanted: Pick<Waiver, 'requirementKey' | 'paperNumber' | 'reason'>,
): boolean {
  return (
    one.state === 'proposed' &&
    one.proposedBy === accountId &&
    one.requirementKey === wanted.requirementKey &&
    one.paperNumber === wanted.paperNumber &&
    one.reason === wanted.reason
  );
}

/** What waits for a second person. A late or repeated answer names its question: it never answers the next one. */
export const WAIVER_QUESTIONS = ['proposal', 'end'] as const;

export type WaiverQuestion = (typeof WAIVER_QUESTIONS)[number];

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

/** Requirements waived for one member by two people: proposed, confirmed, refused, ended and listed. */
@Injectable()
export class WaiverService {
  constructor(
    private readonly waivers: WaiverRepository,
    private readonly cycles: CycleRepository,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly roundService: RoundService,
    private readonly transactions: Transactions,
    private readonly completions: CompletionService,
    private readonly approvers: ApproverService,
    private readonly clock: Clock,
  ) {}

  /** Of one cycle, the newest first; written into the audit trail. @throws NotFound outside the actor's units */
  async listWaiversOfCycle(actor: Actor, cycleId: string): Promise<WaiverOf[]> {
    const { member } = await this.requireVisible(actor, await this.cycles.find(cycleId), READ_PROGRESS);
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
  async listWaitingWaivers(
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

  /**
   * Gives the id; the same proposal of the same person again: the same id.
   * @throws NotFound outside the officer's units; OwnWaiver, RoundIsClosed, UnknownRequirement; WaiverOpen when one stands or waits already
   */
  async proposeWaiver(actor: Actor, cycleId: string, proposal: WaiverProposal): Promise<string> {
    const { row: cycle, member } = await this.requireNotOwn(actor, await this.cycles.find(cycleId));
    if ((await this.roundService.getRound(cycle.roundId)).state === 'closed') throw new RoundIsClosed();
    const nodes = nodesOf(await this.roundService.requirementsOf(cycle.roundId));
    const node = nodes.find(({ key }) => key === proposal.requirementKey);
    if (node === undefined) throw new UnknownRequirement();
    const said = { paperNumber: cleanText(proposal.paperNumber), reason: cleanText(proposal.reason) };
    const waiver = { id: newId(), cycleId, requirementKey: node.key, label: node.label, ...said };
    const known = (await this.waivers.listOf(cycleId)).find((one) => isSame(one, actor, waiver));
    if (known !== undefined) return known.id;
    await this.transactions.run(async () => {
      const { by: proposedBy, onBehalfOf: proposedFor, at: proposedAt } = this.decidedNow(actor, member);
      await this.waivers.insert(
        { ...waiver, proposedBy, proposedFor, proposedAt },
        { waiver_open_uq: () => new WaiverOpen(), waiver_cycle_fk: () => new NotFound() },
      );
      await this.auditWaiver(actor, 'learning.waiver-proposed', member, waiver);
    });
    return waiver.id;
  }

  /**
   * The second person's yes to what she saw waiting: a proposal, which counts from then on, or its end. Said again by the same: the same answer.
   * @throws SamePerson for who proposed it, whatever account or lent right she uses; WaiverAnswered when that doesn't wait (any more); OwnWaiver, NotFound; RoundIsClosed for a proposal in a round that was
   * ended
   */
  async confirmWaiver(actor: Actor, waiverId: string, answered: WaiverQuestion): Promise<WaiverOf> {
    return this.changeWaiver(actor, waiverId, async (held, member) => {
      if (isConfirmedBy(held, actor, answered)) return null;
      requireWaiting(held, answered);
      return answered === 'proposal' ? this.beginWaiver(actor, held, member) : this.endWaiver(actor, held, member);
    });
  }

  /** Proposes that it is taken back. @throws WaiverAnswered unless it stands; OwnWaiver, NotFound */
  async proposeWaiverEnd(actor: Actor, waiverId: string, words: string): Promise<WaiverOf> {
    const reason = cleanText(words);
    return this.changeWaiver(actor, waiverId, async (held, member) => {
      if (held.state === 'ending' && held.endProposedBy === actor.accountId && held.endReason === reason) return null;
      if (held.state !== 'standing') throw new WaiverAnswered();
      await this.waivers.proposeEnd(held.id, reason, this.decidedNow(actor, member));
      return 'learning.waiver-end-proposed';
    });
  }

  /** No to what was seen waiting, by whom ever: a proposal is dropped, one that was to end goes on. @throws WaiverAnswered, OwnWaiver, NotFound */
  async refuseWaiver(actor: Actor, waiverId: string, answered: WaiverQuestion): Promise<WaiverOf> {
    return this.changeWaiver(actor, waiverId, async (held, member) => {
      if (answered === 'proposal' && held.state === 'dropped' && held.closedBy === actor.accountId) return null;
      requireWaiting(held, answered);
      if (answered === 'proposal') {
        await this.waivers.close(held.id, 'dropped', this.decidedNow(actor, member));
        return 'learning.waiver-dropped';
      }
      await this.waivers.keep(held.id);
      return 'learning.waiver-kept';
    });
  }

  private async changeWaiver(
    actor: Actor,
    waiverId: string,
    act: (held: Waiver, member: MemberSummary) => Promise<string | null>,
  ): Promise<WaiverOf> {
    const { row, member } = await this.requireNotOwn(actor, await this.waivers.find(waiverId));
    await this.transactions.run(async () => {
      const held = (await this.waivers.lock(waiverId)) ?? row;
      const action = await act(held, member);
      if (action !== null) await this.auditWaiver(actor, action, member, held);
    });
    return { waiver: (await this.waivers.find(waiverId)) ?? row, member };
  }

  private async beginWaiver(actor: Actor, held: Waiver, member: MemberSummary): Promise<string> {
    await this.requireSecondPerson(actor, { accountId: held.proposedBy, onBehalfOf: held.proposedFor }, member);
    if (held.isRoundEnded) throw new RoundIsClosed();
    const now = this.decidedNow(actor, member);
    await this.waivers.confirm(held.id, now);
    const fact = { ...nameOf(held), minutes: null, paperNumber: held.paperNumber, occurredAt: now.at };
    await this.completions.recordEvidence({ facts: [fact], withdrawn: [] });
    return 'learning.waiver-confirmed';
  }

  private async endWaiver(actor: Actor, held: Waiver, member: MemberSummary): Promise<string> {
    const first = firstOf(held);
    if (first !== null) await this.requireSecondPerson(actor, first, member);
    await this.waivers.close(held.id, 'ended', this.decidedNow(actor, member));
    await this.completions.recordEvidence({ facts: [], withdrawn: [nameOf(held)] });
    return 'learning.waiver-ended';
  }

  /** The ids of those that wait for a second person who the actor may be: another person's word, and not about her. Her units are not asked here. */
  async answerableBy(actor: Actor, waivers: readonly WaiverOf[]): Promise<ReadonlySet<string>> {
    const waiting = waivers.flatMap(firstDecision);
    if (waiting.length === 0) return new Set();
    const bars = await this.approvers.obstaclesToApproval(actor, WAIVE, waiting);
    return new Set([...bars].flatMap(([id, { isSamePerson, isOwn }]) => (isSamePerson || isOwn ? [] : [id])));
  }

  /** The row with its member; what is not there asks the database as much as what is hidden. @throws NotFound */
  async requireVisible<Row extends { readonly memberId: string }>(
    actor: Actor,
    row: Row | null,
    permission: Permission = WAIVE,
  ): Promise<{ readonly row: Row; readonly member: MemberSummary }> {
    const memberId = row?.memberId ?? NOBODY;
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (row === null || member === undefined) throw new NotFound();
    this.access.require(actor, permission, member);
    return { row, member };
  }

  /** The same for who changes something. @throws OwnWaiver for her own, also by a second account of hers or a right that she lent */
  async requireNotOwn<Row extends { readonly memberId: string }>(
    actor: Actor,
    row: Row | null,
  ): Promise<{ readonly row: Row; readonly member: MemberSummary }> {
    const found = await this.requireVisible(actor, row);
    const right = { permission: WAIVE, unitPath: found.member.unitPath };
    const isOwn = await this.approvers.isOwnMemberOf(actor, right, [found.member.id]);
    if (isOwn(found.member.id)) throw new OwnWaiver();
    return found;
  }

  /** @throws SamePerson unless the actor is another person than who said the first word, by another right (decision 0104) */
  async requireSecondPerson(actor: Actor, first: Decider, { unitPath }: MemberSummary): Promise<void> {
    const second = this.approvers.deciderOf(actor, { permission: WAIVE, unitPath });
    if (!(await this.approvers.isAnotherPerson(first, second))) throw new SamePerson();
  }

  decidedNow(actor: Actor, { unitPath }: Pick<MemberSummary, 'unitPath'>): By {
    const { accountId: by, onBehalfOf } = this.approvers.deciderOf(actor, { permission: WAIVE, unitPath });
    return { by, onBehalfOf, at: this.clock.now() };
  }

  async auditWaiver(
    actor: Actor,
    action: string,
    { id: memberId, unitPath }: MemberSummary,
    { id, label, paperNumber }: Pick<Waiver, 'id' | 'label' | 'paperNumber'>,
  ): Promise<void> {
    const entry = { action, subjectType: 'waiver', subjectId: id, unitPath };
    await this.audit.record(actor, { ...entry, details: { memberId, subject: label, paperNumber } });
  }
}

function firstDecision({ waiver, member: { id: memberId, unitPath } }: WaiverOf): FirstDecision[] {
  const { id, state, proposedBy, proposedFor, endProposedBy, endProposedFor } = waiver;
  const about = { id, unitPath, holderIds: [memberId] };
  if (state === 'proposed') return [{ ...about, by: { accountId: proposedBy, onBehalfOf: proposedFor } }];
  if (state !== 'ending' || endProposedBy === null) return [];
  return [{ ...about, by: { accountId: endProposedBy, onBehalfOf: endProposedFor } }];
}
