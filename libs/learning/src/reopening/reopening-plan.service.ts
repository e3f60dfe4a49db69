import { Injectable } from '@nestjs/common';
import { EditionService, type MajorEdition } from '@lopso/content';
import { Access, type Actor, Audit, Clock, decodeCursor, encodeCursor, isId, NotFound, Scope } from '@lopso/platform';
import { type AudiencePlace } from '../audience/audience.repository';
import { deriveCompletion } from '../completion/completion.rules';
import { EvidenceRepository } from '../completion/evidence.repository';
import { EditionUnknown, FinishedBeforeWrong, ReopenedPartsWrong } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { wayToFinish, wayWords } from '../remaining-work/remaining-work.rules';
import { type Requirement, stepsInAll } from '../requirements/requirement.rules';
import { RoundRepository, type RoundSummary } from '../rounds/round.repository';
import { startOfDay } from '../rounds/round.rules';
import { type NamedPerson, type NamingQuestion, ReopeningRepository } from './reopening.repository';
import {
  avoidableKeys,
  frozenCourses,
  type ReopenablePart,
  reopenableParts,
  reopenedRequirements,
  type ReopeningGroup,
} from './reopening.rules';

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

/** A page of names; without a limit nobody is listed, people are only counted. */
export interface ReopeningPage {
  readonly limit: number | null;
  readonly cursor: string | null;
}

/** Somebody who would be named, with what she would have to do. */
export interface PreviewedPerson extends NamedPerson {
  /** One sentence in Vietnamese; empty where she did all of it with the new edition already. */
  readonly words: string;
  readonly minutes: number;
}

/** What a reopening would ask, and of whom. */
export interface ReopeningPreview {
  readonly people: number;
  /** Those who are left out because an earlier reopening asked them for one of the parts. */
  readonly askedBefore: number;
  readonly parts: readonly ReopenablePart[];
  readonly totalSteps: number;
  /** Of who did nothing of it yet. */
  readonly words: string;
  readonly minutes: number;
  /** The instant the edition was published: what is done from then on counts. */
  readonly countsFrom: Date;
  /** By given name. */
  readonly listed: readonly PreviewedPerson[];
  readonly nextCursor: string | null;
}

const NOTHING_WAITS = { classes: [], waitingTasks: [], waitingCertificates: [], usedUpQuizzes: [] };

/** What of a round can be reopened, and whom a reopening would name. */
@Injectable()
export class ReopeningPlanService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly courseEditions: EditionService,
    private readonly clock: Clock,
    private readonly reopenings: ReopeningRepository,
    private readonly evidence: EvidenceRepository,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Course by course, the oldest edition first; none of a reopening, since the round it came from offers them. */
  async listOffers(round: RoundSummary): Promise<ReopeningOffer[]> {
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
  async planReopening(round: RoundSummary, draft: ReopeningDraft): Promise<ReopeningPlan> {
    const offer = (await this.listOffers(round)).find(({ edition }) => edition.hash === draft.edition);
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

  /** Names are written into the audit trail. @throws NotFound, EditionUnknown, ReopenedPartsWrong, FinishedBeforeWrong */
  async previewReopening(
    actor: Actor,
    roundId: string,
    { draft, page }: { readonly draft: ReopeningDraft; readonly page: ReopeningPage },
  ): Promise<ReopeningPreview> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    const plan = await this.planReopening(round, draft);
    const { parts, requirements, edition } = plan;
    return {
      people: await this.reopenings.countNamed(plan.question),
      askedBefore: await this.reopenings.countAskedBefore(plan.question),
      ...{ parts, totalSteps: stepsInAll(requirements), countsFrom: edition.publishedAt },
      ...workLeft(plan, []),
      ...(await this.listNamedPeople(actor, plan, page)),
    };
  }

  private async listNamedPeople(
    actor: Actor,
    plan: ReopeningPlan,
    { limit, cursor }: ReopeningPage,
  ): Promise<Pick<ReopeningPreview, 'listed' | 'nextCursor'>> {
    if (limit === null) return { listed: [], nextCursor: null };
    const reading = await this.audit.recordReadOver(actor, Scope.ofPaths([plan.round.unitPath]), {
      action: 'learning.audience-listed',
      subject: { type: 'round', id: plan.round.id },
    });
    const found = await this.reopenings.pageNamed(plan.question, placeOf(cursor), limit + 1);
    const people = found.slice(0, limit);
    const ids = people.map(({ memberId }) => memberId);
    await this.audit.noteHeld(reading, ids);
    const facts = await this.evidence.ofMembers(ids);
    const last = people[people.length - 1];
    return {
      listed: people.map((person) => ({ ...person, ...workLeft(plan, facts.get(person.memberId) ?? []) })),
      nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null,
    };
  }
}

/** What is left of a reopening with these facts. Waivers belong to cycles, and she has none in it yet. */
function workLeft(
  { requirements, edition }: ReopeningPlan,
  facts: Parameters<typeof deriveCompletion>[1],
): Pick<PreviewedPerson, 'words' | 'minutes'> {
  const done = facts.filter(({ kind }) => kind !== 'waiver');
  const { requirements: derived } = deriveCompletion(requirements, done, {
    countsFrom: edition.publishedAt,
    asOf: null,
    earlierEditions: new Set(edition.earlierHashes),
  });
  const way = wayToFinish(requirements, derived, NOTHING_WAITS);
  return { words: wayWords(way), minutes: way.minutes };
}

function cursorOf({ givenName, fullName, memberId }: NamedPerson): string {
  return encodeCursor([givenName, fullName, memberId]);
}

/** A cursor of ours; null for anything else, so that the list starts anew. */
function placeOf(cursor: string | null): AudiencePlace | null {
  const [givenName = '', fullName = '', memberId] = decodeCursor(cursor, 3) ?? [];
  return isId(memberId) ? { givenName, fullName, memberId } : null;
}
