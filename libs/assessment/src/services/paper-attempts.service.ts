import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Transactions } from '@lopso/platform';
import { AnswerDoesNotFit, OwnPaper, PaperIsEntered } from '../assessment.errors';
import { ENTER_PAPER_QUIZZES } from '../assessment.permissions';
import { type CountingResponse, type QuestionMark } from '../rules/mark-paper';
import { type SealedPaper } from '../rules/paper';
import { typeOf } from '../rules/question-types/registry';
import { type Attempt, AttemptRepository } from '../storage/attempt.repository';
import { AttemptCloser } from './attempt-closer';
import { AttemptResults, type ResultPage } from './attempt-results.service';
import { WorkReach } from './work-reach';

/** Paper quizzes after they were drawn: reading the sheet, typing the answers in, taking an unused one back. */
@Injectable()
export class PaperAttempts {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly closer: AttemptCloser,
    private readonly results: AttemptResults,
    private readonly reach: WorkReach,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /** The result after the answers were typed in; reading it is written into the audit trail. @throws AttemptIsOpen before */
  async result(actor: Actor, attemptId: string): Promise<ResultPage> {
    const attempt = await this.visible(actor, await this.attempts.find(attemptId));
    const page = await this.results.pageOf(attempt);
    const { memberId, unitPath } = attempt;
    await this.audit.recordRead(actor, {
      action: 'assessment.paper-result-read',
      subjectType: 'attempt',
      subjectId: attemptId,
      unitPath,
      details: { memberId },
    });
    return page;
  }

  /**
   * Types in every answer at once and hands the attempt in. The same answers again: the same result.
   * @throws AnswerDoesNotFit for a question or answer the sheet doesn't have; PaperIsEntered when others were typed in before;
   * OwnPaper for one's own
   */
  async enter(actor: Actor, attemptId: string, answers: readonly CountingResponse[]): Promise<ResultPage> {
    await this.transactions.run(async () => {
      const attempt = await this.visible(actor, await this.attempts.lock(attemptId));
      if (actor.memberId === attempt.memberId) throw new OwnPaper();
      const typed = fitting(attempt.paper, answers);
      if (attempt.submittedAt !== null) {
        if (!isSame(attempt.marks ?? [], typed)) throw new PaperIsEntered();
        return;
      }
      await this.closer.closeWithTypedAnswers(attempt, typed, actor.accountId);
      await this.record(actor, 'assessment.paper-entered', attempt);
    });
    return this.results.pageOf(await this.visible(actor, await this.attempts.find(attemptId)));
  }

  /** Takes back a sheet that was drawn but not used, so that it costs no attempt. @throws PaperIsEntered when it was */
  async discard(actor: Actor, attemptId: string): Promise<void> {
    await this.transactions.run(async () => {
      const attempt = await this.visible(actor, await this.attempts.lock(attemptId));
      if (!(await this.attempts.discardDrawn(attemptId))) throw new PaperIsEntered();
      await this.record(actor, 'assessment.paper-discarded', attempt);
    });
  }

  private async visible(actor: Actor, attempt: Attempt | null): Promise<Attempt> {
    const sheet = attempt?.isOnPaper === true ? attempt : null;
    return (await this.reach.require(actor, ENTER_PAPER_QUIZZES, sheet)).work;
  }

  private record(actor: Actor, action: string, attempt: Attempt): Promise<void> {
    const { id, memberId, quizId, number, unitPath } = attempt;
    const details = { memberId, quizId, number };
    return this.audit.record(actor, { action, subjectType: 'attempt', subjectId: id, unitPath, details });
  }
}

/** The answers in their canonical form. @throws AnswerDoesNotFit */
function fitting(paper: SealedPaper, answers: readonly CountingResponse[]): CountingResponse[] {
  const questions = new Map(paper.questions.map((question) => [question.id, question]));
  return answers.map(({ questionId, response }) => {
    const question = questions.get(questionId);
    const type = question === undefined ? null : typeOf(question.type);
    const parsed = type?.parse(response) ?? null;
    if (question === undefined || type === null || parsed === null) throw new AnswerDoesNotFit();
    const known = new Set(question.choices.map((choice) => choice.id));
    if (!type.choicesIn(parsed).every((choice) => known.has(choice))) throw new AnswerDoesNotFit();
    return { questionId, response: type.isAnswered(parsed) ? parsed : null };
  });
}

function isSame(marks: readonly QuestionMark[], typed: readonly CountingResponse[]): boolean {
  const given = new Map(typed.map(({ questionId, response }) => [questionId, response]));
  return marks.every((mark) => isDeepStrictEqual(mark.response, given.get(mark.questionId) ?? null));
}
