import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Removes cycles in which nothing ever happened. */
@Injectable()
export class BareCycleRepository {
  constructor(private readonly database: Database) {}

  /** Removes the cycles of these members who have no evidence at all; gives how many went. */
  async removeBare(memberIds: readonly string[]): Promise<number> {
    return this.database.execute(
      `with bare as (
         select c.id from learning.cycle c where c.member_id = any($1::uuid[])
           and not exists (select from learning.evidence e where e.member_id = c.member_id)
       ), completions as (
         delete from learning.completion p using bare where p.cycle_id = bare.id returning p.cycle_id
       ), names as (
         delete from learning.reopening_name n where n.member_id = any($1::uuid[])
           and not exists (select from learning.evidence e where e.member_id = n.member_id) returning n.round_id
       ), extensions as (
         delete from learning.extension x using bare where x.cycle_id = bare.id returning x.cycle_id
       )
       delete from learning.cycle c using bare where c.id = bare.id
         and (select count(*) from completions) >= 0 and (select count(*) from extensions) >= 0 and (select count(*) from names) >= 0`,
      [memberIds],
    );
  }
}
