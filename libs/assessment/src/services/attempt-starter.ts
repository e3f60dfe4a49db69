import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Clock, newId, NotFound, Transactions } from '@lopso/platform';
import { AttemptStartFailed, NoAttemptsLeft } from '../assessment.errors';
import { deadlinesOf, isOverdue } from '../rules/attempt-limits';
import { drawPaper, outlineOf } from '../rules/paper';
import { isWithinWindow } from '../rules/work-window';
import { type Attempt, AttemptRepository, type Exhausted, type NewAttempt } from '../storage/attempt.repository';
import { AttemptCloser } from './attempt-closer';
import { type CurrentQuiz } from './quiz-catalogue';
import { WorkWindows } from './work-windows';

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

/** Seals a new attempt, or finds the one that is open: a double click starts one. */
@Injectable()
export class AttemptStarter {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly closer: AttemptCloser,
    private readonly members: MemberService,
    private readonly windows: WorkWindows,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * `note` is written with the attempt or not at all; for one that is open already it stands alone.
   * @throws NoAttemptsLeft when the quiz allows no more
   */
  async start(request: StartRequest, note?: AttemptNote): Promise<Attempt> {
    for (let turn = 0; turn < MAX_TRIES; turn += 1) {
      const open = await this.findOpen(request);
      if (open !== null) return this.noted(open, note);
      const outcome = await this.insert(await this.seal(request), note);
      if (outcome === 'clash') continue;
      if ('id' in outcome) return outcome;
      return this.noted(await this.openOrNone(request, outcome), note);
    }
    throw new AttemptStartFailed();
  }

  private async insert(attempt: NewAttempt, note?: AttemptNote): ReturnType<AttemptRepository['insert']> {
    if (note === undefined) return this.attempts.insert(attempt);
    return this.transactions.run(async () => {
      const outcome = await this.attempts.insert(attempt);
      return outcome !== 'clash' && 'id' in outcome ? this.noted(outcome, note) : outcome;
    });
  }

  private async noted(attempt: Attempt, note?: AttemptNote): Promise<Attempt> {
    await note?.(attempt);
    return attempt;
  }

  /** Ends an attempt whose time is over; nothing when somebody did so meanwhile. */
  async closeOverdue(attemptId: string): Promise<void> {
    await this.closeOpen(attemptId, (attempt) => isOverdue(attempt, this.clock.now()));
  }

  private async closeOpen(attemptId: string, isOver: (attempt: Attempt) => boolean): Promise<void> {
    await this.transactions.run(async () => {
      const attempt = await this.attempts.lock(attemptId);
      if (attempt === null || attempt.submittedAt !== null || !isOver(attempt)) return;
      await this.closer.closeWithSavedAnswers(attempt);
    });
  }

  /** The last attempt may have been started by the other of two clicks just before the count. */
  private async openOrNone(request: StartRequest, { allowed }: Exhausted): Promise<Attempt> {
    const open = await this.findOpen(request);
    if (open === null) throw new NoAttemptsLeft(allowed);
    return open;
  }

  /**
   * What is open and may be gone on with. An attempt on the phone that was drawn from an earlier edition than is asked for is handed in as it stands, as one
   * whose time is over is; a sheet of paper may be written on already: it waits to be typed in or taken back.
   */
  private async findOpen({ memberId, current, enteredBy }: StartRequest): Promise<Attempt | null> {
    const open = await this.attempts.findOpen(memberId, current.quiz.id, enteredBy !== null);
    if (open === null || open.isOnPaper) return open;
    const window = await this.windows.at(memberId, current.quiz.id);
    const isOver = (attempt: Attempt): boolean =>
      isOverdue(attempt, this.clock.now()) ||
      !isWithinWindow({ decidedAt: null, courseHash: attempt.courseHash }, window);
    if (!isOver(open)) return open;
    await this.closeOpen(open.id, isOver);
    return null;
  }

  private async seal({ memberId, current, enteredBy }: StartRequest): Promise<NewAttempt> {
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
      window: await this.windows.at(memberId, quiz.id),
    };
  }
}

function seed(): string {
  return randomBytes(16).toString('hex');
}
