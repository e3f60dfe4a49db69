import { Injectable } from '@nestjs/common';
import { AttemptGrantService, type AttemptsMade } from '@lopso/assessment';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, cleanText, InvalidInput, Transactions } from '@lopso/platform';
import { OwnAttempts } from '../learning-attempts.errors';
import { GIVE_ATTEMPTS } from '../learning.permissions';
import { missingQuizzes } from '../rules/next-step';
import { quizzesIn } from '../rules/requirement';
import { type CycleSummary } from '../storage/cycle.repository';
import { CycleReach } from './cycle-reach';
import { type CycleExplanation } from './cycles.service';
import { QuizzesNeeded } from './quizzes-needed';
import { Rounds } from './rounds.service';

/** Further attempts at one quiz of a round, and why. */
export interface AttemptsGift {
  /** Becomes the id of what is given: the same sent twice, at whatever time, is given once. */
  readonly clientKey: string;
  readonly quizId: string;
  /** 1 to 5. */
  readonly number: number;
  readonly reason: string;
}

/** Attempts at a quiz of a round. */
export interface AttemptsInRound extends AttemptsMade {
  /** A part that is not met asks for it: of this passage, or of another one of hers that is to be finished now. */
  readonly isNeeded: boolean;
}

/** Gives members further attempts at quizzes of their rounds (decision 0121). */
@Injectable()
export class GiveAttempts {
  constructor(
    private readonly attemptGrants: AttemptGrantService,
    private readonly reach: CycleReach,
    private readonly rounds: Rounds,
    private readonly needed: QuizzesNeeded,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /**
   * Quizzes of an explained cycle that were begun and have a limit, in the order of the round; none of a past day. Attempts count from the beginning of the newest
   * passage that asks for the quiz: an older one shows them as long as it is to be finished by that quiz too. No access check.
   */
  async madeIn({ cycle, on }: CycleExplanation): Promise<AttemptsInRound[]> {
    if (on !== null || !this.needed.isBegun(cycle)) return [];
    const requirements = await this.rounds.requirementsOf(cycle.roundId);
    const missing = missingQuizzes({ requirements, completion: cycle.requirements });
    const made = await this.attemptGrants.getAttemptsMade(cycle.memberId, quizzesIn(requirements));
    if (made.length === 0) return [];
    const unfinished = await this.needed.unfinishedOf(cycle.memberId);
    const isUnfinished = unfinished.some(({ cycleId }) => cycleId === cycle.id);
    const needed = new Set([...missing, ...unfinished.flatMap((one) => one.missing)]);
    return made
      .filter(({ quizId, since }) => this.isNewest(cycle, since) || (isUnfinished && missing.includes(quizId)))
      .map((one) => ({ ...one, isNeeded: needed.has(one.quizId) }));
  }

  /**
   * Gives the id; the same gift again, and the same said again by the same person before one of them is used: the same id.
   * What is given counts for every passage of hers that asks for the quiz, by whichever it is given.
   * @throws NotFound outside the officer's units; OwnAttempts; InvalidInput for a quiz of no requirement, and in a passage that is not to be finished by it any more; AttemptsAreLeft; IdempotencyConflict
   */
  async give(actor: Actor, cycleId: string, gift: AttemptsGift): Promise<string> {
    const { cycle, member, isOwn } = await this.reach.requireToDecide(actor, cycleId, GIVE_ATTEMPTS);
    if (isOwn) throw new OwnAttempts();
    const { clientKey, quizId, number } = gift;
    const said = { quizId, number, reason: cleanText(gift.reason), memberId: member.id, givenBy: actor.accountId };
    if (await this.attemptGrants.isGranted({ ...said, id: clientKey })) return clientKey;
    if (!(await this.isAskedIn(cycle, quizId)))
      throw new InvalidInput([{ pointer: '#/quizId', code: 'field.not-in-list' }]);
    return this.transactions.run(async () => {
      const { id, isNew } = await this.attemptGrants.grantAttempts({ ...said, id: clientKey });
      if (isNew) await this.note(actor, 'learning.attempts-given', member, { id, quizId, number });
      return id;
    });
  }

  /**
   * Takes back what was given; once more changes nothing.
   * @throws NotFound outside the officer's units and for what is nothing of the member's; OwnAttempts; AttemptsAreUsed
   */
  async takeBack(actor: Actor, cycleId: string, grantId: string): Promise<void> {
    const { member, isOwn } = await this.reach.requireToDecide(actor, cycleId, GIVE_ATTEMPTS);
    if (isOwn) throw new OwnAttempts();
    await this.transactions.run(async () => {
      const grant = await this.attemptGrants.takeBackGrant(member.id, grantId, actor.accountId);
      if (grant !== null) await this.note(actor, 'learning.attempts-taken-back', member, grant);
    });
  }

  private isNewest(cycle: Pick<CycleSummary, 'countsFrom'>, since: Date): boolean {
    return this.needed.isBegun(cycle) && cycle.countsFrom !== null && cycle.countsFrom >= since;
  }

  /** Whether the quiz is one of the passage, which is begun, and the newest that asks for it or to be finished. */
  private async isAskedIn(cycle: CycleSummary, quizId: string): Promise<boolean> {
    const asked = quizzesIn(await this.rounds.requirementsOf(cycle.roundId));
    if (!asked.includes(quizId) || !this.needed.isBegun(cycle)) return false;
    const [made] = await this.attemptGrants.getAttemptsMade(cycle.memberId, [quizId]);
    if (made === undefined || this.isNewest(cycle, made.since)) return true;
    return (await this.needed.unfinishedOf(cycle.memberId)).some(({ cycleId }) => cycleId === cycle.id);
  }

  private async note(
    actor: Actor,
    action: string,
    { id: memberId, unitPath }: MemberSummary,
    { id: subjectId, quizId, number }: { readonly id: string; readonly quizId: string; readonly number: number },
  ): Promise<void> {
    const details = { memberId, quizId, number };
    await this.audit.record(actor, { action, subjectType: 'attempt-grant', subjectId, unitPath, details });
  }
}
