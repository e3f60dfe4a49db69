import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { TooManyRequests } from '../errors/platform.errors';

/** So many acts in a window; counted in the database, so that every process sees the same count. */
export interface ThrottleRule {
  /** `<context>.<act>`. */
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Counts acts per key and window. */
@Injectable()
export class Throttle {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Counts one act. @throws TooManyRequests when the window was full */
  async spend(rule: ThrottleRule, key: string): Promise<void> {
    const count = await this.count(rule, key, 1);
    if (count > rule.limit) throw new TooManyRequests(this.secondsLeft(rule));
  }

  /** True when the window is full already; counts nothing. */
  async isFull(rule: ThrottleRule, key: string): Promise<boolean> {
    return (await this.count(rule, key, 0)) >= rule.limit;
  }

  /** Takes one act back that turned out to be none to count. */
  async giveBack(rule: ThrottleRule, key: string): Promise<void> {
    await this.database.execute(
      `update platform.throttle_counter set count = count - 1 where key = $1 and window_starts_at = $2 and count > 0`,
      [`${rule.name}:${key}`, this.windowStart(rule)],
    );
  }

  /** Forgets the count of a key, for example after a right password. */
  async clear(rule: ThrottleRule, key: string): Promise<void> {
    await this.database.execute('delete from platform.throttle_counter where key = $1', [`${rule.name}:${key}`]);
  }

  private async count(rule: ThrottleRule, key: string, step: 0 | 1): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `insert into platform.throttle_counter (key, window_starts_at, count) values ($1, $2, $3)
       on conflict (key, window_starts_at) do update set count = throttle_counter.count + excluded.count
       returning count`,
      [`${rule.name}:${key}`, this.windowStart(rule), step],
    );
    return row?.count ?? 0;
  }

  private windowStart(rule: ThrottleRule): Date {
    const lengthMs = rule.windowSeconds * 1000;
    return new Date(Math.floor(this.clock.now().getTime() / lengthMs) * lengthMs);
  }

  private secondsLeft(rule: ThrottleRule): number {
    const end = this.windowStart(rule).getTime() + rule.windowSeconds * 1000;
    return Math.max(1, Math.ceil((end - this.clock.now().getTime()) / 1000));
  }
}
