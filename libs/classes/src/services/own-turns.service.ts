import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { promotionStopsAt } from '../rules/booking-policy';
import { type WaitingTurn } from '../rules/waiting-order';
import { BookingPolicyRepository } from '../storage/booking-policy.repository';
import { type NearClass } from '../storage/near-class.repository';
import { WaitingOrder } from './waiting-order.service';

/** Where somebody stands on a waiting list, and until when places come by themselves. */
export interface OwnTurn extends Pick<WaitingTurn, 'position' | 'turn' | 'communePlaces' | 'ahead'> {
  readonly stopsAt: Date;
  /** From `stopsAt` on, and while a session of the class runs, a free place goes to whoever asks first. */
  readonly isFirstCome: boolean;
}

/** Where a member stands on the waiting lists of classes. */
@Injectable()
export class OwnTurns {
  constructor(
    private readonly order: WaitingOrder,
    private readonly policies: BookingPolicyRepository,
    private readonly clock: Clock,
  ) {}

  /** Null when she does not wait. */
  async of({ classGroupId, startsAt, isWaiting, isRunning }: NearClass, memberId: string): Promise<OwnTurn | null> {
    if (!isWaiting) return null;
    const mine = (await this.order.of(classGroupId)).find((turn) => turn.memberId === memberId);
    if (mine === undefined) return null;
    const stopsAt = promotionStopsAt(startsAt, await this.policies.policyOf(classGroupId));
    const { position, turn, communePlaces, ahead } = mine;
    const isFirstCome = isRunning || this.clock.now() >= stopsAt;
    return { position, turn, communePlaces, ahead, stopsAt, isFirstCome };
  }
}
