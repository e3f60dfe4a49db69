import { Injectable } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  JobQueue,
  newId,
  NotFound,
  Transactions,
  vietnamDate,
} from '@lopso/platform';
import { ExternalClaimRepository } from '../external-certificates/external-claim.repository';
import { AudienceBusy, EndingAnswered, RoundIsClosed, RoundNotEnded } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { RemainingWorkService } from '../remaining-work/remaining-work.service';
import { type RoundState, type RoundSummary } from '../rounds/round.repository';
import { RoundService } from '../rounds/round.service';
import { type EndingAct, type EndingPeople, type RoundEnding, RoundEndingRepository } from './round-ending.repository';
import { type ProposalAct, RoundProposalService } from './round-proposal.service';

/** What happened to a proposal. */
export type EndingStep = 'proposed' | 'done' | 'declined' | 'taken-back';

const ACTIONS = {
  end: {
    proposed: 'learning.round-end-proposed',
    done: 'learning.round-ended',
    declined: 'learning.round-end-declined',
    'taken-back': 'learning.round-end-taken-back',
  },
  resume: {
    proposed: 'learning.round-resume-proposed',
    done: 'learning.round-resumed',
    declined: 'learning.round-resume-declined',
    'taken-back': 'learning.round-resume-taken-back',
  },
} as const;

/** What one person proposes. */
export interface EndingProposal {
  readonly act: EndingAct;
  /** Number of the document behind it; left out: there is none. */
  readonly paperNumber?: string;
  readonly reason: string;
}

/** Only what goes on is ended, only what was ended goes on again. */
function requireFit(state: RoundState, act: EndingAct): void {
  if (state === 'opening') throw new AudienceBusy();
  if (act === 'end' && state === 'closed') throw new RoundIsClosed();
  if (act === 'resume' && state !== 'closed') throw new RoundNotEnded();
}

function isSame(
  one: RoundEnding,
  { accountId }: Actor,
  wanted: Pick<RoundEnding, 'act' | 'paperNumber' | 'reason'>,
): boolean {
  const isSaid = one.act === wanted.act && one.paperNumber === wanted.paperNumber && one.reason === wanted.reason;
  return one.state === 'proposed' && one.proposedBy === accountId && isSaid;
}

/** The queue of rounds that go on again; payload `{ roundId }`. */
export const RESUME_ROUND = 'learning.resume-round';

/** An end, or a going on, and what the reader may do with it, as with corrections. */
export interface RoundEndingView extends RoundEnding {
  readonly can: readonly ProposalAct[];
}

/** What became of a round's end, the newest first. */
export interface RoundEndingsView {
  readonly endedOn: string | null;
  readonly endings: readonly RoundEndingView[];
  /** What the reader may propose now; null: nothing. */
  readonly canPropose: EndingAct | null;
}

function actOf(state: RoundState): EndingAct | null {
  if (state === 'opening') return null;
  return state === 'closed' ? 'resume' : 'end';
}

/** What ending a round would mean today. */
export interface EndingOutlook extends EndingPeople {
  /** Whoever of the unfinished has handed a task of the round in that nobody has graded yet, sent an outside certificate that no officer looked at, or has a waiver that waits for a second person: what is said after the last day counts no more. */
  readonly waiting: number;
  /** The round of its programme that comes after it; null: there is none yet. */
  readonly nextTitle: string | null;
  /** Earlier rounds of it that go on and renew: they ask again of whoever has not finished this one. */
  readonly olderTitles: readonly string[];
}

