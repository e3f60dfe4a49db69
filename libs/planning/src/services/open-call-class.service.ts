import { Injectable } from '@nestjs/common';
import { ScheduleForTrainer, type TypedHours, Venues } from '@lopso/classes';
import { type Actor, NotFound, Transactions } from '@lopso/platform';
import { CallDesk } from './call-desk';
import { OpeningCheck } from './opening-check';

/** A class of one day for people who are named in a call. */
export interface CallClassWish extends TypedHours {
  /** Names the form: sent twice, it opens one class. Becomes the id of the class. */
  readonly clientKey: string;
  readonly venueId: string;
  readonly trainerId: string;
  readonly capacity: number;
}

/** The department opens a class about what a call asked names for. */
@Injectable()
export class OpenCallClass {
  constructor(
    private readonly desk: CallDesk,
    private readonly venues: Venues,
    private readonly check: OpeningCheck,
    private readonly schedule: ScheduleForTrainer,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Schedules a class named like the call, about its course and building on what it builds on; gives its id. Nobody is booked yet. Sent twice, it opens one class. @throws NotFound for a call or hall of others, DayIsOff, DayIsExpectedOff, MarketThatDay at the hall, TrainerOnLeave, TrainerWithoutRight, IdempotencyConflict,
   * and what `ScheduleForTrainer` throws
   */
  async open(actor: Actor, callId: string, wish: CallClassWish): Promise<string> {
    const { clientKey, venueId, trainerId, capacity, ...hours } = wish;
    const call = await this.desk.seen(actor, callId);
    const scope = this.desk.publishScope(actor, call);
    const venue = await this.venues.getVenue(actor, venueId);
    if (!scope.contains(venue.unitPath)) throw new NotFound();
    const plan = {
      ...{ clientKey, title: call.title, topic: call.course?.id ?? null },
      ...{ venueId, capacity, sessions: [hours], buildsOn: call.required.map(({ id }) => id) },
    };
    if (await this.schedule.isScheduled(actor, trainerId, plan)) return clientKey;
    await this.check.require(call, { day: hours.on, communeId: venue.communeId, trainerId, people: [] });
    return this.schedule.schedule(actor, trainerId, plan, (write) =>
      this.transactions.run(async () => {
        await this.desk.published(actor, callId);
        await write();
      }),
    );
  }
}
