import { Injectable } from '@nestjs/common';
import { BookingService, ClassScheduleService, type NotBooked, type TypedHours, VenueService } from '@lopso/classes';
import { MemberService } from '@lopso/org';
import { type Actor, Clock, compareNames, NotFound, Transactions } from '@lopso/platform';
import { LocalAvailabilityService, type OpeningRefusal } from '../availability/local-availability.service';
import { ClassOfOtherTopic, OpeningRefused } from '../planning.errors';
import { type NominationCall } from './nomination-call.repository';
import { NominationCallService } from './nomination-call.service';
import { type ClassForCall, NominationRepository } from './nomination.repository';
import { NominationService } from './nomination.service';

/** What came of giving the named people places in a class. */
export interface CallBooking {
  readonly booked: number;
  readonly notBooked: readonly NotBooked[];
  /** How many were left out as they hold no seat in the commune that named them any more. */
  readonly withoutSeat: number;
  /** Who was left out, having a place in another class to come about the same. */
  readonly elsewhere: readonly BookedElsewhere[];
}

/** Somebody with a place in another class. */
export interface BookedElsewhere {
  readonly memberId: string;
  readonly fullName: string;
  readonly classTitle: string;
}

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

/** Opens classes for a call and books the people named in it. */
@Injectable()
export class NominationBookingService {
  constructor(
    private readonly nominations: NominationService,
    private readonly nominationRepository: NominationRepository,
    private readonly nominationCalls: NominationCallService,
    private readonly members: MemberService,
    private readonly bookings: BookingService,
    private readonly clock: Clock,
    private readonly venues: VenueService,
    private readonly localAvailability: LocalAvailabilityService,
    private readonly schedule: ClassScheduleService,
    private readonly transactions: Transactions,
  ) {}

  /** Classes to come that fit the call, the next first. @throws NotFound */
  async listClassesForCall(actor: Actor, callId: string): Promise<ClassForCall[]> {
    const call = await this.nominationCalls.getSeenCall(actor, callId);
    const scope = this.nominationCalls.publishScope(actor, call);
    return this.nominationRepository.classesFor(scope, call, this.clock.now());
  }

  /**
   * Books everybody who is named and has no class yet, of these communes or of all (null), by the rules of every booking, and marks them in the same
   * transaction. Who can't be booked is told with the reason and stays named. Pressed twice, the second finds nobody left.
   * @throws NotFound, ClassOfOtherTopic, ClassOver
   */
  async bookNominees(
    actor: Actor,
    callId: string,
    { classGroupId, communeIds }: { readonly classGroupId: string; readonly communeIds: readonly string[] | null },
  ): Promise<CallBooking> {
    let withoutSeat = 0;
    let elsewhere = new Map<string, string>();
    const outcome = await this.bookings.bookNamed(actor, classGroupId, {
      first: async ({ topic }) => {
        const call = await this.nominationCalls.lockPublishedCall(actor, callId);
        if (call.course !== null && call.course.id !== topic) throw new ClassOfOtherTopic();
        const named = await this.nominations.listWaiting(callId, communeIds);
        return this.nominations.listCancelledClasses({ callId, memberIds: named.map(({ memberId }) => memberId) });
      },
      whom: async () => {
        const call = await this.nominationCalls.lockPublishedCall(actor, callId);
        const waiting = await this.nominations.listWaiting(callId, communeIds);
        withoutSeat = waiting.filter(({ hasSeat }) => !hasSeat).length;
        const seated = waiting.filter(({ hasSeat }) => hasSeat).map(({ memberId }) => memberId);
        await this.members.holdMembers(seated);
        elsewhere = await this.nominationRepository.bookedOf(call, { classGroupId, now: this.clock.now() }, seated);
        return seated.filter((memberId) => !elsewhere.has(memberId));
      },
      keep: (placed) => this.recordBooked(actor, callId, classGroupId, placed),
    });
    return {
      booked: outcome.placed,
      notBooked: outcome.notBooked,
      withoutSeat,
      elsewhere: await this.describeBookedElsewhere(elsewhere),
    };
  }

  private async describeBookedElsewhere(titles: ReadonlyMap<string, string>): Promise<BookedElsewhere[]> {
    const people = await this.members.describeMembers([...titles.keys()]);
    return [...titles]
      .map(([memberId, classTitle]) => ({ memberId, fullName: people.get(memberId)?.fullName ?? '', classTitle }))
      .sort((one, other) => compareNames(one.fullName, other.fullName));
  }

  private async recordBooked(
    actor: Actor,
    callId: string,
    classGroupId: string,
    placed: readonly string[],
  ): Promise<void> {
    if (placed.length === 0) return;
    const call: NominationCall = await this.nominationCalls.lockPublishedCall(actor, callId);
    await this.nominations.markBooked(callId, placed, classGroupId);
    await this.nominationCalls.recordCallAct(actor, 'planning.call-booked', call, {
      classGroupId,
      people: placed.length,
    });
  }

  /**
   * Schedules a class named like the call, about its course and building on what it builds on; gives its id. Nobody is booked yet. Sent twice, it
   * opens one class. @throws NotFound for a call or hall of others, OpeningRefused with other hours for each session on a day off, a market day, in
   * a leave or without a right of the trainer, IdempotencyConflict, and what `ClassScheduleService` throws
   */
  async openClassForCall(actor: Actor, callId: string, wish: CallClassWish): Promise<string> {
    const { clientKey, venueId, trainerId, capacity, sessions } = wish;
    const call = await this.nominationCalls.getSeenCall(actor, callId);
    const scope = this.nominationCalls.publishScope(actor, call);
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
        await this.nominationCalls.lockPublishedCall(actor, callId);
        await write();
      }),
    );
  }

  /** What stands in the way of which session, by its place in the form from 0. */
  private async refusalsOf(
    call: Parameters<LocalAvailabilityService['findOpeningRefusal']>[0],
    days: readonly Parameters<LocalAvailabilityService['findOpeningRefusal']>[1][],
  ): Promise<Map<number, OpeningRefusal>> {
    const refusals = new Map<number, OpeningRefusal>();
    for (const [session, day] of days.entries()) {
      const refusal = await this.localAvailability.findOpeningRefusal(call, day);
      if (refusal !== null) refusals.set(session, refusal);
    }
    return refusals;
  }
}
