import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { IS_OVER } from './grant-conditions';

/** Answers about who may teach where. */
@Injectable()
export class TeachingGrantRepository {
  constructor(private readonly database: Database) {}

  /** Accounts that hold a trainer's right on a day over a unit, guests' too; in no order. */
  async trainersOver(unitPath: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct g.account_id as id from org.role_grant g
       where g.role = 'trainer' and g.unit_path @> $2::ltree and g.held @> $1::date and not ${IS_OVER}`,
      [on, unitPath],
    );
    return rows.map(({ id }) => id);
  }
}
