import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type SignInWay } from '../rules/sign-in-way';

export interface OpenSessionRow {
  readonly id: string;
  readonly deviceLabel: string;
  readonly network: string | null;
  readonly way: SignInWay;
  readonly isRemembered: boolean;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
}

/** Sessions as their owner sees them: another account's id is as good as none. */
@Injectable()
export class OwnSessionRepository {
  constructor(private readonly database: Database) {}

  /** Sessions that could still be used: not ended, used after `since`; last used first. */
  listOpen(accountId: string, since: Date): Promise<OpenSessionRow[]> {
    return this.database.query(
      `select id, device_label as "deviceLabel", network, way, is_remembered as "isRemembered", started_at as "startedAt", last_used_at as "lastUsedAt"
       from identity.login_session
       where account_id = $1 and ended_at is null and last_used_at > $2
       order by last_used_at desc, id limit 50`,
      [accountId, since],
    );
  }

  async owns(accountId: string, id: string): Promise<boolean> {
    const row = await this.database.queryOne(
      'select 1 from identity.login_session where account_id = $1 and id = $2 and ended_at is null',
      [accountId, id],
    );
    return row !== null;
  }
}
