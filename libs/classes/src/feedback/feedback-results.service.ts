import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  compareNames,
  decodeMomentCursor,
  encodeMomentCursor,
  NotFound,
  streamXlsx,
} from '@lopso/platform';
import { NotYourClass } from '../classes.errors';
import { READ_ANY_OPINIONS, READ_OPINIONS } from '../classes.permissions';
import { ClassAccess } from '../scheduling/class-access.service';
import { ClassGroupRepository } from '../scheduling/class-group.repository';
import { type SessionQuery } from '../scheduling/class-group.service';
import { endOfDayInVietnam, instantInVietnam } from '../scheduling/schedule.rules';
import { CommuneService } from '../venues/commune.service';
import { FeedbackResultsRepository, type OpinionResult } from './feedback-results.repository';
import { type ClassTrainer } from './feedback.repository';
import {
  FEEDBACK_COLUMNS,
  feedbackCells,
  feedbackWindow,
  householdWindow,
  type OutcomeSum,
  sumOfClasses,
} from './feedback.rules';
import { FeedbackService } from './feedback.service';

/** A round some of whose hours were sat in a class. */
export interface ClassRound {
  readonly id: string;
  readonly title: string;
}

/** Who knows for which rounds hours of a session counted. */
export interface ClassRoundSource {
  /** By session; sessions that counted for none are missing. */
  roundsOf(classSessionIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClassRound[]>>;
}

const MAX_CLASSES = 2000;

/** Days, and whose classes: left out or null, of all. */
export interface FeedbackScope extends SessionQuery {
  readonly trainerId?: string | null;
}

/** A class with what came of asking, and until when is asked. */
export interface ClassFeedback extends OpinionResult {
  readonly communeName: string;
  readonly opinionsUntil: Date;
  readonly householdsFrom: Date;
  readonly householdsUntil: Date;
}

/** Whose classes are added: of one trainer, in one commune, or that counted for one round. */
export type FeedbackGrouping = 'trainer' | 'commune' | 'round';

/** Classes of one trainer, commune or round together. */
export interface FeedbackGroup extends OutcomeSum {
  readonly id: string;
  readonly name: string;
}

/** Which page of which classes; `trainerId` and `communeId` null: of all. */
export interface FeedbackQuery extends FeedbackScope {
  readonly trainerId: string | null;
  readonly communeId: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

/** A page of classes, and all of them together; `isCut`: there are more than 2,000. */
export interface FeedbackPage {
  readonly classes: readonly ClassFeedback[];
  readonly sum: OutcomeSum;
  readonly nextCursor: string | null;
  readonly isCut: boolean;
}

/** What comes after a place in a list that is ordered by end and id, both falling. */
function after(results: readonly OpinionResult[], place: readonly [string, string] | null): readonly OpinionResult[] {
  if (place === null) return results;
  const [at, id] = [new Date(place[0]).getTime(), place[1]];
  return results.filter(({ endedAt, classGroupId }) => {
    const apart = endedAt.getTime() - at;
    return apart < 0 || (apart === 0 && classGroupId < id);
  });
}

/** Counted feedback by class, group and round, and as a workbook. */
@Injectable()
export class FeedbackResultsService {
  private source: ClassRoundSource | null = null;

  constructor(
    private readonly results: FeedbackResultsRepository,
    private readonly communes: CommuneService,
    private readonly feedback: FeedbackService,
    private readonly groups: ClassGroupRepository,
    private readonly access: Access,
    private readonly classAccess: ClassAccess,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** One class with what was written, in an order drawn by lot; null before it has ended. @throws NotFound, NotYourClass */
  async feedbackOfClass(
    actor: Actor,
    classGroupId: string,
  ): Promise<{ opinions: ClassFeedback; remarks: readonly string[] } | null> {
    const found = await this.resultOfClass(actor, classGroupId);
    if (found === null) return null;
    const [opinions] = await this.named([found]);
    if (opinions === undefined) return null;
    return { opinions, remarks: await this.results.remarksOf(classGroupId) };
  }

  /** Classes that ended in some days, the latest first. */
  async listFeedback(actor: Actor, query: FeedbackQuery): Promise<FeedbackPage> {
    const { results: wanted, isCut } = await this.resultsWithin(actor, query);
    const rest = after(wanted, decodeMomentCursor(query.cursor));
    const shown = rest.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      classes: await this.named(shown),
      sum: sumOfClasses(wanted),
      nextCursor:
        rest.length > shown.length && last !== undefined ? encodeMomentCursor(last.endedAt, last.classGroupId) : null,
      isCut,
    };
  }

  /** The same classes together, by name. A class that counted for several rounds, or that several taught, is in each of them. */
  async listFeedbackGroups(
    actor: Actor,
    query: SessionQuery,
    by: FeedbackGrouping,
  ): Promise<{ groups: FeedbackGroup[]; isCut: boolean }> {
    const { results, isCut } = await this.resultsWithin(actor, query);
    const places = await this.placesOf(results, by);
    const byId = new Map<string, { name: string; classes: OpinionResult[] }>();
    for (const [result, { id, name }] of places) {
      const known = byId.get(id) ?? { name, classes: [] };
      byId.set(id, { ...known, classes: [...known.classes, result] });
    }
    const groups = [...byId].map(([id, { name, classes }]) => ({ id, name, ...sumOfClasses(classes) }));
    return { groups: groups.sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1)), isCut };
  }

