import { Injectable } from '@nestjs/common';
import { type Actor, compareNames, decodeMomentCursor, encodeMomentCursor } from '@lopso/platform';
import { householdWindow, opinionWindow } from '../rules/ask-window';
import { type OutcomeSum, sumOfClasses } from '../rules/opinion-sums';
import { type OpinionResult, OpinionResultRepository } from '../storage/opinion-result.repository';
import { type ClassTrainer } from '../storage/asked-class';
import { AfterClass } from './after-class.service';
import { type SessionQuery } from './class-reading.service';
import { ClassRounds } from './class-rounds';
import { CommuneNames } from './commune-names.service';
import { OpinionLists, type OpinionScope } from './opinion-lists';

/** A class with what came of asking, and until when is asked. */
export interface ClassOpinions extends OpinionResult {
  readonly communeName: string;
  readonly opinionsUntil: Date;
  readonly householdsFrom: Date;
  readonly householdsUntil: Date;
}

/** Whose classes are added: of one trainer, in one commune, or that counted for one round. */
export type OpinionGrouping = 'trainer' | 'commune' | 'round';

/** Classes of one trainer, commune or round together. */
export interface OpinionGroup extends OutcomeSum {
  readonly id: string;
  readonly name: string;
}

/** Which page of which classes; `trainerId` and `communeId` null: of all. */
export interface OpinionQuery extends OpinionScope {
  readonly trainerId: string | null;
  readonly communeId: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

/** A page of classes, and all of them together; `isCut`: there are more than 2,000. */
export interface OpinionPage {
  readonly classes: readonly ClassOpinions[];
  readonly sum: OutcomeSum;
  readonly nextCursor: string | null;
  readonly isCut: boolean;
}

/** What came of asking members after classes. */
@Injectable()
export class ClassOpinionReading {
  constructor(
    private readonly lists: OpinionLists,
    private readonly results: OpinionResultRepository,
    private readonly names: CommuneNames,
    private readonly rounds: ClassRounds,
    private readonly asks: AfterClass,
  ) {}

  /** One class with what was written, in an order drawn by lot; null before it has ended. @throws NotFound, NotYourClass */
  async ofClass(
    actor: Actor,
    classGroupId: string,
  ): Promise<{ opinions: ClassOpinions; remarks: readonly string[] } | null> {
    const found = await this.lists.ofClass(actor, classGroupId);
    if (found === null) return null;
    const [opinions] = await this.named([found]);
    if (opinions === undefined) return null;
    return { opinions, remarks: await this.results.remarksOf(classGroupId) };
  }

  /** Classes that ended in some days, the latest first. */
  async list(actor: Actor, query: OpinionQuery): Promise<OpinionPage> {
    const { results: wanted, isCut } = await this.lists.within(actor, query);
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
  async groups(
    actor: Actor,
    query: SessionQuery,
    by: OpinionGrouping,
  ): Promise<{ groups: OpinionGroup[]; isCut: boolean }> {
    const { results, isCut } = await this.lists.within(actor, query);
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
    by: OpinionGrouping,
  ): Promise<[OpinionResult, { id: string; name: string }][]> {
    if (by === 'trainer')
      return results.flatMap((one) => one.trainers.map((trainer): [OpinionResult, ClassTrainer] => [one, trainer]));
    if (by === 'round') return this.inRounds(results);
    const names = await this.names.of(results.map(({ communeId }) => communeId));
    return results.map((one) => [one, { id: one.communeId, name: names.get(one.communeId) ?? '' }]);
  }

  private async inRounds(results: readonly OpinionResult[]): Promise<[OpinionResult, { id: string; name: string }][]> {
    const sessions = await this.results.sessionIdsOf(results.map(({ classGroupId }) => classGroupId));
    const rounds = await this.rounds.roundsOf(sessions.map(({ id }) => id));
    return results.flatMap((result) => {
      const own = sessions.filter(({ classGroupId }) => classGroupId === result.classGroupId);
      const titles = new Map(own.flatMap(({ id }) => rounds.get(id) ?? []).map(({ id, title }) => [id, title]));
      return [...titles].map(([id, name]): [OpinionResult, { id: string; name: string }] => [result, { id, name }]);
    });
  }

  private async named(results: readonly OpinionResult[]): Promise<ClassOpinions[]> {
    const names = await this.names.of(results.map(({ communeId }) => communeId));
    return results.map((one) => {
      const households = householdWindow(one.openedAt, this.asks.days);
      return {
        ...one,
        communeName: names.get(one.communeId) ?? '',
        opinionsUntil: opinionWindow(one.openedAt, this.asks.days).until,
        householdsFrom: households.from,
        householdsUntil: households.until,
      };
    });
  }
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
