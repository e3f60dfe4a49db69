import { Injectable } from '@nestjs/common';
import { BookingService, type NotBooked } from '@lopso/classes';
import { MemberService } from '@lopso/org';
import { type Actor, Clock, compareNames } from '@lopso/platform';
import { ClassOfOtherTopic } from '../planning-calls.errors';
import { type ClassCall } from '../storage/call.repository';
import { type ClassForCall, NamingFactsRepository } from '../storage/naming-facts.repository';
import { CallDesk } from './call-desk';
import { WaitingNames } from './waiting-names';

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

/** The department gives people who are named in a call places in classes. */
@Injectable()
export class OpenFromCall {
  constructor(
    private readonly waiting: WaitingNames,
    private readonly facts: NamingFactsRepository,
    private readonly desk: CallDesk,
    private readonly members: MemberService,
    private readonly bookings: BookingService,
    private readonly clock: Clock,
  ) {}

  /** Classes to come that fit the call, the next first. @throws NotFound */
  async classesFor(actor: Actor, callId: string): Promise<ClassForCall[]> {
    const call = await this.desk.seen(actor, callId);
    const scope = this.desk.publishScope(actor, call);
    return this.facts.classesFor(scope, call, this.clock.now());
  }

  /**
   * Books everybody who is named and has no class yet, of these communes or of all (null), by the rules of every booking, and marks them in the same
   * transaction. Who can't be booked is told with the reason and stays named. Pressed twice, the second finds nobody left.
   * @throws NotFound, ClassOfOtherTopic, ClassOver
   */
  async book(
    actor: Actor,
    callId: string,
    { classGroupId, communeIds }: { readonly classGroupId: string; readonly communeIds: readonly string[] | null },
  ): Promise<CallBooking> {
    let withoutSeat = 0;
    let elsewhere = new Map<string, string>();
    const outcome = await this.bookings.bookNamed(actor, classGroupId, {
      first: async ({ topic }) => {
        const call = await this.desk.published(actor, callId);
        if (call.course !== null && call.course.id !== topic) throw new ClassOfOtherTopic();
        const named = await this.waiting.list(callId, communeIds);
        return this.waiting.cancelledClasses({ callId, memberIds: named.map(({ memberId }) => memberId) });
      },
      whom: async () => {
        const call = await this.desk.published(actor, callId);
        const waiting = await this.waiting.list(callId, communeIds);
        withoutSeat = waiting.filter(({ hasSeat }) => !hasSeat).length;
        const seated = waiting.filter(({ hasSeat }) => hasSeat).map(({ memberId }) => memberId);
        await this.members.holdMembers(seated);
        elsewhere = await this.facts.bookedOf(call, { classGroupId, now: this.clock.now() }, seated);
        return seated.filter((memberId) => !elsewhere.has(memberId));
      },
      keep: (placed) => this.keep(actor, callId, classGroupId, placed),
    });
    return {
      booked: outcome.placed,
      notBooked: outcome.notBooked,
      withoutSeat,
      elsewhere: await this.named(elsewhere),
    };
  }

  private async named(titles: ReadonlyMap<string, string>): Promise<BookedElsewhere[]> {
    const people = await this.members.describeMembers([...titles.keys()]);
    return [...titles]
      .map(([memberId, classTitle]) => ({ memberId, fullName: people.get(memberId)?.fullName ?? '', classTitle }))
      .sort((one, other) => compareNames(one.fullName, other.fullName));
  }

  private async keep(actor: Actor, callId: string, classGroupId: string, placed: readonly string[]): Promise<void> {
    if (placed.length === 0) return;
    const call: ClassCall = await this.desk.published(actor, callId);
    await this.waiting.booked(callId, placed, classGroupId);
    await this.desk.note(actor, 'planning.call-booked', call, { classGroupId, people: placed.length });
  }
}
