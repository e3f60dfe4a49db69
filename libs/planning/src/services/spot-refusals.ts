import { Injectable } from '@nestjs/common';
import { dayOffWords, HolidayService, nameInSentence } from '@lopso/org';
import { dayInWords } from '@lopso/platform';
import { SpotRefused } from '../planning.errors';
import { freeSpots } from '../rules/free-spots';
import { isMarketDay } from '../rules/market-days';
import { hoursOf } from '../rules/plan-days';
import { type PlanTask } from '../rules/plan-task';
import { classClashes, type HeldClass, otherClash, type SpotClash, weekAround } from '../rules/spot-clash';
import { type SpotFault, type WantedSpot } from '../rules/spot-fault';
import { GroundRepository } from '../storage/ground.repository';
import { HeldSessionsRepository } from '../storage/held-sessions.repository';
import { PlanViewRepository, type SpotNames } from '../storage/plan-view.repository';
import { type StoredClass, type StoredPlan } from '../storage/plan.repository';
import { plannedOf } from './read-plan-task';

/** A class of a plan that is to go elsewhere, and the plan as it stands with all other classes on it. */
interface Moved {
  readonly plan: StoredPlan;
  readonly task: PlanTask;
  readonly moved: StoredClass;
}

/** Names what stands in the way of a class of a plan where somebody wants it, and offers other places of the plan (decision 0094). Reads only. */
@Injectable()
export class SpotRefusals {
  constructor(
    private readonly views: PlanViewRepository,
    private readonly held: HeldSessionsRepository,
    private readonly ground: GroundRepository,
    private readonly holidays: HolidayService,
  ) {}

  /** In the transaction that held the plan. */
  async of(of: Moved, spot: WantedSpot, fault: SpotFault): Promise<SpotRefused> {
    const { hallId, trainerId } = spot;
    const { halls, trainers } = await this.views.namesOf([hallId], [trainerId]);
    const names = { hallName: halls.get(hallId) ?? '', trainerName: trainers.get(trainerId) ?? '' };
    const clashes = await this.clashesOf(of, spot, fault, names);
    const days = ({ on, until, ...rest }: SpotClash): SpotClash => ({ ...rest, on: words(on), until: words(until) });
    return new SpotRefused(fault, { clashes: clashes.map(days), spots: await this.spotsFor(of, spot) });
  }

  private async clashesOf(of: Moved, spot: WantedSpot, fault: SpotFault, names: SpotNames): Promise<SpotClash[]> {
    switch (fault) {
      case 'day':
        return this.daysIn(of.moved, spot.day);
      case 'hall-closed':
        return this.closing(of.task, spot, names);
      case 'trainer-away':
        return (await this.ground.leavesOf([spot.trainerId], spot.day, spot.day)).map(({ from, to }) =>
          otherClash('leave', names.trainerName, { on: from, until: to }),
        );
      case 'hall-taken':
      case 'trainer-taken':
        return classClashes(fault, await this.classesAround(of, spot), wantedOf(of, spot), names);
      case 'hall-elsewhere':
      case 'hall-small':
      case 'trainer-unknown':
      case 'trainer-no-right':
        return [];
    }
  }

  private closing({ halls }: PlanTask, { hallId }: WantedSpot, { hallName }: SpotNames): SpotClash[] {
    const closedOn = halls.find(({ id }) => id === hallId)?.closedOn ?? '';
    return [otherClash('closed', hallName, { on: closedOn })];
  }

  /** A day off, and markets of the communes whose people come. */
  private async daysIn({ communeId, people }: StoredClass, day: string): Promise<SpotClash[]> {
    const off = await this.holidays.findDaysOff([day]);
    const communes = [...new Set([communeId, ...people.map((group) => group.communeId)])];
    const markets = (await this.ground.marketsOf(communes)).filter((market) => isMarketDay(market, day));
    return [
      ...off.map((one) => otherClash('day-off', dayOffWords(one), { on: day })),
      ...markets.map(({ name }) => otherClash('market', name, { on: day })),
    ];
  }

  /** Classes of the week in the hall or with the trainer: of the timetable, and of the plan where they are not opened yet. */
  private async classesAround({ plan, moved }: Moved, { hallId, trainerId, day }: WantedSpot): Promise<HeldClass[]> {
    const week = weekAround(day);
    const held = await this.held.heldAt({ hallId, trainerId, ...week });
    const planned = (await this.views.classesOf(plan.id)).filter(
      (one) =>
        one.classGroupId === null && one.number !== moved.number && one.day >= week.from && one.day <= week.until,
    );
    const inPlan = planned.map((one) => {
      const hours = hoursOf(plan.terms, one);
      return {
        ...{ title: '', day: one.day, from: hours[0]?.from ?? '', to: hours.at(-1)?.to ?? '', place: placeOf(one) },
        ...{ isInHall: one.hallId === hallId, isWithTrainer: one.trainerId === trainerId },
      };
    });
    const byTime = ({ day, from }: HeldClass): string => `${day} ${from}`;
    return [...held.map((one) => ({ ...one, place: placeOf(one) })), ...inPlan].sort((one, other) =>
      byTime(one) < byTime(other) ? -1 : 1,
    );
  }

  private async spotsFor({ task, moved }: Moved, wished: WantedSpot): Promise<object[]> {
    const isWhereItIs = ({ hallId, trainerId, day, half }: WantedSpot): boolean =>
      hallId === moved.hallId && trainerId === moved.trainerId && day === moved.day && half === moved.firstHalf;
    const spots = freeSpots(task, { moved: plannedOf(moved), wished }).filter((spot) => !isWhereItIs(spot));
    const named = await this.views.withNames(spots);
    return named.map(({ hallId, hallName, ...spot }) => ({ ...spot, venueId: hallId, venueName: hallName }));
  }
}

const words = (day: string): string => (day === '' ? '' : dayInWords(day));

const placeOf = ({ hallName, communeName }: { readonly hallName: string; readonly communeName: string }): string =>
  `${hallName}, ${nameInSentence(communeName)}`;

const wantedOf = ({ plan }: Moved, { day, half }: WantedSpot): { day: string; halves: readonly (0 | 1)[] } => ({
  day,
  halves: plan.terms.halves === 2 ? [0, 1] : [half],
});
