import { Injectable } from '@nestjs/common';
import { AttemptGrantService, type AttemptsMade } from '@lopso/assessment';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, cleanText, Clock, InvalidInput, Transactions } from '@lopso/platform';
import { CompletionRepository } from '../completion/completion.repository';
import { CycleRepository, type CycleSummary } from '../cycles/cycle.repository';
import { type CycleExplanation, CycleService } from '../cycles/cycle.service';
import { OwnAttempts } from '../learning.errors';
import { GIVE_ATTEMPTS } from '../learning.permissions';
import { missingQuizzes } from '../own-learning/next-step.rules';
import { quizzesIn } from '../requirements/requirement.rules';
import { RoundRepository } from '../rounds/round.repository';
import { RoundService } from '../rounds/round.service';

/** A passage that a member is to finish now. */
export interface UnfinishedPassage {
  readonly cycleId: string;
  /** Quizzes in parts of its requirements that are not met. */
  readonly missing: readonly string[];
}

/** Further attempts at one quiz of a round, and why. */
export interface AttemptGrantDraft {
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

/** Attempts a member made at the quizzes of a cycle, and further ones given or taken back. */
@Injectable()
export class CycleAttemptGrantService {
  constructor(
    private readonly attemptGrants: AttemptGrantService,
    private readonly cycleService: CycleService,
    private readonly roundService: RoundService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionRepository,
    private readonly rounds: RoundRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Quizzes of an explained cycle that were begun and have a limit, in the order of the round; none of a past day. Attempts count from the beginning of the newest
   * passage that asks for the quiz: an older one shows them as long as it is to be finished by that quiz too. No access check.
   */
  async listAttemptsMade({ cycle, on }: CycleExplanation): Promise<AttemptsInRound[]> {
    if (on !== null || !this.isBegun(cycle)) return [];
    const requirements = await this.roundService.requirementsOf(cycle.roundId);
    const missing = missingQuizzes({ requirements, completion: cycle.requirements });
    const made = await this.attemptGrants.getAttemptsMade(cycle.memberId, quizzesIn(requirements));
    if (made.length === 0) return [];
    const unfinished = await this.listUnfinishedCycles(cycle.memberId);
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
  async giveAttempts(actor: Actor, cycleId: string, gift: AttemptGrantDraft): Promise<string> {
    const { cycle, member, isOwn } = await this.cycleService.requireCycleToDecide(actor, cycleId, GIVE_ATTEMPTS);
    if (isOwn) throw new OwnAttempts();
    const { clientKey, quizId, number } = gift;
    const said = { quizId, number, reason: cleanText(gift.reason), memberId: member.id, givenBy: actor.accountId };
    if (await this.attemptGrants.isGranted({ ...said, id: clientKey })) return clientKey;
    if (!(await this.isAskedIn(cycle, quizId)))
      throw new InvalidInput([{ pointer: '#/quizId', code: 'field.not-in-list' }]);
    return this.transactions.run(async () => {
      const { id, isNew } = await this.attemptGrants.grantAttempts({ ...said, id: clientKey });
      if (isNew) await this.auditGrant(actor, 'learning.attempts-given', member, { id, quizId, number });
      return id;
    });
  }

  /**
   * Takes back what was given; once more changes nothing.
   * @throws NotFound outside the officer's units and for what is nothing of the member's; OwnAttempts; AttemptsAreUsed
   */
  async takeBackAttempts(actor: Actor, cycleId: string, grantId: string): Promise<void> {
    const { member, isOwn } = await this.cycleService.requireCycleToDecide(actor, cycleId, GIVE_ATTEMPTS);
    if (isOwn) throw new OwnAttempts();
    await this.transactions.run(async () => {
      const grant = await this.attemptGrants.takeBackGrant(member.id, grantId, actor.accountId);
      if (grant !== null) await this.auditGrant(actor, 'learning.attempts-taken-back', member, grant);
    });
  }

  private isNewest(cycle: Pick<CycleSummary, 'countsFrom'>, since: Date): boolean {
    return this.isBegun(cycle) && cycle.countsFrom !== null && cycle.countsFrom >= since;
  }

  /** Whether the quiz is one of the passage, which is begun, and the newest that asks for it or to be finished. */
  private async isAskedIn(cycle: CycleSummary, quizId: string): Promise<boolean> {
    const asked = quizzesIn(await this.roundService.requirementsOf(cycle.roundId));
    if (!asked.includes(quizId) || !this.isBegun(cycle)) return false;
    const [made] = await this.attemptGrants.getAttemptsMade(cycle.memberId, [quizId]);
    if (made === undefined || this.isNewest(cycle, made.since)) return true;
    return (await this.listUnfinishedCycles(cycle.memberId)).some(({ cycleId }) => cycleId === cycle.id);
  }

  private async auditGrant(
    actor: Actor,
    action: string,
    { id: memberId, unitPath }: MemberSummary,
    { id: subjectId, quizId, number }: { readonly id: string; readonly quizId: string; readonly number: number },
  ): Promise<void> {
    const details = { memberId, quizId, number };
    await this.audit.record(actor, { action, subjectType: 'attempt-grant', subjectId, unitPath, details });
  }

  isBegun({ countsFrom }: Pick<CycleSummary, 'countsFrom'>): boolean {
    return countsFrom !== null && countsFrom <= this.clock.now();
  }

  /** Her begun passages that are not finished, in rounds that are open; none that a later round stands for (decision 0117). No access check. */
  async listUnfinishedCycles(memberId: string): Promise<UnfinishedPassage[]> {
    const begun = (await this.cycles.ofMembers([memberId])).filter((cycle) => this.isBegun(cycle));
    const ids = new Set(begun.map(({ id }) => id));
    const standing = await this.completions.inOpenRounds([memberId], this.clock.today());
    const unfinished = standing.filter(({ cycleId, finishedAt }) => finishedAt === null && ids.has(cycleId));
    const asked = await this.rounds.requirementsOf(unfinished.map(({ roundId }) => roundId));
    return unfinished.map(({ cycleId, roundId, state: { requirements: completion } }) => ({
      cycleId,
      missing: missingQuizzes({ requirements: asked.get(roundId) ?? [], completion }),
    }));
  }
}
