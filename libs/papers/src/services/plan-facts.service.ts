import { Injectable } from '@nestjs/common';
import { RoundService } from '@lopso/learning';
import { type PlanTimetable, PlanTimetables, unplacedWords } from '@lopso/planning';
import { type Actor, Clock } from '@lopso/platform';
import { PlanTooLong } from '../papers.errors';
import { planValues } from '../rules/plan-values';
import { type Facts } from './facts';

/** So many classes stand in one paper. */
const MOST = 1000;

/** Gathers what papers say of a plan of classes, through what the actor may see of it. */
@Injectable()
export class PlanFacts {
  constructor(
    private readonly timetables: PlanTimetables,
    private readonly roundService: RoundService,
    private readonly clock: Clock,
  ) {}

  /** Where a plan lies, when the actor may see it. @throws NotFound */
  async placeOf(actor: Actor, planId: string): Promise<{ unitId: string; unitPath: string; title: string }> {
    const { unitId, unitPath, name: title } = await this.timetables.placeOf(actor, planId);
    return { unitId, unitPath, title };
  }

  /** @throws NotFound, PlanTooLong */
  async load(actor: Actor, planId: string): Promise<Facts> {
    const { plan, classes } = await this.timetables.of(actor, planId);
    const standing = classes.filter((one) => one.standing !== 'cancelled');
    if (standing.length > MOST) throw new PlanTooLong(standing.length, MOST);
    const { decisionNumber, decidedOn } = await this.roundService.getRound(plan.roundId);
    const { name, roundTitle, from, until, terms } = plan;
    const values = planValues({
      ...{ name, roundTitle, decisionNumber, decidedOn, from, until, asOf: this.clock.today() },
      ...{ morning: terms.morning, afternoon: terms.afternoon, halves: terms.halves },
      classes: standing.map(({ people, groups, meetings, standing: state }) => ({
        ...{ people, groups, meetings },
        isOpened: state === 'opened' || state === 'held',
      })),
      gaps: gapsOf(plan),
      isWorking: plan.state === 'working',
    });
    return { title: name, values, leftOut: 0 };
  }
}

const gapsOf = ({ gaps, terms }: PlanTimetable['plan']): { communeName: string; people: number; why: string }[] =>
  gaps.map((gap) => ({
    ...{ communeName: gap.communeName, people: gap.people },
    why: unplacedWords(gap, terms.memberMinutes),
  }));
