import { Injectable } from '@nestjs/common';
import { AttemptGrants, type AttemptsMade } from '@lopso/assessment';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, cleanText, InvalidInput, Transactions } from '@lopso/platform';
import { OwnAttempts } from '../learning-attempts.errors';
import { GIVE_ATTEMPTS } from '../learning.permissions';
import { missingQuizzes } from '../rules/next-step';
import { quizzesIn } from '../rules/requirement';
import { CycleReach } from './cycle-reach';
import { type CycleExplanation } from './cycles.service';
import { Rounds } from './rounds.service';

/** Further attempts at one quiz of a round, and why. */
export interface AttemptsGift {
  readonly quizId: string;
  /** 1 to 5. */
  readonly number: number;
  readonly reason: string;
}

/** Attempts at a quiz of a round. */
export interface AttemptsInRound extends AttemptsMade {
  /** A part of the round that is not met asks for it. */
  readonly isNeeded: boolean;
}

const isOfPassage = ({ countsFrom }: { readonly countsFrom: Date | null }, since: Date): boolean =>
  countsFrom !== null && countsFrom >= since;

/** Gives members further attempts at quizzes of their rounds (decision 0121). */
@Injectable()
export class GiveAttempts {
  constructor(
    private readonly grants: AttemptGrants,
    private readonly reach: CycleReach,
    private readonly rounds: Rounds,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /**
   * Quizzes of an explained cycle that were begun and have a limit, in the order of the round; none of a past day, nor those whose attempts count in a
   * newer passage by now. No access check.
   */
  async madeIn({ cycle, on }: CycleExplanation): Promise<AttemptsInRound[]> {
    if (on !== null) return [];
    const requirements = await this.rounds.requirementsOf(cycle.roundId);
    const missing = missingQuizzes({ requirements, completion: cycle.requirements });
    const made = await this.grants.madeOf(cycle.memberId, quizzesIn(requirements));
    const own = made.filter(({ since }) => isOfPassage(cycle, since));
    return own.map((one) => ({ ...one, isNeeded: missing.includes(one.quizId) }));
  }

  /**
   * Gives the id; the same said again by the same person before one of them is used: the same id.
   * @throws NotFound outside the officer's units; OwnAttempts; InvalidInput for a quiz of no requirement, and where a newer passage asks for it; AttemptsAreLeft
   */
  async give(actor: Actor, cycleId: string, gift: AttemptsGift): Promise<string> {
    const { cycle, member, isOwn } = await this.reach.requireToDecide(actor, cycleId, GIVE_ATTEMPTS);
    if (isOwn) throw new OwnAttempts();
    const { quizId, number } = gift;
    const isAsked = quizzesIn(await this.rounds.requirementsOf(cycle.roundId)).includes(quizId);
    const [made] = isAsked ? await this.grants.madeOf(member.id, [quizId]) : [];
    if (!isAsked || (made !== undefined && !isOfPassage(cycle, made.since)))
      throw new InvalidInput([{ pointer: '#/quizId', code: 'field.not-in-list' }]);
    const said = { quizId, number, reason: cleanText(gift.reason) };
    return this.transactions.run(async () => {
      const { id, isNew } = await this.grants.give({ ...said, memberId: member.id, givenBy: actor.accountId });
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
      const grant = await this.grants.takeBack(member.id, grantId, actor.accountId);
      if (grant !== null) await this.note(actor, 'learning.attempts-taken-back', member, grant);
    });
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
