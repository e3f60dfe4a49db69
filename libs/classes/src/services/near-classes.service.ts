import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { promotionStopsAt } from '../rules/booking-policy';
import { type Subject } from '../rules/make-up';
import { type WaitingTurn } from '../rules/waiting-order';
import { BookingPolicyRepository } from '../storage/booking-policy.repository';
import { type NearClass, NearClassRepository } from '../storage/near-class.repository';
import { CommuneNames } from './commune-names.service';
import { OwnMember, type SelfMember } from './own-member.service';
import { WaitingOrder } from './waiting-order.service';

const MOST_CLASSES = 60;

/** Where somebody stands on a waiting list, and until when places come by themselves. */
export interface OwnTurn extends Pick<WaitingTurn, 'position' | 'turn' | 'communePlaces' | 'ahead'> {
  readonly stopsAt: Date;
  /** From `stopsAt` on a free place goes to whoever asks first. */
  readonly isFirstCome: boolean;
}

/** A class that a member may ask a place in. */
export interface AskableClass extends NearClass {
  readonly communeName: string;
  readonly isOwnCommune: boolean;
  /** Null when she does not wait. */
  readonly turn: OwnTurn | null;
}

/** The classes to come of a member's province, with her place in them. */
@Injectable()
export class NearClasses {
  constructor(
    private readonly own: OwnMember,
    private readonly classes: NearClassRepository,
    private readonly order: WaitingOrder,
    private readonly policies: BookingPolicyRepository,
    private readonly names: CommuneNames,
    private readonly clock: Clock,
  ) {}

  /** Those she has to do with first, then her commune's, then others; soonest first, 60 at most. */
  async list(actor: Actor): Promise<AskableClass[]> {
    return this.about(await this.own.of(actor), null);
  }

  /** The same for callers that know the member; `subject`: only classes that make up for one about it. */
  async about(member: SelfMember, subject: Subject | null): Promise<AskableClass[]> {
    const now = this.clock.now();
    const found = await this.classes.listNear(member, now, MOST_CLASSES, subject);
    const names = await this.names.of(found.map(({ communeId }) => communeId));
    const classes: AskableClass[] = [];
    for (const one of found)
      classes.push({
        ...one,
        communeName: names.get(one.communeId) ?? '',
        isOwnCommune: one.communeId === member.communeId,
        turn: one.isWaiting ? await this.turnOf(one, member.id, now) : null,
      });
    return classes;
  }

  private async turnOf(one: NearClass, memberId: string, now: Date): Promise<OwnTurn | null> {
    const mine = (await this.order.of(one.classGroupId)).find((turn) => turn.memberId === memberId);
    if (mine === undefined) return null;
    const stopsAt = promotionStopsAt(one.startsAt, await this.policies.policyOf(one.classGroupId));
    const { position, turn, communePlaces, ahead } = mine;
    return { position, turn, communePlaces, ahead, stopsAt, isFirstCome: now >= stopsAt };
  }
}
