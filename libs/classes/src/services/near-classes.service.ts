import { Injectable } from '@nestjs/common';
import { type Actor, type ListPage, normaliseCode } from '@lopso/platform';
import { type Subject } from '../rules/make-up';
import { type AskableClass, NearDescriptions } from './near-descriptions.service';
import { NearOrder, type NearWish, type PlacedClass } from './near-order';
import { OwnMember, type SelfMember } from './own-member.service';

/** So many at a time, unless the caller says otherwise. */
const PAGE = 30;

/** A part of the classes to come that were asked for; `total` counts all of them. */
export interface NearPage extends ListPage<AskableClass> {
  readonly total: number;
}

/** The classes to come of a member's province, with her place in them. */
@Injectable()
export class NearClasses {
  constructor(
    private readonly own: OwnMember,
    private readonly order: NearOrder,
    private readonly descriptions: NearDescriptions,
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
    return { items: await this.descriptions.of(member, items), nextCursor, total };
  }

  /**
   * The class somebody sent her the short address of; lower case, blanks and dashes in the code don't matter. Null: nobody shares one as this, or it isn't to meet
   * any more, or not in her province.
   * @throws Forbidden for an account without a member
   */
  async shared(actor: Actor, typed: string): Promise<AskableClass | null> {
    const member = await this.own.of(actor);
    const [one = null] = await this.descriptions.of(member, await this.order.shared(member, normaliseCode(typed)));
    return one;
  }

  /** All that make up for a class about the subject, in the same order, so many at a time. No access check. */
  async *about(member: SelfMember, subject: Subject): AsyncGenerator<AskableClass> {
    yield* this.oneByOne(member, await this.order.about(member, subject));
  }

  /** These classes, in this order, as the member sees them, so many at a time. No access check. */
  async *oneByOne(member: SelfMember, placed: readonly PlacedClass[]): AsyncGenerator<AskableClass> {
    for (let from = 0; from < placed.length; from += PAGE)
      yield* await this.descriptions.of(member, placed.slice(from, from + PAGE));
  }
}
