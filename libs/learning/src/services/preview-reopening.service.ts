import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, decodeCursor, encodeCursor, isId, NotFound, Scope } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { deriveCompletion } from '../rules/derive-completion';
import { stepsInAll } from '../rules/freeze-requirements';
import { type ReopenablePart } from '../rules/reopening';
import { wayToFinish } from '../rules/way-to-finish';
import { wayWords } from '../rules/way-words';
import { type AudiencePlace } from '../storage/audience.repository';
import { EvidenceRepository } from '../storage/evidence.repository';
import { type NamedPerson, ReopeningRepository } from '../storage/reopening.repository';
import { RoundRepository } from '../storage/round.repository';
import { type ReopeningDraft, type ReopeningPlan, ReopeningPlans } from './reopening-plans.service';

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

/** The difference a reopening would make; nothing is changed. */
@Injectable()
export class PreviewReopening {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly plans: ReopeningPlans,
    private readonly reopenings: ReopeningRepository,
    private readonly evidence: EvidenceRepository,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Names are written into the audit trail. @throws NotFound, EditionUnknown, ReopenedPartsWrong, FinishedBeforeWrong */
  async preview(
    actor: Actor,
    roundId: string,
    { draft, page }: { readonly draft: ReopeningDraft; readonly page: ReopeningPage },
  ): Promise<ReopeningPreview> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    const plan = await this.plans.of(round, draft);
    const { parts, requirements, edition } = plan;
    return {
      people: await this.reopenings.countNamed(plan.question),
      askedBefore: await this.reopenings.countAskedBefore(plan.question),
      ...{ parts, totalSteps: stepsInAll(requirements), countsFrom: edition.publishedAt },
      ...workLeft(plan, []),
      ...(await this.list(actor, plan, page)),
    };
  }

  private async list(
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
