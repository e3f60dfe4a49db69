import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Access, type Actor, Clock, Events, IdempotencyConflict, newId, NotFound, Transactions } from '@lopso/platform';
import {
  AnswerDoesNotFit,
  AttemptIsOpen,
  AttemptIsSubmitted,
  AttemptStartFailed,
  NoAttemptsLeft,
  TimeIsUp,
} from '../assessment.errors';
import { QuizPassed } from '../assessment.events';
import { LEARN } from '../assessment.permissions';
import { type AttemptGrant } from '../attempt-grants/attempt-grant.repository';
import { readResponse } from '../question-types/question-types.rules';
import { type AttemptLine } from '../work/attempt-history.repository';
import { type CurrentQuiz, WorkCatalogueService } from '../work/work-catalogue.service';
import { WorkHistoryService } from '../work/work-history.service';
import { isWithinWindow } from '../work/work-window.rules';
import {
  attemptResult,
  type AttemptResult,
  type AttemptView,
  attemptView,
  type Standing,
  standingOf,
  type TaskHint,
} from './attempt-result';
import {
  type Attempt,
  AttemptRepository,
  type Exhausted,
  type IncomingAnswer,
  type NewAttempt,
  type SaveOutcome,
  type SubmittedHow,
} from './attempt.repository';
import {
  attemptsAllowed,
  attemptsLeft,
  type CountingResponse,
  deadlinesOf,
  isOverdue,
  latestAnswers,
  type LessonToReread,
  markPaper,
  rightAnswersNeeded,
} from './attempt.rules';
import { drawPaper, outlineOf, type PaperCourse } from './paper.rules';

/** What a member reads before starting, and where they stand. */
export interface QuizOverview extends Standing {
  readonly id: string;
  readonly title: string;
  readonly introHtml: string;
  readonly course: PaperCourse;
  readonly count: number;
  readonly passPercent: number;
  readonly rightAnswersNeeded: number;
  readonly timeLimitMinutes: number | null;
  /** With those that were given; null: no limit. */
  readonly maxAttempts: number | null;
  /** Further attempts that were given and count now, the first first. */
  readonly granted: readonly Pick<AttemptGrant, 'number' | 'reason' | 'givenAt'>[];
  readonly attemptsLeft: number | null;
  /** The attempt to go on with; null when there is none or its time is over. */
  readonly openAttemptId: string | null;
  readonly attempts: readonly AttemptLine[];
  /** The newest attempt drawn from an earlier edition of the course than is asked for, which counts for nothing of that; null: none. */
  readonly earlierAttempt: AttemptLine | null;
  /** Behind the wrong answers of the last attempt, when that was not passed. */
  readonly lessonsToReread: readonly LessonToReread[];
}

/** Starts that meet at the same moment: after so many rounds the number was surely free once. */
const MAX_TRIES = 5;

/** Who starts what, on the phone or (entered by an account) on paper. */
export interface StartRequest {
  readonly memberId: string;
  readonly current: CurrentQuiz;
  /** The account that draws a paper quiz; null on the phone. */
  readonly enteredBy: string | null;
}

/** What is written down beside an attempt that was given out. */
type AttemptNote = (attempt: Attempt) => Promise<void>;

function seed(): string {
  return randomBytes(16).toString('hex');
}

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

/** A result together with what comes next. */
export interface ResultPage {
  readonly result: AttemptResult;
  /** Over all attempts at this quiz that count now: the best one. */
  readonly standing: Standing;
  readonly attemptsLeft: number | null;
  /** It was drawn from an earlier edition of the course than is asked for, and counts for nothing of that. */
  readonly isOfEarlierEdition: boolean;
  /** The practical task of the course, if it has one. */
  readonly task: TaskHint | null;
}

/** Attempts at a quiz: started, answered, handed in, closed when time is up, read with their result. */
@Injectable()
export class AttemptService {
  constructor(
    private readonly catalogue: WorkCatalogueService,
    private readonly workHistory: WorkHistoryService,
    private readonly attemptRepository: AttemptRepository,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly transactions: Transactions,
    private readonly events: Events,
  ) {}

