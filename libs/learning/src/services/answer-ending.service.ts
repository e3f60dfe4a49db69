import { Injectable } from '@nestjs/common';
import { type Actor, JobQueue, NotFound, Transactions, vietnamDate } from '@lopso/platform';
import { EndingAnswered } from '../learning-rounds.errors';
import { type RoundEnding, RoundEndingRepository } from '../storage/round-ending.repository';
import { type RoundSummary } from '../storage/round.repository';
import { CorrectionDesk } from './correction-desk';
import { EndingTrail } from './ending-trail';

/** The queue of rounds that go on again; payload `{ roundId }`. */
export const RESUME_ROUND = 'learning.resume-round';

/** What becomes of a proposed end of a round, or of its undoing: a second person's yes or no, or its maker takes it back (decision 0137). */
@Injectable()
export class AnswerEnding {
  constructor(
    private readonly endings: RoundEndingRepository,
    private readonly desk: CorrectionDesk,
    private readonly trail: EndingTrail,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The second person's yes. An end: the day of it is the last one that counts. A going on: all counts as if there had been no end, which a job derives. Said again by the
   * same: nothing. @throws SamePerson for who proposed it, whatever account or lent right she uses; EndingAnswered when it doesn't wait (any more); NotFound
   */
  async confirm(actor: Actor, roundId: string, endingId: string): Promise<void> {
    await this.answer(actor, { roundId, endingId, wanted: 'done' }, async (held, round) => {
      await this.desk.requireSecond(actor, held, round);
      const second = this.desk.now(actor, round);
      await this.endings.setEnd(roundId, held.act === 'end' ? vietnamDate(second.at) : null);
      await this.endings.close(held.id, 'done', second);
      await this.trail.note(actor, 'done', round, held);
      if (held.act === 'resume') await this.queue.send(RESUME_ROUND, { roundId });
    });
  }

  /** No by whom ever opens rounds there; of who proposed it: taken back. Said again by the same: nothing. @throws EndingAnswered, NotFound */
  async refuse(actor: Actor, roundId: string, endingId: string): Promise<void> {
    await this.answer(actor, { roundId, endingId, wanted: 'refused' }, async (held, round) => {
      const deed = held.proposedBy === actor.accountId ? 'taken-back' : 'declined';
      await this.endings.close(held.id, deed, this.desk.now(actor, round));
      await this.trail.note(actor, deed, round, held);
    });
  }

  private async answer(
    actor: Actor,
    asked: { readonly roundId: string; readonly endingId: string; readonly wanted: 'done' | 'refused' },
    act: (held: RoundEnding, round: RoundSummary) => Promise<void>,
  ): Promise<void> {
    const round = await this.desk.require(actor, asked.roundId);
    await this.transactions.run(async () => {
      await this.endings.lockRound(asked.roundId);
      const held = await this.endings.lock(asked.roundId, asked.endingId);
      if (held === null) throw new NotFound();
      if (held.state === 'proposed') return act(held, round);
      const isDone = held.state === 'done';
      if (held.closedBy !== actor.accountId || isDone !== (asked.wanted === 'done')) throw new EndingAnswered();
    });
  }
}
