import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, NotFound, Transactions } from '@lopso/platform';
import { AnswerDoesNotFit, OwnPaper, PaperIsEntered } from '../assessment.errors';
import { ENTER_PAPER_QUIZZES } from '../assessment.permissions';
import { type Standing, standingOf } from '../attempts/attempt-result';
import { type Attempt, AttemptRepository } from '../attempts/attempt.repository';
import { attemptsAllowed, attemptsLeft, type CountingResponse, type QuestionMark } from '../attempts/attempt.rules';
import { AttemptService, type ResultPage } from '../attempts/attempt.service';
import { type SealedPaper } from '../attempts/paper.rules';
import { typeOf } from '../question-types/question-types.rules';
import { type AttemptLine } from '../work/attempt-history.repository';
import { WorkAccess } from '../work/work-access.service';
import { type CurrentQuiz, WorkCatalogueService } from '../work/work-catalogue.service';
import { type AttemptsAtQuiz, WorkHistoryService } from '../work/work-history.service';

/** A drawn sheet and whose it is. */
export interface PaperSheet {
  readonly attempt: Attempt;
  readonly member: MemberSummary;
}

/** One quiz as it can be taken on paper by a member. */
export interface PaperQuizOption extends Standing {
  readonly quizId: string;
  readonly title: string;
  readonly courseTitle: string;
  readonly attemptsLeft: number | null;
  /** The sheet that was drawn and waits for its answers. */
  readonly drawnAttemptId: string | null;
  /** It was drawn from an earlier edition of the course than the member is asked for. */
  readonly isOfEarlierEdition: boolean;
}

/** A member and the quizzes that can be taken on paper. */
export interface PaperQuizzes {
  readonly member: MemberSummary;
  readonly quizzes: readonly PaperQuizOption[];
}

function optionOf({ course, quiz }: CurrentQuiz, { lines, earlier, granted }: AttemptsAtQuiz): PaperQuizOption {
  const isDrawn = (line: AttemptLine): boolean => line.isOnPaper && line.submittedAt === null;
  const drawn = [...lines, ...earlier].find(isDrawn);
  return {
    quizId: quiz.id,
    title: quiz.title,
    courseTitle: course.title,
    attemptsLeft: attemptsLeft(attemptsAllowed(quiz.maxAttempts, granted), lines.length),
    drawnAttemptId: drawn?.id ?? null,
    isOfEarlierEdition: earlier.some(({ id }) => id === drawn?.id),
    ...standingOf(lines),
  };
}

/** Quizzes on paper: drawn for a member, printed, typed in, discarded. */
@Injectable()
export class PaperAttemptService {
  constructor(
    private readonly catalogue: WorkCatalogueService,
    private readonly attempts: AttemptService,
    private readonly workHistory: WorkHistoryService,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly attemptRepository: AttemptRepository,
    private readonly workAccess: WorkAccess,
    private readonly transactions: Transactions,
  ) {}

  /** What can be drawn for a member; written into the audit trail. @throws NotFound outside the officer's units */
  async listPaperQuizzes(actor: Actor, memberId: string): Promise<PaperQuizzes> {
    const member = await this.getVisibleMember(actor, memberId);
    const { unitPath } = member;
    await this.audit.recordRead(actor, {
      action: 'assessment.papers-listed',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
    });
    const quizzes: PaperQuizOption[] = [];
    for (const current of await this.catalogue.listQuizzesFor(memberId)) {
      quizzes.push(optionOf(current, await this.workHistory.getAttemptsAtQuiz(memberId, current.quiz.id)));
    }
    return { member, quizzes };
  }

  /** Draws a sheet, or gives the one that waits for its answers. @throws NotFound, OwnPaper, NoAttemptsLeft */
  async drawPaperAttempt(actor: Actor, memberId: string, quizId: string): Promise<PaperSheet> {
    const member = await this.getVisibleMember(actor, memberId);
    if (actor.memberId === memberId) throw new OwnPaper();
    const current = await this.catalogue.getQuiz(quizId);
    const attempt = await this.attempts.startOrResume(
      { memberId, current, enteredBy: actor.accountId },
      ({ id, number }) =>
        this.audit.record(actor, {
          action: 'assessment.paper-drawn',
          subjectType: 'attempt',
          subjectId: id,
          unitPath: member.unitPath,
          details: { memberId, quizId, number },
        }),
    );
    return { attempt, member };
  }

  private async getVisibleMember(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    this.access.require(actor, ENTER_PAPER_QUIZZES, member);
    return member;
  }

  /** Written into the audit trail. @throws NotFound outside the officer's units */
  async getPaperSheet(actor: Actor, attemptId: string): Promise<PaperSheet> {
    const found = await this.attemptRepository.find(attemptId);
    const sheet = found?.isOnPaper === true ? found : null;
    const { work: attempt, author: member } = await this.workAccess.requireWork(actor, ENTER_PAPER_QUIZZES, sheet);
    const { memberId } = attempt;
    const { unitPath } = member;
    await this.audit.recordRead(actor, {
      action: 'assessment.paper-read',
      subjectType: 'attempt',
      subjectId: attemptId,
      unitPath,
      details: { memberId },
    });
    return { attempt, member };
  }

  /** The result after the answers were typed in; reading it is written into the audit trail. @throws AttemptIsOpen before */
  async getPaperResult(actor: Actor, attemptId: string): Promise<ResultPage> {
    const attempt = await this.requireVisible(actor, await this.attemptRepository.find(attemptId));
    const page = await this.attempts.getResultPage(attempt);
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
  async enterPaperAttempt(actor: Actor, attemptId: string, answers: readonly CountingResponse[]): Promise<ResultPage> {
    await this.transactions.run(async () => {
      const attempt = await this.requireVisible(actor, await this.attemptRepository.lock(attemptId));
      if (actor.memberId === attempt.memberId) throw new OwnPaper();
      const typed = fitting(attempt.paper, answers);
      if (attempt.submittedAt !== null) {
        if (!isSame(attempt.marks ?? [], typed)) throw new PaperIsEntered();
        return;
      }
      await this.attempts.closeWithTypedAnswers(attempt, typed, actor.accountId);
      await this.recordPaperAct(actor, 'assessment.paper-entered', attempt);
    });
    return this.attempts.getResultPage(await this.requireVisible(actor, await this.attemptRepository.find(attemptId)));
  }

  /** Takes back a sheet that was drawn but not used, so that it costs no attempt. @throws PaperIsEntered when it was */
  async discardPaperAttempt(actor: Actor, attemptId: string): Promise<void> {
    await this.transactions.run(async () => {
      const attempt = await this.requireVisible(actor, await this.attemptRepository.lock(attemptId));
      if (!(await this.attemptRepository.discardDrawn(attemptId))) throw new PaperIsEntered();
      await this.recordPaperAct(actor, 'assessment.paper-discarded', attempt);
    });
  }

  private async requireVisible(actor: Actor, attempt: Attempt | null): Promise<Attempt> {
    const sheet = attempt?.isOnPaper === true ? attempt : null;
    return (await this.workAccess.requireWork(actor, ENTER_PAPER_QUIZZES, sheet)).work;
  }

  private recordPaperAct(actor: Actor, action: string, attempt: Attempt): Promise<void> {
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