  /** @throws NotFound when no current course has this quiz */
  async getQuizOverview(actor: Actor, quizId: string): Promise<QuizOverview> {
    const memberId = this.access.requireMember(actor, LEARN);
    const { course, quiz } = await this.catalogue.getQuiz(quizId);
    const { lines, earlier, granted } = await this.workHistory.getAttemptsAtQuiz(memberId, quizId);
    const maxAttempts = attemptsAllowed(quiz.maxAttempts, granted);
    const open = lines.find((line) => line.submittedAt === null && !line.isOnPaper);
    return {
      id: quiz.id,
      title: quiz.title,
      introHtml: quiz.introHtml,
      course: { id: course.id, title: course.title, motif: course.motif },
      count: quiz.count,
      passPercent: quiz.passPercent,
      rightAnswersNeeded: rightAnswersNeeded(quiz.count, quiz.passPercent),
      timeLimitMinutes: quiz.timeLimitMinutes,
      ...{ maxAttempts, granted, attemptsLeft: attemptsLeft(maxAttempts, lines.length) },
      openAttemptId: open === undefined || isOverdue(open, this.clock.now()) ? null : open.id,
      attempts: lines,
      earlierAttempt: earlier.at(-1) ?? null,
      lessonsToReread: await this.lessonsOfLast(lines),
      ...standingOf(lines),
    };
  }

  private async lessonsOfLast(lines: readonly AttemptLine[]): Promise<readonly LessonToReread[]> {
    const last = lines.findLast((line) => line.submittedAt !== null);
    if (last === undefined || lines.some((line) => line.isPassed === true)) return [];
    const attempt = await this.attemptRepository.find(last.id);
    return attempt === null ? [] : (attemptResult(attempt)?.lessonsToReread ?? []);
  }

  /** Seals a paper and starts the clock, or gives the attempt that is open. @throws NoAttemptsLeft */
  async startAttempt(actor: Actor, quizId: string): Promise<AttemptView> {
    const memberId = this.access.requireMember(actor, LEARN);
    const current = await this.catalogue.getQuiz(quizId);
    return this.viewAttempt(await this.startOrResume({ memberId, current, enteredBy: null }));
  }

  /** The paper without keys and the answers that count now. @throws NotFound for an attempt of somebody else */
  async getAttempt(actor: Actor, attemptId: string): Promise<AttemptView> {
    const memberId = this.access.requireMember(actor, LEARN);
    const attempt = await this.attemptRepository.find(attemptId);
    if (attempt === null || attempt.memberId !== memberId || attempt.isOnPaper) throw new NotFound();
    return this.viewAttempt(attempt);
  }

  private async viewAttempt(attempt: Attempt): Promise<AttemptView> {
    return attemptView(attempt, await this.attemptRepository.listAnswers(attempt.id), this.clock.now());
  }

  /**
   * `note` is written with the attempt or not at all; for one that is open already it stands alone.
   * @throws NoAttemptsLeft when the quiz allows no more
   */
  async startOrResume(request: StartRequest, note?: AttemptNote): Promise<Attempt> {
    for (let turn = 0; turn < MAX_TRIES; turn += 1) {
      const open = await this.findOpenAttempt(request);
      if (open !== null) return this.withNote(open, note);
      const outcome = await this.insertAttempt(await this.sealAttempt(request), note);
      if (outcome === 'clash') continue;
      if ('id' in outcome) return outcome;
      return this.withNote(await this.getOpenAttempt(request, outcome), note);
    }
    throw new AttemptStartFailed();
  }

  private async insertAttempt(attempt: NewAttempt, note?: AttemptNote): ReturnType<AttemptRepository['insert']> {
    if (note === undefined) return this.attemptRepository.insert(attempt);
    return this.transactions.run(async () => {
      const outcome = await this.attemptRepository.insert(attempt);
      return outcome !== 'clash' && 'id' in outcome ? this.withNote(outcome, note) : outcome;
    });
  }

  private async withNote(attempt: Attempt, note?: AttemptNote): Promise<Attempt> {
    await note?.(attempt);
    return attempt;
  }

