import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { ClassesSettings } from '../classes.settings';
import { requestExpiresAt } from '../rules/place-request';
import { type ClassGroup } from '../storage/class-group.repository';
import { type PlaceRequest, PlaceRequestRepository } from '../storage/place-request.repository';
import { FreePlace } from './free-place.service';
import { PlaceAsking } from './place-asking.service';
import { RequestSettling } from './request-settling.service';

/** Lets requests wait again whose answer is taken back. Callers have judged it, and hold the lock on the class; all need a transaction. */
@Injectable()
export class RequestReopening {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly freeing: FreePlace,
    private readonly asking: PlaceAsking,
    private readonly settling: RequestSettling,
    private readonly settings: ClassesSettings,
    private readonly clock: Clock,
  ) {}

  /** The commune's yes: it waits for the commune, as long as it would have; anew where that is over by now, or it would be gone at once. */
  async toCommune(actor: Actor, group: ClassGroup, request: PlaceRequest): Promise<boolean> {
    const [now, hours] = [this.clock.now(), this.settings.PLACE_REQUEST_HOURS];
    const before = requestExpiresAt(request.askedAt, hours);
    const expiresAt = before > now ? before : requestExpiresAt(now, hours);
    await this.requests.moveTo(request.id, { stage: 'commune', expiresAt, by: null, at: null });
    return this.note(actor, group, request);
  }

  /**
   * An admission: her place goes to who waits. False when she gave it up meanwhile, or lost it: what she has now came of something else.
   * @throws BookingRaced
   */
  async fromPlace(actor: Actor, group: ClassGroup, request: PlaceRequest): Promise<boolean> {
    const { memberId, endedAt } = request;
    if (endedAt !== null && (await this.requests.hasLeftSince(group.id, memberId, endedAt))) return false;
    const isOff =
      (await this.asking.leave(actor, group, memberId, 'removed')) ||
      (await this.freeing.freeHeld(group, memberId)) !== null;
    return isOff && this.fromNo(actor, group, request);
  }

  /** A no. False when she asked anew meanwhile, or was given a place. */
  async fromNo(actor: Actor, group: ClassGroup, request: PlaceRequest): Promise<boolean> {
    const { classGroupId, memberId } = request;
    if ((await this.requests.openOf(classGroupId, memberId)) !== null) return false;
    if (await this.requests.isPlaced(classGroupId, memberId)) return false;
    await this.requests.reopen(request.id);
    return this.note(actor, group, request);
  }

  private async note(actor: Actor, group: ClassGroup, request: PlaceRequest): Promise<true> {
    await this.settling.note(actor, group, [request], 'classes.request-answer-taken-back');
    return true;
  }
}
