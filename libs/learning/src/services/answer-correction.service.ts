import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Transactions } from '@lopso/platform';
import { CorrectionAnswered, CorrectionOvertaken } from '../learning-rounds.errors';
import { isSameWords, type RoundWords } from '../rules/round-words';
import { type RoundCorrection, RoundCorrectionRepository } from '../storage/round-correction.repository';
import { type RoundSummary } from '../storage/round.repository';
import { CorrectionDesk } from './correction-desk';

/** What becomes of a proposed correction of a round: a second person's yes or no, or its maker takes it back (decision 0124). */
@Injectable()
export class AnswerCorrection {
  constructor(
    private readonly corrections: RoundCorrectionRepository,
    private readonly desk: CorrectionDesk,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The second person's yes: the round has the words from then on. Said again by the same: nothing.
   * @throws SamePerson for who proposed it, whatever account or lent right she uses; CorrectionOvertaken where the round has other words than it had then; CorrectionAnswered when it doesn't wait (any more); RoundTitleTaken
   * when another round has the title by now; NotFound
   */
  async confirm(actor: Actor, roundId: string, correctionId: string): Promise<void> {
    await this.answer(actor, { roundId, correctionId, wanted: 'done' }, async (held, round, words) => {
      await this.desk.requireSecond(actor, held, round);
      if (words === null || !isSameWords(words, held.before)) throw new CorrectionOvertaken();
      await this.corrections.apply(roundId, held.words);
      await this.corrections.close(held.id, 'done', this.desk.now(actor, round));
      await this.desk.note(actor, 'learning.round-corrected', round, held);
    });
  }

  /** No by whom ever opens rounds there; of who proposed it: taken back. Said again by the same: nothing. @throws CorrectionAnswered, NotFound */
  async refuse(actor: Actor, roundId: string, correctionId: string): Promise<void> {
    await this.answer(actor, { roundId, correctionId, wanted: 'refused' }, async (held, round) => {
      const isHers = held.proposedBy === actor.accountId;
      await this.corrections.close(held.id, isHers ? 'taken-back' : 'declined', this.desk.now(actor, round));
      const action = isHers ? 'learning.round-correction-taken-back' : 'learning.round-correction-declined';
      await this.desk.note(actor, action, round, held);
    });
  }

  private async answer(
    actor: Actor,
    asked: { readonly roundId: string; readonly correctionId: string; readonly wanted: 'done' | 'refused' },
    act: (held: RoundCorrection, round: RoundSummary, words: RoundWords | null) => Promise<void>,
  ): Promise<void> {
    const round = await this.desk.require(actor, asked.roundId);
    await this.transactions.run(async () => {
      const words = await this.corrections.lockWords(asked.roundId);
      const held = await this.corrections.lock(asked.roundId, asked.correctionId);
      if (held === null) throw new NotFound();
      if (held.state === 'proposed') return act(held, round, words);
      const isDone = held.state === 'done';
      if (held.closedBy !== actor.accountId || isDone !== (asked.wanted === 'done')) throw new CorrectionAnswered();
    });
  }
}