  private async placesOf(
    results: readonly OpinionResult[],
    by: FeedbackGrouping,
  ): Promise<[OpinionResult, { id: string; name: string }][]> {
    if (by === 'trainer')
      return results.flatMap((one) => one.trainers.map((trainer): [OpinionResult, ClassTrainer] => [one, trainer]));
    if (by === 'round') return this.inRounds(results);
    const names = await this.communes.namesOf(results.map(({ communeId }) => communeId));
    return results.map((one) => [one, { id: one.communeId, name: names.get(one.communeId) ?? '' }]);
  }

  private async inRounds(results: readonly OpinionResult[]): Promise<[OpinionResult, { id: string; name: string }][]> {
    const sessions = await this.results.sessionIdsOf(results.map(({ classGroupId }) => classGroupId));
    const rounds = await this.roundsOf(sessions.map(({ id }) => id));
    return results.flatMap((result) => {
      const own = sessions.filter(({ classGroupId }) => classGroupId === result.classGroupId);
      const titles = new Map(own.flatMap(({ id }) => rounds.get(id) ?? []).map(({ id, title }) => [id, title]));
      return [...titles].map(([id, name]): [OpinionResult, { id: string; name: string }] => [result, { id, name }]);
    });
  }

  private async named(results: readonly OpinionResult[]): Promise<ClassFeedback[]> {
    const names = await this.communes.namesOf(results.map(({ communeId }) => communeId));
    return results.map((one) => {
      const households = householdWindow(one.openedAt, this.feedback.askDays);
      return {
        ...one,
        communeName: names.get(one.communeId) ?? '',
        opinionsUntil: feedbackWindow(one.openedAt, this.feedback.askDays).until,
        householdsFrom: households.from,
        householdsUntil: households.until,
      };
    });
  }

  /** Classes that ended in these days, of one trainer or in one commune where it is named, the latest first, 2,000 at most; of a trainer the own ones. */
  async resultsWithin(
    actor: Actor,
    { from, to, isMine, trainerId, communeId }: FeedbackScope,
  ): Promise<{ results: OpinionResult[]; isCut: boolean }> {
    const [now, end] = [this.clock.now(), endOfDayInVietnam(to)];
    const period = { startsAt: instantInVietnam(from, '00:00'), endsAt: end < now ? end : now };
    if (period.endsAt <= period.startsAt) return { results: [], isCut: false };
    const found = await this.results.listEnded(this.access.scope(actor, READ_ANY_OPINIONS), period, {
      ...{ trainerId: actor.accountId, reach: this.access.reach(actor, READ_OPINIONS) },
      ...{ isMine, limit: MAX_CLASSES + 1 },
    });
    const results = found
      .slice(0, MAX_CLASSES)
      .filter(({ trainers }) => (trainerId ?? null) === null || trainers.some(({ id }) => id === trainerId))
      .filter((one) => (communeId ?? one.communeId) === one.communeId);
    return { results, isCut: found.length > MAX_CLASSES };
  }

  /** One class; null before its last session has ended. @throws NotFound when it is hidden, NotYourClass when another one runs it */
  async resultOfClass(actor: Actor, classGroupId: string): Promise<OpinionResult | null> {
    const group = this.classAccess.seen(actor, await this.groups.findGroup(classGroupId));
    if (!this.classAccess.mayOn(actor, READ_OPINIONS, group)) throw new NotFound();
    const isOwn = this.classAccess.isOwn(actor, group) || group.staffIds.includes(actor.accountId);
    if (!isOwn && !this.classAccess.allows(actor, READ_ANY_OPINIONS, group)) throw new NotYourClass();
    return this.results.ofGroup(classGroupId, this.clock.now());
  }

  /** The classes of these days as .xlsx, the latest first; taking it out stands in the trail. */
  async exportFeedback(actor: Actor, query: FeedbackScope): Promise<Readable> {
    const { results } = await this.resultsWithin(actor, query);
    const names = await this.communes.namesOf(results.map(({ communeId }) => communeId));
    const { from, to } = query;
    await this.audit.recordExportOver(actor, this.access.reach(actor, READ_OPINIONS), {
      action: 'classes.opinions-exported',
      details: { from, to },
    });
    const rows = results.map((one) => feedbackCells({ ...one, communeName: names.get(one.communeId) ?? '' }));
    return streamXlsx([{ name: 'Ý kiến sau lớp', columns: FEEDBACK_COLUMNS, rows, isList: true }]);
  }

  /** @throws Error when somebody else answers already */
  answerRoundsBy(source: ClassRoundSource): void {
    if (this.source !== null && this.source !== source)
      throw new Error('Two providers say which rounds classes count for');
    this.source = source;
  }

  /** As `ClassRoundSource` says; none without one. */
  async roundsOf(classSessionIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClassRound[]>> {
    if (classSessionIds.length === 0 || this.source === null) return new Map();
    return this.source.roundsOf(classSessionIds);
  }
}