/** Rounds ended early and resumed: what an end would mean, its proposal, the second person, and the list. */
@Injectable()
export class RoundEndingService {
  constructor(
    private readonly endings: RoundEndingRepository,
    private readonly proposals: RoundProposalService,
    private readonly transactions: Transactions,
    private readonly queue: JobQueue,
    private readonly roundService: RoundService,
    private readonly access: Access,
    private readonly remainingWork: RemainingWorkService,
    private readonly workHistory: WorkHistoryService,
    private readonly claims: ExternalClaimRepository,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Gives the id; the same proposal of the same person again while it waits, also at the same time: the same id.
   * @throws NotFound outside the officer's units; AudienceBusy while it is being opened; RoundIsClosed, RoundNotEnded; EndingOpen when one waits already
   */
  async proposeEnding(actor: Actor, roundId: string, proposal: EndingProposal): Promise<string> {
    const round = await this.proposals.requireRound(actor, roundId);
    const number = cleanText(proposal.paperNumber ?? '');
    const paperNumber = number === '' ? null : number;
    const wanted = { act: proposal.act, reason: cleanText(proposal.reason), paperNumber };
    return this.transactions.run(async () => {
      const state = await this.endings.lockRound(roundId);
      if (state === null) throw new NotFound();
      const known = (await this.endings.listOf(roundId)).find((one) => isSame(one, actor, wanted));
      if (known !== undefined) return known.id;
      requireFit(state, wanted.act);
      const { by: proposedBy, onBehalfOf: proposedFor, at: proposedAt } = this.proposals.decidedNow(actor, round);
      const ending = { id: newId(), roundId, ...wanted, proposedBy, proposedFor, proposedAt };
      await this.endings.insert(ending);
      await this.auditEnding(actor, 'proposed', round, ending);
      return ending.id;
    });
  }

  /**
   * The second person's yes. An end: the day of it is the last one that counts. A going on: all counts as if there had been no end, which a job derives. Said again by the
   * same: nothing. @throws SamePerson for who proposed it, whatever account or lent right she uses; EndingAnswered when it doesn't wait (any more); NotFound
   */
  async confirmEnding(actor: Actor, roundId: string, endingId: string): Promise<void> {
    await this.answerEnding(actor, { roundId, endingId, wanted: 'done' }, async (held, round) => {
      await this.proposals.requireSecondPerson(actor, held, round);
      const second = this.proposals.decidedNow(actor, round);
      await this.endings.setEnd(roundId, held.act === 'end' ? vietnamDate(second.at) : null);
      await this.endings.close(held.id, 'done', second);
      await this.auditEnding(actor, 'done', round, held);
      if (held.act === 'resume') await this.queue.send(RESUME_ROUND, { roundId });
    });
  }

  /** No by whom ever opens rounds there; of who proposed it: taken back. Said again by the same: nothing. @throws EndingAnswered, NotFound */
  async refuseEnding(actor: Actor, roundId: string, endingId: string): Promise<void> {
    await this.answerEnding(actor, { roundId, endingId, wanted: 'refused' }, async (held, round) => {
      const deed = held.proposedBy === actor.accountId ? 'taken-back' : 'declined';
      await this.endings.close(held.id, deed, this.proposals.decidedNow(actor, round));
      await this.auditEnding(actor, deed, round, held);
    });
  }

  private async answerEnding(
    actor: Actor,
    asked: { readonly roundId: string; readonly endingId: string; readonly wanted: 'done' | 'refused' },
    act: (held: RoundEnding, round: RoundSummary) => Promise<void>,
  ): Promise<void> {
    const round = await this.proposals.requireRound(actor, asked.roundId);
    await this.transactions.run(async () => {
      await this.endings.lockRound(asked.roundId);
      const held = await this.endings.lock(asked.roundId, asked.endingId);
      if (held === null) throw new NotFound();
      if (held.state === 'proposed') return act(held, round);
      const isDone = held.state === 'done';
      if (held.closedBy !== actor.accountId || isDone !== (asked.wanted === 'done')) throw new EndingAnswered();
    });
  }

  /** Who sees only a part of the round's units reads what was done, not what waits or was refused. @throws NotFound */
  async listEndings(actor: Actor, roundId: string): Promise<RoundEndingsView> {
    const { unitPath, mayCount, state, endedOn } = await this.roundService.getVisibleRound(actor, roundId);
    const listed = await this.endings.listOf(roundId);
    const shown = mayCount ? listed : listed.filter((one) => one.state === 'done');
    const mayEnd = this.access.scope(actor, OPEN_ROUNDS).contains(unitPath);
    const waiting = shown.find((one) => one.state === 'proposed');
    const can = mayEnd && waiting !== undefined ? await this.proposals.actsOn(actor, waiting, unitPath) : [];
    return {
      endedOn,
      endings: shown.map((one) => ({ ...one, can: one === waiting ? can : [] })),
      canPropose: mayEnd && waiting === undefined ? actOf(state) : null,
    };
  }

  /** Writes nothing. @throws NotFound outside the officer's units, AudienceBusy */
  async previewEnding(actor: Actor, roundId: string): Promise<EndingOutlook> {
    const round = await this.proposals.requireRound(actor, roundId);
    if (round.state === 'opening') throw new AudienceBusy();
    const today = this.clock.today();
    const people = await this.endings.people(roundId, today);
    const waiting = await this.waitingIn(roundId, await this.endings.unfinishedIn(roundId, today));
    const [nextTitle, olderTitles] = [await this.endings.nextTitle(roundId), await this.endings.olderTitles(roundId)];
    return { ...people, waiting, nextTitle, olderTitles };
  }

  private async waitingIn(roundId: string, memberIds: readonly string[]): Promise<number> {
    const tasks = new Set(await this.remainingWork.tasksOf(roundId));
    const certificates = new Set(await this.remainingWork.certificatesOf(roundId));
    const handedIn =
      tasks.size === 0 ? new Map<string, string[]>() : await this.workHistory.findWaitingTasks(memberIds, []);
    const sent = certificates.size === 0 ? new Map<string, string[]>() : await this.claims.waitingOf(memberIds);
    const letOff = await this.endings.awaitingWaiver(roundId, memberIds);
    const isAsked = (id: string): boolean =>
      letOff.has(id) ||
      (handedIn.get(id) ?? []).some((task) => tasks.has(task)) ||
      (sent.get(id) ?? []).some((kind) => certificates.has(kind));
    return memberIds.filter(isAsked).length;
  }

  /** Joins a transaction. */
  async auditEnding(
    actor: Actor,
    deed: EndingStep,
    { id: subjectId, unitPath, title }: RoundSummary,
    { act, paperNumber }: Pick<RoundEnding, 'act' | 'paperNumber'>,
  ): Promise<void> {
    const action = ACTIONS[act][deed];
    await this.audit.record(actor, {
      ...{ action, subjectType: 'round', subjectId, unitPath },
      details: { title, paperNumber: paperNumber ?? undefined },
    });
  }
}
