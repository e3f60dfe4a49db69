import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, newId } from '@lopso/platform';
import { ClassOver } from '../classes.errors';
import { ClassesSettings } from '../classes.settings';
import { requestExpiresAt } from '../rules/place-request';
import { BookingPolicyRepository } from '../storage/booking-policy.repository';
import { type ClassGroup } from '../storage/class-group.repository';
import { PlaceRequestRepository } from '../storage/place-request.repository';
import { PlaceKeeper } from './place-keeper.service';
import { refuseHindered } from './refusals';

/** A member's side of a request for a place (decision 0069). Callers have checked access and locked the class. */
@Injectable()
export class PlaceRequesting {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly policies: BookingPolicyRepository,
    private readonly places: PlaceKeeper,
    private readonly settings: ClassesSettings,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Twice changes nothing; who has a place, or waits for one, asks for nothing. Needs a transaction. @throws ClassOver, CoursesMissing, OwnHoursTaken */
  async ask(actor: Actor, group: ClassGroup, memberId: string): Promise<void> {
    const now = this.clock.now();
    if (group.approval === 'none' || (await this.requests.isPlaced(group.id, memberId))) return;
    if ((await this.policies.nextStartsAt(group.id, now)) === null) throw new ClassOver();
    await this.expire(group, memberId, now);
    if ((await this.requests.openOf(group.id, memberId)) !== null) return;
    await this.requireFree(group, memberId);
    const id = newId();
    const expiresAt = requestExpiresAt(now, this.settings.PLACE_REQUEST_HOURS);
    const asked = { approval: group.approval, askedAt: now, askedBy: actor.accountId, expiresAt };
    await this.requests.insert({ id, classGroupId: group.id, memberId, ...asked });
    await this.note(actor, group, { id, memberId }, 'classes.request-made');
  }

  /** She asks no longer; false when she did not. Needs a transaction. */
  async withdraw(actor: Actor, group: ClassGroup, memberId: string): Promise<boolean> {
    const at = this.clock.now();
    await this.expire(group, memberId, at);
    const open = await this.requests.openOf(group.id, memberId);
    if (open === null) return false;
    await this.requests.end([open.id], { as: 'withdrawn', at });
    await this.note(actor, group, open, 'classes.request-withdrawn');
    return true;
  }

  /** She knows how it ended, be it that the hours ran out this minute. Needs a transaction. */
  async noteSeen(group: ClassGroup, memberId: string): Promise<void> {
    const now = this.clock.now();
    await this.expire(group, memberId, now);
    await this.requests.noteSeen(group.id, memberId, now);
  }

  /** Ends what nobody answered in time: of one member, or of everybody. Needs a transaction. */
  async expire(group: ClassGroup, memberId: string | null, now: Date): Promise<void> {
    for (const expired of await this.requests.expire(group.id, memberId, now))
      await this.note(null, group, expired, 'classes.request-expired');
  }

  /** Nobody is asked about somebody who could not come. */
  private async requireFree(group: ClassGroup, memberId: string): Promise<void> {
    refuseHindered((await this.places.foresee(group, [memberId])).refused[0]);
  }

  private async note(
    actor: Actor | null,
    { id: subjectId, unitPath }: ClassGroup,
    { id: requestId, memberId }: { readonly id: string; readonly memberId: string },
    action: string,
  ): Promise<void> {
    const details = { memberId, requestId };
    await this.audit.record(actor, { action, subjectType: 'class-group', subjectId, unitPath, details });
  }
}
