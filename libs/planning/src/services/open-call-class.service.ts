import { Injectable } from '@nestjs/common';
import { ClassScheduleService, type TypedHours, VenueService } from '@lopso/classes';
import { type Actor, NotFound, Transactions } from '@lopso/platform';
import { OpeningRefused } from '../planning.errors';
import { CallDesk } from './call-desk';
import { OpeningCheck, type OpeningRefusal } from './opening-check';

/** A class for people who are named in a call. */
export interface CallClassWish {
  /** Names the form: sent twice, it opens one class. Becomes the id of the class. */
  readonly clientKey: string;
  readonly venueId: string;
  readonly trainerId: string;
  readonly capacity: number;
  /** At least one; in any order. */
  readonly sessions: readonly TypedHours[];
}

/** The department opens a class about what a call asked names for. */
@Injectable()
export class OpenCallClass {
  constructor(
    private readonly desk: CallDesk,
    private readonly venues: VenueService,
    private readonly check: OpeningCheck,
    private readonly schedule: ClassScheduleService,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Schedules a class named like the call, about its course and building on what it builds on; gives its id. Nobody is booked yet. Sent twice, it
   * opens one class. @throws NotFound for a call or hall of others, OpeningRefused with other hours for each session on a day off, a market day, in
   * a leave or without a right of the trainer, IdempotencyConflict, and what `ClassScheduleService` throws
   */
  async open(actor: Actor, callId: string, wish: CallClassWish): Promise<string> {
    const { clientKey, venueId, trainerId, capacity, sessions } = wish;
    const call = await this.desk.seen(actor, callId);
    const scope = this.desk.publishScope(actor, call);
    const venue = await this.venues.getVenue(actor, venueId);
    if (!scope.contains(venue.unitPath)) throw new NotFound();
    const plan = {
      ...{ clientKey, title: call.title, topic: call.course?.id ?? null },
      ...{ venueId, capacity, sessions, buildsOn: call.required.map(({ id }) => id) },
    };
    if (await this.schedule.isScheduledForTrainer(actor, trainerId, plan)) return clientKey;
    const meeting = { communeId: venue.communeId, trainerId, people: [] };
    const refusals = await this.refusalsOf(
      call,
      sessions.map(({ on: day }) => ({ ...meeting, day })),
    );
    if (refusals.size > 0) {
      const freeSlots = await this.schedule.findOtherHours(actor, trainerId, plan, new Set(refusals.keys()));
      throw new OpeningRefused(refusals, freeSlots);
    }
    return this.schedule.scheduleForTrainer(actor, trainerId, plan, (write) =>
      this.transactions.run(async () => {
        await this.desk.published(actor, callId);
        await write();
      }),
    );
  }

  /** What stands in the way of which session, by its place in the form from 0. */
  private async refusalsOf(
    call: Parameters<OpeningCheck['refusalOf']>[0],
    days: readonly Parameters<OpeningCheck['refusalOf']>[1][],
  ): Promise<Map<number, OpeningRefusal>> {
    const refusals = new Map<number, OpeningRefusal>();
    for (const [session, day] of days.entries()) {
      const refusal = await this.check.refusalOf(call, day);
      if (refusal !== null) refusals.set(session, refusal);
    }
    return refusals;
  }
}
