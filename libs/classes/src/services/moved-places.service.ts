import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { BookingRepository } from '../storage/booking.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { PlaceRequestRepository } from '../storage/place-request.repository';
import { WaitingRepository } from '../storage/waiting.repository';
import { PlaceKeeper } from './place-keeper.service';

/** What a move means for the people of a class. */
export interface MovedPlaces {
  /** They keep their places. */
  readonly bookedCount: number;
  readonly waitingCount: number;
  /** Of the waiting those who could not come then: they keep their turn, and are passed over while it is so. */
  readonly hinderedCount: number;
  /** Who asked for a word and has none yet; their hours run on, and end when the class begins. */
  readonly requestCount: number;
}

/** Counts what a move means for places, waiting and requests. Under the lock on the class, after the sessions were moved. */
@Injectable()
export class MovedPlacesCount {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly waiting: WaitingRepository,
    private readonly requests: PlaceRequestRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly places: PlaceKeeper,
    private readonly clock: Clock,
  ) {}

  async of(classGroupId: string): Promise<MovedPlaces> {
    const ids = (await this.waiting.waitingFor(classGroupId)).map(({ memberId }) => memberId);
    return {
      bookedCount: (await this.bookings.bookingsOf(classGroupId)).length,
      waitingCount: ids.length,
      hinderedCount: ids.length === 0 ? 0 : await this.hindered(classGroupId, ids),
      requestCount: await this.requests.openCount(classGroupId, this.clock.now()),
    };
  }

  private async hindered(classGroupId: string, memberIds: readonly string[]): Promise<number> {
    const { toBegin } = await this.sessions.lockUpcoming(classGroupId, this.clock.now());
    return (await this.places.obstaclesOf(classGroupId, memberIds, toBegin)).clashes.size;
  }
}
