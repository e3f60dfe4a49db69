import { Injectable } from '@nestjs/common';
import { Clock, IdempotencyConflict, NotFound, Transactions } from '@lopso/platform';
import { AttemptsAreLeft, AttemptsAreUsed } from '../assessment.errors';
import { attemptsAllowed, attemptsLeft, unusedAmong } from '../attempts/attempt.rules';
import { type Windows, WorkCatalogueService } from '../work/work-catalogue.service';
import { WorkHistoryService } from '../work/work-history.service';
import { type AttemptGrant, AttemptGrantRepository, type LockedGrant } from './attempt-grant.repository';

/** How many attempts somebody has made at a quiz, and may make. */
export interface AttemptsMade {
  readonly quizId: string;
  readonly title: string;
  readonly courseId: string;
  /** Attempts that count now; open ones too. */
  readonly used: number;
  /** With those that were given. */
  readonly allowed: number;
  readonly isOpen: boolean;
  /** From when attempts count: the beginning of the newest passage that asks for the quiz. */
  readonly since: Date;
  /** What was given and counts now, the first first. */
  readonly given: readonly GivenAttempts[];
}

/** Further attempts that count now. */
export interface GivenAttempts extends Pick<AttemptGrant, 'id' | 'number' | 'reason' | 'givenAt'> {
  /** None of them was used: they may be taken back. */
  readonly isUnused: boolean;
}

/** What somebody is given; `id` is the client key of the form. */
export type NewAttemptGrant = Omit<AttemptGrant, 'givenAt'>;

/** Further attempts beyond the number of a quiz: granted and taken back. */
@Injectable()
export class AttemptGrantService {
  constructor(
    private readonly grantRepository: AttemptGrantRepository,
    private readonly workHistory: WorkHistoryService,
    private readonly catalogue: WorkCatalogueService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Of these quizzes those that were begun and have a limit, in their order. */
  async getAttemptsMade(memberId: string, quizIds: readonly string[]): Promise<AttemptsMade[]> {
    const windows = await this.catalogue.getWindows(memberId);
    const found: AttemptsMade[] = [];
    // One after the other: the statements of a round with many quizzes leave connections to others.
    for (const quizId of quizIds) {
      const made = await this.madeAt(memberId, quizId, windows);
      if (made !== null && made.used > 0) found.push(made);
    }
    return found;
  }

  /** True when this very gift was given before, whatever became of it. @throws IdempotencyConflict when another one has its id */
  async isGranted(gift: NewAttemptGrant): Promise<boolean> {
    const known = await this.grantRepository.find(gift.id);
    if (known === null) return false;
    const said = ({ memberId, quizId, number, reason, givenBy }: NewAttemptGrant): string =>
      JSON.stringify([memberId, quizId, number, reason, givenBy]);
    if (said(known) !== said(gift)) throw new IdempotencyConflict();
    return true;
  }

  /**
   * Gives the id, and whether it is new: the same gift again is the same for ever, and so are the same words of the same person under another id while what they gave is unused.
   * @throws AttemptsAreLeft while she has one, and where the quiz has no limit; IdempotencyConflict when another gift has the id
   */
  async grantAttempts(gift: NewAttemptGrant): Promise<{ readonly id: string; readonly isNew: boolean }> {
    return this.transactions.run(async () => {
      const isBegun = await this.grantRepository.holdGifts(gift.memberId, gift.quizId);
      if (await this.isGranted(gift)) return { id: gift.id, isNew: false };
      const made = await this.madeNow(gift.memberId, gift.quizId);
      if (!isBegun || made === null) throw new AttemptsAreLeft();
      if (made.allowed > made.used) return { id: await this.findSameGrant(made, gift), isNew: false };
      if (made.isOpen) throw new AttemptsAreLeft();
      if (!(await this.grantRepository.insert({ ...gift, givenAt: this.clock.now() }))) throw new IdempotencyConflict();
      return { id: gift.id, isNew: true };
    });
  }

  /**
   * Takes back what was given to a member; gives what it was, null when it was taken back before.
   * @throws NotFound for nothing of hers; AttemptsAreUsed once one of them was begun, or they count no more
   */
  async takeBackGrant(memberId: string, grantId: string, by: string): Promise<LockedGrant | null> {
    return this.transactions.run(async () => {
      const grant = await this.grantRepository.lock(grantId);
      if (grant?.memberId !== memberId) throw new NotFound();
      if (grant.isTakenBack) return null;
      const made = await this.madeNow(memberId, grant.quizId);
      const isUnused = made?.given.find(({ id }) => id === grantId)?.isUnused ?? false;
      if (!isUnused) throw new AttemptsAreUsed();
      await this.grantRepository.takeBack(grantId, by, this.clock.now());
      return grant;
    });
  }

  /** Of what counts now: the same words of last year gave nothing of what is left. */
  private async findSameGrant({ given }: AttemptsMade, { number, reason, givenBy }: NewAttemptGrant): Promise<string> {
    const last = given.at(-1);
    const known = last === undefined ? null : await this.grantRepository.find(last.id);
    const isSame = known?.number === number && known.reason === reason && known.givenBy === givenBy;
    if (!isSame) throw new AttemptsAreLeft();
    return known.id;
  }

  private async madeNow(memberId: string, quizId: string): Promise<AttemptsMade | null> {
    return this.madeAt(memberId, quizId, await this.catalogue.getWindows(memberId));
  }

  private async madeAt(memberId: string, quizId: string, windows: Windows): Promise<AttemptsMade | null> {
    const current = await this.catalogue.findQuiz(quizId);
    if (current === null) return null;
    const { course, quiz } = current;
    if (quiz.maxAttempts === null) return null;
    const { lines, granted, since } = await this.workHistory.getAttemptsWithin(memberId, quizId, windows);
    const used = lines.length;
    const allowed = attemptsAllowed(quiz.maxAttempts, granted) ?? 0;
    const left = attemptsLeft(allowed, used) ?? 0;
    const isOpen = lines.some(({ submittedAt }) => submittedAt === null);
    const unused = unusedAmong(
      granted.map(({ number }) => number),
      left,
    );
    const given = granted.map(({ id, number, reason, givenAt }, index) => ({
      ...{ id, number, reason, givenAt, isUnused: unused[index] ?? false },
    }));
    return { quizId, title: quiz.title, courseId: course.id, used, allowed, isOpen, since, given };
  }
}
