import { Injectable } from '@nestjs/common';
import { Clock, newId, NotFound, Transactions } from '@lopso/platform';
import { AttemptsAreLeft, AttemptsAreUsed } from '../assessment.errors';
import { attemptsAllowed, attemptsLeft, unusedAmong } from '../rules/attempt-limits';
import { type AttemptGrant, AttemptGrantRepository, type LockedGrant } from '../storage/attempt-grant.repository';
import { AttemptHistory } from './attempt-history';
import { QuizCatalogue } from './quiz-catalogue';

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

/** What somebody is given. */
export type AttemptGift = Pick<AttemptGrant, 'memberId' | 'quizId' | 'number' | 'reason' | 'givenBy'>;

/** Further attempts at quizzes, within the window that counts now (decision 0121). For other libraries: no access check. */
@Injectable()
export class AttemptGrants {
  constructor(
    private readonly grants: AttemptGrantRepository,
    private readonly history: AttemptHistory,
    private readonly catalogue: QuizCatalogue,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Of these quizzes those that were begun and have a limit, in their order. */
  async madeOf(memberId: string, quizIds: readonly string[]): Promise<AttemptsMade[]> {
    const made = await Promise.all(quizIds.map((quizId) => this.madeAt(memberId, quizId)));
    return made.filter((one) => one !== null).filter(({ used }) => used > 0);
  }

  /**
   * Gives the id, and whether it is new: the same said again by the same person while it is unused is the same.
   * @throws AttemptsAreLeft while she has one, and where the quiz has no limit
   */
  async give(gift: AttemptGift): Promise<{ readonly id: string; readonly isNew: boolean }> {
    return this.transactions.run(async () => {
      const isBegun = await this.grants.holdGifts(gift.memberId, gift.quizId);
      const made = await this.madeAt(gift.memberId, gift.quizId);
      if (!isBegun || made === null) throw new AttemptsAreLeft();
      if (made.allowed > made.used) return { id: await this.sameGiven(gift), isNew: false };
      if (made.isOpen) throw new AttemptsAreLeft();
      const id = newId();
      await this.grants.insert({ ...gift, id, givenAt: this.clock.now() });
      return { id, isNew: true };
    });
  }

  /**
   * Takes back what was given to a member; gives what it was, null when it was taken back before.
   * @throws NotFound for nothing of hers; AttemptsAreUsed once one of them was begun, or they count no more
   */
  async takeBack(memberId: string, grantId: string, by: string): Promise<LockedGrant | null> {
    return this.transactions.run(async () => {
      const grant = await this.grants.lock(grantId);
      if (grant?.memberId !== memberId) throw new NotFound();
      if (grant.isTakenBack) return null;
      const made = await this.madeAt(memberId, grant.quizId);
      const isUnused = made?.given.find(({ id }) => id === grantId)?.isUnused ?? false;
      if (!isUnused) throw new AttemptsAreUsed();
      await this.grants.takeBack(grantId, by, this.clock.now());
      return grant;
    });
  }

  private async sameGiven({ memberId, quizId, number, reason, givenBy }: AttemptGift): Promise<string> {
    const last = (await this.grants.listOf(memberId, quizId)).at(-1);
    const isSame = last?.number === number && last.reason === reason && last.givenBy === givenBy;
    if (!isSame) throw new AttemptsAreLeft();
    return last.id;
  }

  private async madeAt(memberId: string, quizId: string): Promise<AttemptsMade | null> {
    const current = await this.catalogue.findQuiz(quizId);
    if (current === null) return null;
    const { course, quiz } = current;
    if (quiz.maxAttempts === null) return null;
    const { lines, granted, since } = await this.history.withEarlier(memberId, quizId);
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
