import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { ClassesSettings } from '../classes.settings';
import { type RefusedBooking } from '../rules/booking-plan';
import { requestExpiresAt } from '../rules/place-request';
import { type ClassGroup } from '../storage/class-group.repository';
import { type PlaceRequest, PlaceRequestRepository } from '../storage/place-request.repository';
import { PlaceAsking } from './place-asking.service';
import { PlaceKeeper } from './place-keeper.service';
import { WaitingOrder } from './waiting-order.service';

/** What came of a yes: how many got a place, wait for one, or are passed on to who runs the class; and who could not be admitted. */
export interface Settled {
  readonly placed: number;
  readonly waiting: number;
  readonly passedOn: number;
  readonly refused: readonly RefusedBooking[];
}

/** Carries answers to requests out (decision 0069). Callers have judged them, and hold the lock on the class. */
@Injectable()
export class RequestSettling {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly places: PlaceKeeper,
    private readonly order: WaitingOrder,
    private readonly asking: PlaceAsking,
    private readonly settings: ClassesSettings,
    private readonly audit: Audit,
  ) {}

  /** A no, with the reason for her. Needs a transaction. */
  async decline(
    actor: Actor,
    group: ClassGroup,
    asked: readonly PlaceRequest[],
    { at, reason }: { readonly at: Date; readonly reason: string },
  ): Promise<void> {
    const ids = asked.map(({ id }) => id);
    await this.requests.end(ids, { as: 'declined', at, by: actor.accountId, reason });
    await this.note(actor, group, asked, 'classes.request-declined');
  }

  /**
   * A yes of this stage: the last one admits, an earlier one passes on. Who waits already comes first. Who is elsewhere at the hours, or lacks what the class builds on, is left as she is. Needs a transaction.
   * @throws ClassOver, BookingRaced
   */
  async approve(actor: Actor, group: ClassGroup, asked: readonly PlaceRequest[], at: Date): Promise<Settled> {
    const ids = asked.map(({ memberId }) => memberId);
    await this.asking.serveWaiting(group, ids, at);
    const { refused } = await this.places.foresee(group, ids);
    const hindered = refused.filter(({ reason }) => reason !== 'full' && reason !== 'already-booked');
    const isHindered = new Set(hindered.map(({ memberId }) => memberId));
    const free = asked.filter(({ memberId }) => !isHindered.has(memberId));
    const first = free.filter(({ approval, stage }) => approval === 'two-stage' && stage === 'commune');
    const waiting = await this.admit(
      actor,
      group,
      free.filter((one) => !first.includes(one)),
      at,
    );
    const expiresAt = requestExpiresAt(at, this.settings.PLACE_REQUEST_HOURS);
    for (const { id } of first) await this.requests.moveTo(id, { stage: 'class', expiresAt, by: actor.accountId, at });
    await this.note(actor, group, first, 'classes.request-passed-on');
    return { placed: free.length - first.length - waiting, waiting, passedOn: first.length, refused: hindered };
  }

  /** In the order of the waiting list, so that places go round the communes; gives how many wait, as since they asked. */
  private async admit(actor: Actor, group: ClassGroup, asked: readonly PlaceRequest[], at: Date): Promise<number> {
    if (asked.length === 0) return 0;
    const entries = asked.map(({ memberId, askedAt }) => ({ memberId, joinedAt: askedAt }));
    const turns = await this.order.orderOf(group.id, entries);
    const known = new Map(asked.map((one) => [one.memberId, one]));
    const coming = turns.flatMap(({ memberId }) => known.get(memberId) ?? []);
    const ids = coming.map(({ id }) => id);
    await this.requests.end(ids, { as: 'admitted', at, by: actor.accountId });
    await this.note(actor, group, coming, 'classes.request-approved');
    return this.asking.admit(actor, group, coming);
  }

  /** Writes into the trail what was said of each. */
  async note(actor: Actor, group: ClassGroup, asked: readonly PlaceRequest[], action: string): Promise<void> {
    const { id: subjectId, unitPath } = group;
    for (const { id: requestId, memberId } of asked) {
      const details = { memberId, requestId };
      await this.audit.record(actor, { action, subjectType: 'class-group', subjectId, unitPath, details });
    }
  }
}
