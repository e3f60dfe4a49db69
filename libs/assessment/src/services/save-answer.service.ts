import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, IdempotencyConflict, NotFound } from '@lopso/platform';
import { AnswerDoesNotFit, AttemptIsSubmitted, TimeIsUp } from '../assessment.errors';
import { LEARN } from '../assessment.permissions';
import { readResponse } from '../rules/question-types/registry';
import { AnswerRepository, type IncomingAnswer, type SaveOutcome } from '../storage/answer.repository';

/** One answer as a phone sends it. */
export interface AnswerInput {
  readonly questionId: string;
  readonly deviceId: string;
  /** Counts the answers of this device to this attempt; the higher one is the newer one. */
  readonly sequence: number;
  readonly response: unknown;
}

/** The proof that an answer is on disk. */
export interface AnswerReceipt {
  readonly questionId: string;
  readonly sequence: number;
  readonly savedAt: Date;
  /** The newest answer another device gave in this attempt; null when there is none. */
  readonly elsewhereAt: Date | null;
}

/** Saves answers one by one; what is acknowledged is committed (DESIGN 4.1). */
@Injectable()
export class SaveAnswer {
  constructor(
    private readonly answers: AnswerRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * Same (device, sequence) and response again: same receipt, also after the attempt ended; another response: conflict.
   * @throws NotFound for an attempt of somebody else
   * @throws AttemptIsSubmitted, TimeIsUp, AnswerDoesNotFit, IdempotencyConflict
   */
  async save(actor: Actor, attemptId: string, input: AnswerInput): Promise<AnswerReceipt> {
    const memberId = this.access.requireMember(actor, LEARN);
    const read = readResponse(input.response);
    if (read === null) throw new AnswerDoesNotFit();
    const { questionId, deviceId, sequence } = input;
    const answer = { attemptId, memberId, questionId, deviceId, sequence, read, receivedAt: this.clock.now() };
    const outcome = await this.write(answer);
    return { questionId, sequence, savedAt: savedAtOf(outcome), elsewhereAt: outcome.elsewhereAt };
  }

  /**
   * Two copies of one save that meet: the second waits for the first but can't see its row in the same statement, so it
   * asks again.
   */
  private async write(answer: IncomingAnswer): Promise<SaveOutcome> {
    const first = await this.answers.save(answer);
    if (first === null) throw new NotFound();
    const isUndecided = first.savedAt === null && first.knownAt === null && isTaken(first);
    const outcome = isUndecided ? await this.answers.save(answer) : first;
    if (outcome === null) throw new NotFound();
    return outcome;
  }
}

function isTaken(outcome: SaveOutcome): boolean {
  return outcome.isOpen && outcome.isInTime && outcome.fits;
}

function savedAtOf(outcome: SaveOutcome): Date {
  if (outcome.savedAt !== null) return outcome.savedAt;
  if (outcome.knownAt !== null && outcome.isSame === true) return outcome.knownAt;
  if (outcome.knownAt !== null) throw new IdempotencyConflict();
  if (!outcome.isOpen) throw new AttemptIsSubmitted();
  if (!outcome.isInTime) throw new TimeIsUp();
  throw new AnswerDoesNotFit();
}
