import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type GivenDue } from '../rules/due-date';

/** A later due date for one cycle. */
export interface Extension extends GivenDue {
  readonly id: string;
  readonly givenBy: string;
}

/** Due dates that officers gave: added, never changed (decision 0059). */
@Injectable()
export class ExtensionRepository {
  constructor(private readonly database: Database) {}

  /** Those of one cycle, the newest first. */
  async listOf(cycleId: string): Promise<Extension[]> {
    return this.database.query<Extension>(
      `select id, due_on::text as "dueOn", reason, given_by as "givenBy", given_at as "givenAt"
       from learning.extension where cycle_id = $1 order by given_at desc, id desc`,
      [cycleId],
    );
  }

  async insert(cycleId: string, { id, dueOn, reason, givenBy, givenAt }: Extension): Promise<void> {
    await this.database.execute(
      `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, cycleId, dueOn, reason, givenBy, givenAt],
    );
  }
}
