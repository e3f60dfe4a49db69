import { Injectable } from '@nestjs/common';
import { Access, type Actor, cleanText, newId, NotFound, Transactions } from '@lopso/platform';
import {
  CorrectionAnswered,
  CorrectionOvertaken,
  invalidRoundDates,
  NothingCorrected,
  RoundTitleTaken,
} from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type RoundSummary } from '../rounds/round.repository';
import { type HeadingCorrection, headingCorrections, isSameHeading, type RoundHeading } from '../rounds/round.rules';
import { RoundService } from '../rounds/round.service';
import { type RoundCorrection, RoundCorrectionRepository } from './round-correction.repository';
import { type ProposalAct, RoundProposalService } from './round-proposal.service';

/** What one person proposes: all three words as they are to be. */
export interface CorrectionProposal extends RoundHeading {
  /** Number of the document behind it; left out: there is none. */
  readonly paperNumber?: string;
  readonly reason: string;
}

type Wanted = Pick<RoundCorrection, 'words' | 'paperNumber' | 'reason'>;

function cleaned({ title, decisionNumber, decidedOn, paperNumber = '', reason }: CorrectionProposal): Wanted {
  const number = cleanText(paperNumber);
  return {
    words: { title: cleanText(title), decisionNumber: cleanText(decisionNumber), decidedOn },
    paperNumber: number === '' ? null : number,
    reason: cleanText(reason),
  };
}

function isSame(one: RoundCorrection, { accountId }: Actor, { words, paperNumber, reason }: Wanted): boolean {
  const isSaid = one.paperNumber === paperNumber && one.reason === reason;
  return one.state === 'proposed' && one.proposedBy === accountId && isSaid && isSameHeading(one.words, words);
}

/** A correction, what it changes, and what the reader may do with it. */
export interface CorrectionView extends RoundCorrection {
  /** In the order title, number, date. */
  readonly changes: readonly HeadingCorrection[];
  readonly can: readonly ProposalAct[];
}

/** The corrections of a round, the newest first. */
export interface RoundCorrectionsView {
  readonly corrections: readonly CorrectionView[];
  readonly canPropose: boolean;
}

/** Title, decision number and date of a round put right: proposed, confirmed by a second person or refused, and listed. */
@Injectable()
export class RoundCorrectionService {
  constructor(
    private readonly corrections: RoundCorrectionRepository,
    private readonly proposals: RoundProposalService,
    private readonly transactions: Transactions,
    private readonly roundService: RoundService,
    private readonly access: Access,
  ) {}

  /**
   * Gives the id; the same proposal of the same person again while it waits, also at the same time: the same id.
   * @throws NotFound outside the officer's units; NothingCorrected, RoundTitleTaken, CorrectionOpen when one waits already; InvalidInput for a decision of a
   * day after the round was opened
   */
  async proposeCorrection(actor: Actor, roundId: string, proposal: CorrectionProposal): Promise<string> {
    const round = await this.proposals.requireRound(actor, roundId);
    const wanted = cleaned(proposal);
    if (!this.proposals.isBeforeOpening(wanted.words.decidedOn, round))
      throw invalidRoundDates([{ field: 'decidedOn', fault: 'decided-in-future' }]);
    return this.transactions.run(async () => {
      const before = await this.corrections.lockWords(roundId);
      if (before === null) throw new NotFound();
      const known = (await this.corrections.listOf(roundId)).find((one) => isSame(one, actor, wanted));
      if (known !== undefined) return known.id;
      const id = newId();
      if (isSameHeading(before, wanted.words)) throw new NothingCorrected();
      if (await this.corrections.isTitleTaken(wanted.words.title, round)) throw new RoundTitleTaken();
      const { by: proposedBy, onBehalfOf: proposedFor, at: proposedAt } = this.proposals.decidedNow(actor, round);
      const correction = { id, roundId, before, ...wanted, proposedBy, proposedFor, proposedAt };
      await this.corrections.insert(correction);
      await this.proposals.auditCorrection(actor, 'learning.round-correction-proposed', round, correction);
      return id;
    });
  }

  /**
   * The second person's yes: the round has the words from then on. Said again by the same: nothing.
   * @throws SamePerson for who proposed it, whatever account or lent right she uses; CorrectionOvertaken where the round has other words than it had then; CorrectionAnswered when it doesn't wait (any more); RoundTitleTaken
   * when another round has the title by now; NotFound
   */
  async confirmCorrection(actor: Actor, roundId: string, correctionId: string): Promise<void> {
    await this.answerCorrection(actor, { roundId, correctionId, wanted: 'done' }, async (held, round, words) => {
      await this.proposals.requireSecondPerson(actor, held, round);
      if (words === null || !isSameHeading(words, held.before)) throw new CorrectionOvertaken();
      await this.corrections.apply(roundId, held.words);
      await this.corrections.close(held.id, 'done', this.proposals.decidedNow(actor, round));
      await this.proposals.auditCorrection(actor, 'learning.round-corrected', round, held);
    });
  }

  /** No by whom ever opens rounds there; of who proposed it: taken back. Said again by the same: nothing. @throws CorrectionAnswered, NotFound */
  async refuseCorrection(actor: Actor, roundId: string, correctionId: string): Promise<void> {
    await this.answerCorrection(actor, { roundId, correctionId, wanted: 'refused' }, async (held, round) => {
      const isHers = held.proposedBy === actor.accountId;
      await this.corrections.close(
        held.id,
        isHers ? 'taken-back' : 'declined',
        this.proposals.decidedNow(actor, round),
      );
      const action = isHers ? 'learning.round-correction-taken-back' : 'learning.round-correction-declined';
      await this.proposals.auditCorrection(actor, action, round, held);
    });
  }

  private async answerCorrection(
    actor: Actor,
    asked: { readonly roundId: string; readonly correctionId: string; readonly wanted: 'done' | 'refused' },
    act: (held: RoundCorrection, round: RoundSummary, words: RoundHeading | null) => Promise<void>,
  ): Promise<void> {
    const round = await this.proposals.requireRound(actor, asked.roundId);
    await this.transactions.run(async () => {
      const words = await this.corrections.lockWords(asked.roundId);
      const held = await this.corrections.lock(asked.roundId, asked.correctionId);
      if (held === null) throw new NotFound();
      if (held.state === 'proposed') return act(held, round, words);
      const isDone = held.state === 'done';
      if (held.closedBy !== actor.accountId || isDone !== (asked.wanted === 'done')) throw new CorrectionAnswered();
    });
  }

  /** Who sees only a part of the round's units reads what was corrected, not what waits or was refused. @throws NotFound */
  async listCorrections(actor: Actor, roundId: string): Promise<RoundCorrectionsView> {
    const { unitPath, mayCount } = await this.roundService.getVisibleRound(actor, roundId);
    const listed = await this.corrections.listOf(roundId);
    const shown = mayCount ? listed : listed.filter(({ state }) => state === 'done');
    const mayCorrect = this.access.scope(actor, OPEN_ROUNDS).contains(unitPath);
    const waiting = shown.find(({ state }) => state === 'proposed');
    const can = mayCorrect && waiting !== undefined ? await this.proposals.actsOn(actor, waiting, unitPath) : [];
    return {
      corrections: shown.map((one) => ({
        ...one,
        changes: headingCorrections(one.before, one.words),
        can: one === waiting ? can : [],
      })),
      canPropose: mayCorrect && waiting === undefined,
    };
  }
}
