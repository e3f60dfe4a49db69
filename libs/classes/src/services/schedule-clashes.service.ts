import { Injectable } from '@nestjs/common';
import { MembersBusy, TrainerBusy, VenueBusy } from '../classes.errors';
import { type Period } from '../rules/schedule';
import { BookingRepository } from '../storage/booking.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { MembersWouldClash, TrainerClash, VenueClash } from '../storage/clashes';
import { Members } from '@lopso/org';
import { wordsOf } from './refusals';

/** The hours somebody tried to take. */
export interface TriedHours {
  readonly venueId: string;
  readonly trainerId: string;
  readonly periods: readonly Period[];
  /** The session that moves or comes back, null for new ones. */
  readonly sessionId: string | null;
}

/**
 * Names the other side of a clash after the database refused it. The venue lies in the caller's units and the trainer
 * is the caller, so the other class is one the caller sees anyway.
 */
@Injectable()
export class ScheduleClashes {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly bookings: BookingRepository,
    private readonly members: Members,
  ) {}

  /** Runs a write of hours. @throws VenueBusy, TrainerBusy, MembersBusy naming the clash */
  async naming<T>(tried: TriedHours, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      throw await this.named(tried, error);
    }
  }

  private async named(tried: TriedHours, error: unknown): Promise<unknown> {
    if (error instanceof VenueClash) return this.occupied('venue', tried, error);
    if (error instanceof TrainerClash) return this.occupied('trainer', tried, error);
    if (error instanceof MembersWouldClash) return this.busyMembers(tried, error);
    return error;
  }

  private async occupied(by: 'venue' | 'trainer', tried: TriedHours, error: Error): Promise<Error> {
    const id = by === 'venue' ? tried.venueId : tried.trainerId;
    for (const period of tried.periods) {
      const clash = await this.sessions.findOccupying({ ...period, by, id, exceptSessionId: tried.sessionId });
      if (clash !== null) return by === 'venue' ? new VenueBusy(wordsOf(clash)) : new TrainerBusy(wordsOf(clash));
    }
    return error;
  }

  private async busyMembers(tried: TriedHours, error: Error): Promise<Error> {
    const [period] = tried.periods;
    if (period === undefined || tried.sessionId === null) return error;
    const ids = await this.bookings.bookedElsewhere(tried.sessionId, period.startsAt, period.endsAt);
    const names = [...(await this.members.describe(ids)).values()].map((member) => member.fullName);
    return new MembersBusy(names);
  }
}