  /** Ends an attempt whose time is over; nothing when somebody did so meanwhile. */
  async closeOverdueAttempt(attemptId: string): Promise<void> {
    await this.closeIfOver(attemptId, (attempt) => isOverdue(attempt, this.clock.now()));
  }

  private async closeIfOver(attemptId: string, isOver: (attempt: Attempt) => boolean): Promise<void> {
    await this.transactions.run(async () => {
      const attempt = await this.attemptRepository.lock(attemptId);
      if (attempt === null || attempt.submittedAt !== null || !isOver(attempt)) return;
      await this.closeWithSavedAnswers(attempt);
    });
  }

  /** The last attempt may have been started by the other of two clicks just before the count. */
  private async getOpenAttempt(request: StartRequest, { allowed }: Exhausted): Promise<Attempt> {
    const open = await this.findOpenAttempt(request);
    if (open === null) throw new NoAttemptsLeft(allowed);
    return open;
  }

  /**
   * What is open and may be gone on with. An attempt on the phone that was drawn from an earlier edition than is asked for is handed in as it stands, as one
   * whose time is over is; a sheet of paper may be written on already: it waits to be typed in or taken back.
   */
  private async findOpenAttempt({ memberId, current, enteredBy }: StartRequest): Promise<Attempt | null> {
    const open = await this.attemptRepository.findOpen(memberId, current.quiz.id, enteredBy !== null);
    if (open === null || open.isOnPaper) return open;
    const window = await this.catalogue.getWindow(memberId, current.quiz.id);
    const isOver = (attempt: Attempt): boolean =>
      isOverdue(attempt, this.clock.now()) ||
      !isWithinWindow({ decidedAt: null, courseHash: attempt.courseHash }, window);
    if (!isOver(open)) return open;
    await this.closeIfOver(open.id, isOver);
    return null;
  }

  private async sealAttempt({ memberId, current, enteredBy }: StartRequest): Promise<NewAttempt> {
    const { course, quiz } = current;
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    const startedAt = this.clock.now();
    const paper = drawPaper({ quiz, course, lessons: course.lessons, questions: course.questions }, seed());
    const deadlines = enteredBy === null ? deadlinesOf(startedAt, quiz) : { dueAt: null, closesAt: null };
    return {
      id: newId(),
      memberId,
      unitId: member.unitId,
      unitPath: member.unitPath,
      courseId: course.id,
      courseHash: course.hash,
      quizId: quiz.id,
      isOnPaper: enteredBy !== null,
      paper,
      outline: outlineOf(paper),
      startedAt,
      ...deadlines,
      enteredBy,
      maxAttempts: quiz.maxAttempts,
      window: await this.catalogue.getWindow(memberId, quiz.id),
    };
  }

  /**
   * Same (device, sequence) and response again: same receipt, also after the attempt ended; another response: conflict.
   * @throws NotFound for an attempt of somebody else
   * @throws AttemptIsSubmitted, TimeIsUp, AnswerDoesNotFit, IdempotencyConflict
   */
  async saveAnswer(actor: Actor, attemptId: string, input: AnswerInput): Promise<AnswerReceipt> {
    const memberId = this.access.requireMember(actor, LEARN);
    const read = readResponse(input.response);
    if (read === null) throw new AnswerDoesNotFit();
    const { questionId, deviceId, sequence } = input;
    const answer = { attemptId, memberId, questionId, deviceId, sequence, read, receivedAt: this.clock.now() };
    const outcome = await this.writeAnswer(answer);
    return { questionId, sequence, savedAt: savedAtOf(outcome), elsewhereAt: outcome.elsewhereAt };
  }

  /**
   * Two copies of one save that meet: the second waits for the first but can't see its row in the same statement, so it
   * asks again.
   */
  private async writeAnswer(answer: IncomingAnswer): Promise<SaveOutcome> {
    const first = await this.attemptRepository.saveAnswer(answer);
    if (first === null) throw new NotFound();
    const isUndecided = first.savedAt === null && first.knownAt === null && isTaken(first);
    const outcome = isUndecided ? await this.attemptRepository.saveAnswer(answer) : first;
    if (outcome === null) throw new NotFound();
    return outcome;
  }

