import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import { type HoursNeedSource, MakeUpService, NearClassService, type PossibleGuest } from '@lopso/classes';
import { Clock } from '@lopso/platform';
import { CompletionRepository } from '../completion/completion.repository';
import { type RequirementCompletion } from '../completion/completion.rules';
import { ExternalClaimRepository } from '../external-certificates/external-claim.repository';
import { nodesOf, quizzesIn, type Requirement } from '../requirements/requirement.rules';
import { RoundRepository } from '../rounds/round.repository';
import { inTime, type OpenClass, wantsHours, type WayStep } from './remaining-hours.rules';
import { wayToFinish, wayWords } from './remaining-work.rules';

/** Somebody in a round with what was derived of her; empty before anything was. */
export interface UnfinishedMember extends PossibleGuest {
  readonly completion: readonly RequirementCompletion[];
  /** The last day on which she is not late; null: never. */
  readonly lastOn: string | null;
}

/** The shortest way of one member to the end of a round. */
export interface WayInWords {
  /** One sentence in Vietnamese; empty when nothing is left, and before anything was derived. */
  readonly words: string;
  /** Minutes of what is hers to do. */
  readonly minutes: number;
  /** All is done by her; somebody is to grade it or to look at it. */
  readonly isOnlyWaiting: boolean;
  /** The classes that the sentence names, each once. */
  readonly classes: readonly WayClass[];
}

/** A class on somebody's way. */
export type WayClass = Pick<OpenClass, 'classGroupId' | 'title' | 'communeId'>;

function classesOn(steps: readonly WayStep[]): WayClass[] {
  const offers = steps.flatMap((step) => (step.kind === 'hours' ? step.offers : []));
  return [...new Map(offers.map((one) => [one.classGroupId, one])).values()].map(
    ({ classGroupId, title, communeId }) => ({ classGroupId, title, communeId }),
  );
}

/** What members have left to do: the shortest way to finish a round, and who still needs hours. */
@Injectable()
export class RemainingWorkService implements OnModuleInit, HoursNeedSource {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly workHistory: WorkHistoryService,
    private readonly claims: ExternalClaimRepository,
    private readonly nearClasses: NearClassService,
    private readonly clock: Clock,
    private readonly completions: CompletionRepository,
    private readonly makeUps: MakeUpService,
  ) {}

  /** Practical tasks that count in a round, in any part of its requirements. */
  async tasksOf(roundId: string): Promise<string[]> {
    const asked = await this.requirementsOf(roundId);
    return [...new Set(nodesOf(asked).flatMap((one) => (one.kind === 'task' ? one.spec.anyOf : [])))];
  }

  /** Kinds of outside certificates that count in a round, likewise. */
  async certificatesOf(roundId: string): Promise<string[]> {
    const asked = await this.requirementsOf(roundId);
    return [...new Set(nodesOf(asked).flatMap((one) => (one.kind === 'outside' ? [one.spec.certificate] : [])))];
  }

  /** By member, people of one province; nine statements and one or two for each quiz, for however many there are. No access check. */
  async findWays(roundId: string, people: readonly UnfinishedMember[]): Promise<Map<string, WayInWords>> {
    const ids = people.map(({ memberId }) => memberId);
    const { earlierEditions } = (await this.rounds.countingOf([roundId])).get(roundId) ?? { earlierEditions: [] };
    const asked = await this.requirementsOf(roundId);
    const [usedUp, tasks, certificates, classes] = await Promise.all([
      this.workHistory.findUsedUpQuizzes(ids, quizzesIn(asked)),
      this.workHistory.findWaitingTasks(ids, [...earlierEditions]),
      this.claims.waitingOf(ids),
      this.nearClasses.listOpenPlaces(people),
    ]);
    const today = this.clock.today();
    return new Map(
      people.map(({ memberId, completion, lastOn }) => {
        const way = wayToFinish(asked, completion, {
          classes: inTime(classes.get(memberId) ?? [], { lastOn, today }),
          waitingTasks: tasks.get(memberId) ?? [],
          waitingCertificates: certificates.get(memberId) ?? [],
          usedUpQuizzes: usedUp.get(memberId) ?? [],
        });
        const { minutes, isOnlyWaiting } = way;
        return [memberId, { words: wayWords(way), minutes, isOnlyWaiting, classes: classesOn(way.steps) }];
      }),
    );
  }

  private async requirementsOf(roundId: string): Promise<readonly Requirement[]> {
    return (await this.rounds.requirementsOf([roundId])).get(roundId) ?? [];
  }

  onModuleInit(): void {
    this.makeUps.answerHoursBy(this);
  }

  /**
   * Who is in no round is asked nothing, and may want what she missed all the same; not who was in one that was ended: her hours count for none until the next one begins
   * (decision 0137). Joins a running transaction.
   */
  async stillNeeding(memberIds: readonly string[], topic: string | null): Promise<ReadonlySet<string>> {
    const standings = await this.completions.inOpenRounds(memberIds, this.clock.today());
    const requirements = await this.rounds.requirementsOf([...new Set(standings.map(({ roundId }) => roundId))]);
    const wanting = standings.filter(({ roundId, state }) =>
      wantsHours(requirements.get(roundId) ?? [], state.requirements, topic),
    );
    const inRounds = await this.completions.memberIdsInEnded(memberIds);
    for (const { memberId } of standings) inRounds.add(memberId);
    const wantingIds = new Set(wanting.map(({ memberId }) => memberId));
    return new Set(memberIds.filter((id) => wantingIds.has(id) || !inRounds.has(id)));
  }
}
