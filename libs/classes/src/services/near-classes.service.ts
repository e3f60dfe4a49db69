import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type ListPage } from '@lopso/platform';
import { promotionStopsAt } from '../rules/booking-policy';
import { type RequiredCourse } from '../rules/booking-plan';
import { type Subject } from '../rules/make-up';
import { type NearClass, NearClassRepository } from '../storage/near-class.repository';
import { NearOrder, type NearWish, type PlacedClass } from './near-order';
import { OwnMember, type SelfMember } from './own-member.service';
import { type OwnTurn, OwnTurns } from './own-turns.service';
import { WantedCourses } from './wanted-courses.service';

/** So many at a time, unless the caller says otherwise. */
const PAGE = 30;

/** A class that a member may ask a place in. */
export interface AskableClass extends NearClass {
  readonly communeName: string;
  readonly isOwnCommune: boolean;
  /** Minutes from her commune to that of the class (decision 0056); null where nobody knows the way. */
  readonly travelMinutes: number | null;
  /** The next session is near: a place given back goes to nobody by itself, but to who asks first. */
  readonly isFirstCome: boolean;
  /** Null when she does not wait. */
  readonly turn: OwnTurn | null;
  /** Courses it builds on that she has not finished: without them she gets no place. */
  readonly missing: readonly RequiredCourse[];
}

/** A part of the classes to come that were asked for; `total` counts all of them. */
export interface NearPage extends ListPage<AskableClass> {
  readonly total: number;
}

/** The classes to come of a member's province, with her place in them. */
@Injectable()
export class NearClasses {
  constructor(
    private readonly own: OwnMember,
    private readonly classes: NearClassRepository,
    private readonly turns: OwnTurns,
    private readonly wanted: WantedCourses,
    private readonly order: NearOrder,
    private readonly clock: Clock,
  ) {}

  /**
   * Those she has to do with first, then her commune's, then others by the way there, those of one commune by their day.
   * @throws Forbidden for an account without a member
   */
  async list(
    actor: Actor,
    { isHers = false, text = null, cursor = null, limit = PAGE }: Partial<NearWish> = {},
  ): Promise<NearPage> {
    const member = await this.own.of(actor);
    const { items, nextCursor, total } = await this.order.page(member, { isHers, text, cursor, limit });
    return { items: await this.described(member, items), nextCursor, total };
  }

  /** All that make up for a class about the subject, in the same order, so many at a time. No access check. */
  async *about(member: SelfMember, subject: Subject): AsyncGenerator<AskableClass> {
    yield* this.oneByOne(member, await this.order.about(member, subject));
  }

  /** These classes, in this order, as the member sees them, so many at a time. No access check. */
  async *oneByOne(member: SelfMember, placed: readonly PlacedClass[]): AsyncGenerator<AskableClass> {
    for (let from = 0; from < placed.length; from += PAGE)
      yield* await this.described(member, placed.slice(from, from + PAGE));
  }

  private async described(member: SelfMember, placed: readonly PlacedClass[]): Promise<AskableClass[]> {
    const ids = placed.map(({ classGroupId }) => classGroupId);
    const now = this.clock.now();
    const found = await this.classes.describe(member.id, ids, now);
    const byId = new Map(found.map((one) => [one.classGroupId, one]));
    const missing = await this.wanted.of(ids, member.id);
    const classes: AskableClass[] = [];
    for (const { classGroupId, communeName, travelMinutes } of placed) {
      const one = byId.get(classGroupId);
      if (one === undefined) continue;
      classes.push({
        ...one,
        ...{ communeName, travelMinutes },
        isFirstCome: now >= promotionStopsAt(one.startsAt, one),
        isOwnCommune: one.communeId === member.communeId,
        turn: await this.turns.of(one, member.id),
        missing: missing.get(classGroupId) ?? [],
      });
    }
    return classes;
  }
}
