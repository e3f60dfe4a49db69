import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type BookingPolicy, DEFAULT_BOOKING_POLICY } from '../rules/booking-policy';
import { isRunning } from './running-session';

/** Answers about what classes say of their places, and when they meet next. */
@Injectable()
export class BookingPolicyRepository {
  constructor(private readonly database: Database) {}

  async policyOf(classGroupId: string): Promise<BookingPolicy> {
    const row = await this.database.queryOne<BookingPolicy>(
      `select promotion_stops_hours as "promotionStopsHours" from classes.booking_policy where class_group_id = $1`,
      [classGroupId],
    );
    return row ?? DEFAULT_BOOKING_POLICY;
  }

  async setPolicy(classGroupId: string, policy: BookingPolicy): Promise<void> {
    await this.database.execute(
      `insert into classes.booking_policy (class_group_id, promotion_stops_hours) values ($1, $2)
       on conflict (class_group_id) do update set promotion_stops_hours = excluded.promotion_stops_hours`,
      [classGroupId, policy.promotionStopsHours],
    );
  }

  /** When the class meets next; null when nothing of it is still to begin. */
  async nextStartsAt(classGroupId: string, now: Date): Promise<Date | null> {
    const row = await this.database.queryOne<{ startsAt: Date | null }>(
      `select min(lower(during)) as "startsAt" from classes.class_session
       where class_group_id = $1 and state = 'planned' and lower(during) > $2`,
      [classGroupId, now],
    );
    return row?.startsAt ?? null;
  }

  /** A session of the class runs, or is open already: free places go to nobody by themselves. */
  async isRunning(classGroupId: string, now: Date): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from classes.class_session s where s.class_group_id = $1 and ${isRunning('$2')} limit 1`,
      [classGroupId, now],
    );
    return row !== null;
  }
}
