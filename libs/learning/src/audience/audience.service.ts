import { Injectable } from '@nestjs/common';
import { CourseService } from '@lopso/content';
import { MEMBER_KINDS, nameInSentence, POSITIONS } from '@lopso/org';
import { Clock, isId, type Scope } from '@lopso/platform';
import { CompletionService } from '../completion/completion.service';
import { RenewalRepository } from '../cycle-opening/renewal.repository';
import { takesOnlyNewcomers } from '../cycles/due-date.rules';
import { invalidAudience } from '../learning.errors';
import { type RoundSummary } from '../rounds/round.repository';
import { endOfDay } from '../rounds/round.rules';
import {
  type AudienceHolder,
  type AudienceQuestion,
  AudienceRepository,
  type NamedPlace,
  type NamedRound,
} from './audience.repository';
import { type AudienceCondition, type AudienceRule, audienceWords, faultsOfAudience, valuesIn } from './audience.rules';

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

/** The rule asked about beside the one the round has. */
export interface ComparedRules {
  readonly saved: AudienceRule | null;
  readonly asked: AudienceRule | null;
}

/** A round whose passages end, with the rule of its audience as `audienceCondition` judges it: units as paths of today, courses as ids of quizzes. */
export interface RuledRound {
  readonly roundId: string;
  readonly rule: AudienceRule;
}

/** The rule of an audience checked, put into words, and who meets it on a day. */
@Injectable()
export class AudienceService {
  constructor(
    private readonly audiences: AudienceRepository,
    private readonly courses: CourseService,
    private readonly clock: Clock,
    private readonly completions: CompletionService,
    private readonly renewals: RenewalRepository,
  ) {}

  /** @throws InvalidInput for conditions that ask nothing, or for what the round does not have; null asks nothing of anybody */
  async checkRule(rule: AudienceRule | null, round: AudienceRound): Promise<void> {
    if (rule === null) return;
    const { units, rounds, courses } = await this.namesIn(rule, round, this.clock.today());
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
  async resolveRule(rule: AudienceRule | null, round: AudienceRound, on: string): Promise<AudienceRule | null> {
    if (rule === null) return null;
    const { units, courses } = await this.namesIn(rule, round, on);
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
  async describeRule(
    rule: AudienceRule | null,
    round: AudienceRound,
    on: string = this.clock.today(),
  ): Promise<string> {
    if (rule === null) return audienceWords(null, new Map());
    const { units, rounds, courses } = await this.namesIn(rule, round, on);
    const names = new Map([
      ...units.map(({ id, fullName }): [string, string] => [id, nameInSentence(fullName)]),
      ...[...rounds, ...courses].map(({ id, title }): [string, string] => [id, title]),
    ]);
    return audienceWords(rule, names);
  }

  private async namesIn(rule: AudienceRule, { unitPath }: AudienceRound, on: string): Promise<Named> {
    const [province = ''] = unitPath.split('.');
    const unitIds = valuesIn(rule, 'unit').filter(isId);
    const roundIds = valuesIn(rule, 'round').filter(isId);
    const courseIds = valuesIn(rule, 'course');
    const at = on < this.clock.today() ? endOfDay(on) : null;
    const [units, rounds, outlines, quizzes] = await Promise.all([
      unitIds.length === 0 ? [] : this.audiences.listNamedUnits(unitIds, province, on),
      roundIds.length === 0 ? [] : this.audiences.listNamedRounds(roundIds, province),
      courseIds.length === 0 ? [] : this.courses.listCourseOutlines(),
      courseIds.length === 0 ? new Map<string, string>() : this.courses.findLastQuizzes(courseIds, at),
    ]);
    return {
      units,
      rounds,
      courses: outlines.map(({ id, title }) => ({ id, title, quizId: quizzes.get(id) ?? null })),
    };
  }

  /** `on`: a calendar date, today or past. */
  async questionOn(round: AudienceRound, { saved, asked }: ComparedRules, on: string): Promise<AudienceQuestion> {
    const { id: roundId, audience: teamKinds, unitPath, dueOn, newcomerDays = null } = round;
    const [province = ''] = unitPath.split('.');
    const isPast = on < this.clock.today();
    return {
      ...{ roundId, teamKinds, unitPath, on, until: endOfDay(on), isPast },
      passesLater: dueOn !== undefined && takesOnlyNewcomers({ dueOn, newcomerDays }, on),
      saved: await this.resolveRule(saved, round, on),
      asked: await this.resolveRule(asked, round, on),
      stood: isPast ? await this.completions.completionsAsOf(on, [saved, asked], province) : [],
    };
  }

  /** Who holds a seat on a calendar date and meets the round's rule, all of them or some of the members; ordered by member id. */
  async listMeeting(
    round: Pick<RoundSummary, 'id' | 'audience' | 'unitPath' | 'audienceRule'>,
    day: string,
    memberIds: readonly string[] | null = null,
  ): Promise<AudienceHolder[]> {
    return this.findMeeting(round.audienceRule, round, { day, memberIds });
  }

  /** Who meets a rule today. @throws InvalidInput for a rule the round can't have */
  async listMeetingToday(rule: AudienceRule | null, round: AudienceRound): Promise<AudienceHolder[]> {
    await this.checkRule(rule, round);
    return this.findMeeting(rule, round, { day: this.clock.today(), memberIds: null });
  }

  private async findMeeting(
    rule: AudienceRule | null,
    round: AudienceRound,
    { day, memberIds }: { readonly day: string; readonly memberIds: readonly string[] | null },
  ): Promise<AudienceHolder[]> {
    const question = await this.questionOn(round, { saved: null, asked: rule }, day);
    return this.audiences.holders(question, memberIds);
  }

  /** Rounds with a rule that touch the scope, among those whose passages end; the others ask everybody in the teams they are for. */
  async listRuledRounds(scope: Scope): Promise<RuledRound[]> {
    const rounds = await this.renewals.ruledRounds(scope);
    const today = this.clock.today();
    const placed = await Promise.all(
      rounds.map(async (round) => ({
        roundId: round.id,
        rule: await this.resolveRule(round.audienceRule, round, today),
      })),
    );
    return placed.flatMap(({ roundId, rule }) => (rule === null ? [] : [{ roundId, rule }]));
  }
}
