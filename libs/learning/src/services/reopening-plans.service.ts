import { Injectable } from '@nestjs/common';
import { EditionService, type MajorEdition } from '@lopso/content';
import { Clock } from '@lopso/platform';
import { EditionUnknown, FinishedBeforeWrong, ReopenedPartsWrong } from '../learning.errors';
import {
  avoidableKeys,
  frozenCourses,
  type ReopenablePart,
  reopenableParts,
  reopenedRequirements,
  type ReopeningGroup,
} from '../rules/reopening';
import { type Requirement } from '../rules/requirement';
import { startOfDay } from '../rules/round-dates';
import { type NamingQuestion } from '../storage/reopening.repository';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';

/** A major edition of a course that a round does not have, with what it could ask for anew. */
export interface ReopeningOffer {
  readonly edition: MajorEdition;
  /** Never empty. */
  readonly parts: readonly ReopenablePart[];
}

/** Which edition is to be asked for, what of it, and of whom. */
export interface ReopeningDraft {
  /** Hash of the edition. */
  readonly edition: string;
  /** Ids of the parts. */
  readonly parts: readonly string[];
  readonly named: ReopeningGroup;
  /** Of `finished-before` alone, `yyyy-mm-dd`. */
  readonly finishedBefore: string | null;
}

/** A draft that can be carried out. */
export interface ReopeningPlan {
  readonly round: RoundSummary;
  readonly edition: MajorEdition;
  readonly parts: readonly ReopenablePart[];
  readonly requirements: readonly Requirement[];
  readonly question: NamingQuestion;
}

/** What rounds may ask anew, checked against the editions there are. No access check. */
@Injectable()
export class ReopeningPlans {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly courseEditions: EditionService,
    private readonly clock: Clock,
  ) {}

  /** Course by course, the oldest edition first; none of a reopening, since the round it came from offers them. */
  async offersOf(round: RoundSummary): Promise<ReopeningOffer[]> {
    if (round.reopens !== null) return [];
    const requirements = await this.requirementsOf(round);
    const offers: ReopeningOffer[] = [];
    for (const { course, courseHash } of frozenCourses(requirements)) {
      const editions = await this.courseEditions.listMajorEditions(course, courseHash);
      offers.push(...editions.map((edition) => ({ edition, parts: reopenableParts(requirements, edition) })));
    }
    return offers.filter(({ parts }) => parts.length > 0);
  }

  /** @throws EditionUnknown, ReopenedPartsWrong, FinishedBeforeWrong */
  async of(round: RoundSummary, draft: ReopeningDraft): Promise<ReopeningPlan> {
    const offer = (await this.offersOf(round)).find(({ edition }) => edition.hash === draft.edition);
    if (offer === undefined) throw new EditionUnknown();
    const picked = new Set(draft.parts);
    const parts = offer.parts.filter(({ id }) => picked.has(id));
    if (parts.length === 0 || parts.length < picked.size) throw new ReopenedPartsWrong();
    const today = this.clock.today();
    const { named, finishedBefore } = draft;
    const hasDay = finishedBefore !== null && finishedBefore <= today;
    if ((named === 'finished-before') !== hasDay) throw new FinishedBeforeWrong();
    const requirements = await this.requirementsOf(round);
    return {
      ...{ round, parts, edition: offer.edition },
      requirements: reopenedRequirements(requirements, offer.edition, picked),
      question: {
        ...{ roundId: round.id, unitPath: round.unitPath, teamKinds: round.audience, named, today },
        ...{ toHash: offer.edition.hash, parts: parts.map(({ id }) => id) },
        finishedBefore: finishedBefore === null ? null : startOfDay(finishedBefore),
        avoidableKeys: avoidableKeys(requirements, offer.edition),
      },
    };
  }

  private async requirementsOf({ id }: RoundSummary): Promise<readonly Requirement[]> {
    return (await this.rounds.requirementsOf([id])).get(id) ?? [];
  }
}
