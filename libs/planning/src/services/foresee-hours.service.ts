import { Injectable } from '@nestjs/common';
import { RoundService } from '@lopso/learning';
import { type Actor, InvalidInput } from '@lopso/platform';
import { classMinutes, faultOfHours, type PlanHours } from '../rules/plan-days';
import { PlanDesk } from './plan-desk';
import { type BeyondClass, PlanGround } from './plan-ground';

/** The hours of a class as they stand on the form of a plan. */
export interface HoursWish extends Pick<PlanHours, 'morning' | 'afternoon'> {
  readonly roundId: string;
  readonly halves: 1 | 2;
}

/** What the hours of a class are worth in a round. */
export interface HoursForeseen {
  /** What a class over both halves of a day gives. */
  readonly wholeDayMinutes: number;
  /** Who misses more than one class gives, as the plan will say it; null: nobody. */
  readonly beyond: BeyondClass | null;
}

/** Says of a plan that is not made yet whether one class gives everybody the hours the round asks for. */
@Injectable()
export class ForeseeHours {
  constructor(
    private readonly desk: PlanDesk,
    private readonly roundService: RoundService,
    private readonly ground: PlanGround,
  ) {}

  /** Keeps nothing. @throws Forbidden, NotFound for a round of others, InvalidInput for hours that contradict each other */
  async foresee(actor: Actor, { roundId, halves, ...hours }: HoursWish): Promise<HoursForeseen> {
    const province = await this.desk.planned(actor);
    const round = await this.roundService.getVisibleRound(actor, roundId);
    const fault = faultOfHours(hours);
    if (fault !== null) throw new InvalidInput([{ pointer: '#/morning', code: `planning.${fault}` }]);
    return {
      wholeDayMinutes: classMinutes(hours, 2),
      beyond: await this.ground.beyondClass(
        { planId: null, unitPath: province.path, roundId: round.id },
        classMinutes(hours, halves),
      ),
    };
  }
}
