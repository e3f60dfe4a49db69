import { Injectable } from '@nestjs/common';
import { type Actor, cleanText, newId, NotFound, Transactions } from '@lopso/platform';
import { NothingCorrected } from '../learning-rounds.errors';
import { invalidRoundDates, RoundTitleTaken } from '../learning.errors';
import { isSameWords, type RoundWords } from '../rules/round-words';
import { type RoundCorrection, RoundCorrectionRepository } from '../storage/round-correction.repository';
import { CorrectionDesk } from './correction-desk';

/** What one person proposes: all three words as they are to be. */
export interface CorrectionProposal extends RoundWords {
  /** Number of the document behind it; left out: there is none. */
  readonly paperNumber?: string;
  readonly reason: string;
}

/** Proposes that a round's title, decision number or decision date is put right; nothing changes before another person has confirmed it (decision 0124). */
@Injectable()
export class CorrectRound {
  constructor(
    private readonly corrections: RoundCorrectionRepository,
    private readonly desk: CorrectionDesk,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives the id; the same proposal of the same person again while it waits, also at the same time: the same id.
   * @throws NotFound outside the officer's units; NothingCorrected, RoundTitleTaken, CorrectionOpen when one waits already; InvalidInput for a decision of a
   * day after the round was opened
   */
  async propose(actor: Actor, roundId: string, proposal: CorrectionProposal): Promise<string> {
    const round = await this.desk.require(actor, roundId);
    const wanted = cleaned(proposal);
    if (!this.desk.isBeforeOpening(wanted.words.decidedOn, round))
      throw invalidRoundDates([{ field: 'decidedOn', fault: 'decided-in-future' }]);
    return this.transactions.run(async () => {
      const before = await this.corrections.lockWords(roundId);
      if (before === null) throw new NotFound();
      const known = (await this.corrections.listOf(roundId)).find((one) => isSame(one, actor, wanted));
      if (known !== undefined) return known.id;
      const id = newId();
      if (isSameWords(before, wanted.words)) throw new NothingCorrected();
      if (await this.corrections.isTitleTaken(wanted.words.title, round)) throw new RoundTitleTaken();
      const { by: proposedBy, onBehalfOf: proposedFor, at: proposedAt } = this.desk.now(actor, round);
      const correction = { id, roundId, before, ...wanted, proposedBy, proposedFor, proposedAt };
      await this.corrections.insert(correction);
      await this.desk.note(actor, 'learning.round-correction-proposed', round, correction);
      return id;
    });
  }
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
  return one.state === 'proposed' && one.proposedBy === accountId && isSaid && isSameWords(one.words, words);
}
