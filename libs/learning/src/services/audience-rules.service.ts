import { Injectable } from '@nestjs/common';
import { CourseService } from '@lopso/content';
import { MEMBER_KINDS, nameInSentence, POSITIONS } from '@lopso/org';
import { Clock, isId } from '@lopso/platform';
import { invalidAudience } from '../learning.errors';
import { type AudienceCondition, type AudienceRule, faultsOfAudience, valuesIn } from '../rules/audience-rule';
import { audienceWords } from '../rules/audience-words';
import { endOfDay } from '../rules/round-dates';
import { AudiencePlaceRepository, type NamedPlace, type NamedRound } from '../storage/audience-place.repository';

/** Where a rule is for: a round, or a programme that one is about to be opened from. */
export interface AudienceRound {
  /** Null: not opened yet. */
  readonly id: string | null;
  /** Kinds of team of the programme. */
  readonly audience: readonly string[];
  readonly unitPath: string;
  /** Until when it takes everybody, `yyyy-mm-dd`, and how many days newcomers have after that; left out: it is not opened yet. */
  readonly dueOn?: string;
  readonly newcomerDays?: number | null;
}

interface Named {
  readonly units: readonly NamedPlace[];
  readonly rounds: readonly NamedRound[];
  /** With the quiz by which each is passed: a later edition without one takes nothing from who passed. */
  readonly courses: readonly { readonly id: string; readonly title: string; readonly quizId: string | null }[];
}

/** What rules of audiences name: whether it is there, where it lay on a day, and how it was called. No access check. */
@Injectable()
export class AudienceRules {
  constructor(
    private readonly places: AudiencePlaceRepository,
    private readonly courses: CourseService,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInput for conditions that ask nothing, or for what the round does not have; null asks nothing of anybody */
  async check(rule: AudienceRule | null, round: AudienceRound): Promise<void> {
    if (rule === null) return;
    const { units, rounds, courses } = await this.named(rule, round, this.clock.today());
    const faults = faultsOfAudience(rule, {
      teamKinds: round.audience,
      personKinds: MEMBER_KINDS,
      positions: POSITIONS,
      units: new Set(units.map(({ id }) => id)),
      rounds: new Set(rounds.map(({ id }) => id).filter((id) => id !== round.id)),
      courses: new Set(courses.filter(({ quizId }) => quizId !== null).map(({ id }) => id)),
    });
    if (faults.length > 0) throw invalidAudience(faults);
  }

  /** The rule as it is judged on a day, today or past: units as their paths on it, those that had come of them by then included, and courses as ids of their quizzes then. */
  async place(rule: AudienceRule | null, round: AudienceRound, on: string): Promise<AudienceRule | null> {
    if (rule === null) return null;
    const { units, courses } = await this.named(rule, round, on);
    const paths = new Map(units.map(({ id, paths: its }) => [id, its]));
    const quizzes = new Map(courses.map(({ id, quizId }) => [id, quizId === null ? [] : [quizId]]));
    const placed = (condition: AudienceCondition): AudienceCondition => {
      if (condition.kind === 'unit')
        return { ...condition, values: condition.values.flatMap((id) => paths.get(id) ?? []) };
      if (condition.kind !== 'course') return condition;
      return { ...condition, values: condition.values.flatMap((id) => quizzes.get(id) ?? []) };
    };
    return { ...rule, conditions: rule.conditions.map(placed), except: rule.except.map(placed) };
  }

  /** The rule as one Vietnamese sentence, with units as they were called on a day. */
  async words(rule: AudienceRule | null, round: AudienceRound, on: string = this.clock.today()): Promise<string> {
    if (rule === null) return audienceWords(null, new Map());
    const { units, rounds, courses } = await this.named(rule, round, on);
    const names = new Map([
      ...units.map(({ id, fullName }): [string, string] => [id, nameInSentence(fullName)]),
      ...[...rounds, ...courses].map(({ id, title }): [string, string] => [id, title]),
    ]);
    return audienceWords(rule, names);
  }

  private async named(rule: AudienceRule, { unitPath }: AudienceRound, on: string): Promise<Named> {
    const [province = ''] = unitPath.split('.');
    const unitIds = valuesIn(rule, 'unit').filter(isId);
    const roundIds = valuesIn(rule, 'round').filter(isId);
    const courseIds = valuesIn(rule, 'course');
    const at = on < this.clock.today() ? endOfDay(on) : null;
    const [units, rounds, outlines, quizzes] = await Promise.all([
      unitIds.length === 0 ? [] : this.places.units(unitIds, province, on),
      roundIds.length === 0 ? [] : this.places.rounds(roundIds, province),
      courseIds.length === 0 ? [] : this.courses.listCourseOutlines(),
      courseIds.length === 0 ? new Map<string, string>() : this.courses.findLastQuizzes(courseIds, at),
    ]);
    return {
      units,
      rounds,
      courses: outlines.map(({ id, title }) => ({ id, title, quizId: quizzes.get(id) ?? null })),
    };
  }
}