  /**
   * Marks the attempt and tells of a pass in one transaction. Again, or twice at once: the same result. After its time
   * it counts as handed in when the time ran out, with what was saved until then.
   * @throws NotFound for an attempt of somebody else
   */
  async submitAttempt(actor: Actor, attemptId: string): Promise<ResultPage> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.transactions.run(async () => {
      const attempt = await this.attemptRepository.lock(attemptId);
      if (attempt === null || attempt.memberId !== memberId || attempt.isOnPaper) throw new NotFound();
      if (attempt.submittedAt === null) await this.closeWithSavedAnswers(attempt);
    });
    return this.getResult(actor, attemptId);
  }

  /** Ends a locked open attempt with its saved answers: now, or when its time ran out if that has passed. */
  async closeWithSavedAnswers(attempt: Attempt): Promise<void> {
    const now = this.clock.now();
    const isLate = attempt.closesAt !== null && isOverdue(attempt, now);
    const submittedAt = isLate ? attempt.closesAt : now;
    const answers = latestAnswers(await this.attemptRepository.listAnswers(attempt.id));
    await this.closeAttempt(attempt, answers, {
      submittedAt,
      submittedHow: isLate ? 'time-up' : 'member',
      enteredBy: null,
    });
  }

  /** Ends a locked paper attempt with the answers typed in by an account. */
  async closeWithTypedAnswers(
    attempt: Attempt,
    answers: readonly CountingResponse[],
    accountId: string,
  ): Promise<void> {
    await this.closeAttempt(attempt, answers, {
      submittedAt: this.clock.now(),
      submittedHow: 'paper',
      enteredBy: accountId,
    });
  }

  private async closeAttempt(
    attempt: Attempt,
    answers: readonly CountingResponse[],
    end: { submittedAt: Date; submittedHow: SubmittedHow; enteredBy: string | null },
  ): Promise<void> {
    const marked = markPaper(attempt.paper, answers);
    await this.attemptRepository.end(attempt.id, { ...marked, ...end });
    if (!marked.isPassed) return;
    await this.events.publish(QuizPassed, {
      id: newId(),
      occurredAt: end.submittedAt.toISOString(),
      memberId: attempt.memberId,
      courseId: attempt.courseId,
      courseHash: attempt.courseHash,
      quizId: attempt.quizId,
      attemptId: attempt.id,
      scorePercent: marked.scorePercent,
    });
  }

  /** @throws AttemptIsOpen before it was handed in; NotFound for an attempt of somebody else */
  async getResult(actor: Actor, attemptId: string): Promise<ResultPage> {
    const memberId = this.access.requireMember(actor, LEARN);
    const attempt = await this.attemptRepository.find(attemptId);
    if (attempt === null || attempt.memberId !== memberId) throw new NotFound();
    return this.getResultPage(attempt);
  }

  /** The page of an attempt that was loaded and may be seen. @throws AttemptIsOpen */
  async getResultPage(attempt: Attempt): Promise<ResultPage> {
    const result = attemptResult(attempt);
    if (result === null) throw new AttemptIsOpen();
    const current = await this.catalogue.findQuiz(attempt.quizId);
    const { lines, earlier, granted } = await this.workHistory.getAttemptsAtQuiz(attempt.memberId, attempt.quizId);
    return {
      result,
      standing: standingOf(lines),
      attemptsLeft:
        current === null ? 0 : attemptsLeft(attemptsAllowed(current.quiz.maxAttempts, granted), lines.length),
      isOfEarlierEdition: earlier.some(({ id }) => id === attempt.id),
      task: await this.findTaskHint(attempt.memberId, current),
    };
  }

  private async findTaskHint(memberId: string, current: CurrentQuiz | null): Promise<TaskHint | null> {
    const task = current?.course.task ?? null;
    if (task === null) return null;
    const handedIn = (await this.workHistory.summariseTries(memberId)).find((line) => line.taskId === task.id);
    return {
      id: task.id,
      title: task.title,
      isPassed: handedIn?.state === 'passed',
      isWaiting: handedIn?.state === 'handed-in',
    };
  }
}
