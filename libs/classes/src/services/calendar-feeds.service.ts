import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, NotFound, Transactions } from '@lopso/platform';
import { type CalendarReach } from '../rules/calendar-reach';
import { type CalendarFeed, CalendarFeedRepository } from '../storage/calendar-feed.repository';
import { CalendarRights, type CalendarWish } from './calendar-rights';
import { CalendarTrail } from './calendar-trail';

const TOKEN_BYTES = 32;

/** A calendar somebody has an address of; the address itself nobody knows any more but whoever was given it. */
export interface OwnCalendar {
  readonly id: string;
  readonly reach: CalendarReach;
  readonly communeId: string | null;
  readonly madeAt: Date;
}

/** A new address, shown this once: `token` is its secret part, 43 signs of base64url. */
export interface NewCalendar extends OwnCalendar {
  readonly token: string;
}

/** Secret addresses of calendars, from their owner's side (decision 0041). */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly feeds: CalendarFeedRepository,
    private readonly rights: CalendarRights,
    private readonly trail: CalendarTrail,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** The actor's calendars that have an address, the oldest first. */
  async list(actor: Actor): Promise<OwnCalendar[]> {
    return (await this.feeds.listOf(actor.accountId)).map(ownCalendarOf);
  }

  /**
   * A new address; one there was for the same calendar opens nothing from this moment on. Sent twice, the second answer holds the
   * address that counts. @throws Forbidden, MembershipOver, NotFound
   */
  async make(actor: Actor, wish: CalendarWish): Promise<NewCalendar> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return this.transactions.run(async () => {
      const { commune } = await this.rights.require(actor, wish);
      const feed: CalendarFeed = {
        id: newId(),
        accountId: actor.accountId,
        reach: wish.reach,
        unitId: commune?.id ?? null,
        madeAt: this.clock.now(),
      };
      await this.feeds.replace(feed, digestOf(token));
      await this.trail.note(actor, 'classes.calendar-made', { reach: wish.reach, unitPath: commune?.path ?? null });
      return { ...ownCalendarOf(feed), token };
    });
  }

  /** Ends an address for good, also when the right behind it is over. @throws NotFound when it is not the actor's */
  async end(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const feed = await this.feeds.lockOf(actor.accountId, id);
      if (feed === null) throw new NotFound();
      await this.feeds.remove(id);
      const unitPath = await this.trail.pathOf(feed.unitId);
      await this.trail.note(actor, 'classes.calendar-ended', { reach: feed.reach, unitPath });
    });
  }

  /** Whose calendar a secret opens; one statement whatever the text. Null: nobody's, or nobody's any more. No access check. */
  async findByToken(token: string): Promise<CalendarFeed | null> {
    return this.feeds.findByToken(digestOf(token));
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function ownCalendarOf({ id, reach, unitId, madeAt }: CalendarFeed): OwnCalendar {
  return { id, reach, communeId: unitId, madeAt };
}
