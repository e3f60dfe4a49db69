import { Injectable } from '@nestjs/common';
import { BookingService } from '@lopso/classes';
import { Clock } from '@lopso/platform';
import { CallNameRepository, type CallNameState } from '../storage/call-name.repository';

/**
 * Who is named and waits for a class, and how the waiting ends: by a class, or because she is named no longer. Her place in a class that was cancelled whole ends with it,
 * so that she does not sit there when the cancellation is taken back. In a transaction of the caller's.
 */
@Injectable()
export class WaitingNames {
  constructor(
    private readonly names: CallNameRepository,
    private readonly bookings: BookingService,
    private readonly clock: Clock,
  ) {}

  /** Those of these communes, or of all; in the order of the communes' places, in turn. */
  async list(
    callId: string,
    communeIds: readonly string[] | null,
  ): Promise<{ readonly memberId: string; readonly hasSeat: boolean }[]> {
    return this.names.waitingOf(callId, communeIds, this.clock.today());
  }

  /** The classes, cancelled whole, in which these hold the places that end with their waiting. */
  async cancelledClasses(names: Parameters<CallNameRepository['cancelledPlacesOf']>[0]): Promise<string[]> {
    return (await this.names.cancelledPlacesOf(names)).map(({ classGroupId }) => classGroupId);
  }

  /** Holds those of these names before the people are held. */
  async holdCancelled(ids: readonly string[]): Promise<void> {
    await this.bookings.holdPlace(await this.cancelledClasses({ ids }));
  }

  /** These have a place in this class now. */
  async booked(callId: string, memberIds: readonly string[], classGroupId: string): Promise<void> {
    await this.bookings.giveUpPlace(await this.names.cancelledPlacesOf({ callId, memberIds }));
    await this.names.markBooked(callId, memberIds, classGroupId);
  }

  /** False when the name stood in another state. */
  async end(
    id: string,
    from: CallNameState,
    end: { readonly as: 'declined' | 'withdrawn' | 'unable'; readonly reason: string | null },
  ): Promise<boolean> {
    const held = await this.names.cancelledPlacesOf({ ids: [id] });
    const isEnded = await this.names.end(id, [from], { ...end, at: this.clock.now() });
    if (isEnded) await this.bookings.giveUpPlace(held);
    return isEnded;
  }

  /** What stands of these in another commune ends: the people belong to this one now. */
  async giveWay(ids: readonly string[]): Promise<void> {
    const held = await this.names.cancelledPlacesOf({ ids });
    await this.names.giveWay(ids, this.clock.now());
    await this.bookings.giveUpPlace(held);
  }
}
