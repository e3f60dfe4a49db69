import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Who has to do with a class that has a session to come: a place in it, a turn on its waiting list, or a request. */
export interface PlacedPeople {
  readonly classGroupId: string;
  readonly memberIds: readonly string[];
}

/** Nothing of the class `c.id` was opened or closed, or should have begun by `$1`. */
const HAS_NOT_BEGUN = `not exists (select from classes.class_session s where s.class_group_id = c.id
  and (s.state in ('open', 'closed') or (s.state = 'planned' and lower(s.during) <= $1)))`;

const PLACED = `select b.class_group_id, b.member_id from classes.booking b
    join classes.class_group c on c.id = b.class_group_id
    where b.cancelled_at is null and ${HAS_NOT_BEGUN}
  union select w.class_group_id, w.member_id from classes.waiting_entry w where w.ended_at is null
  union select r.class_group_id, r.member_id from classes.place_request r where r.ended_at is null`;

/** Answers about places of people who may have left their team. */
@Injectable()
export class LeaverRepository {
  constructor(private readonly database: Database) {}

  /** Of all classes with a session to come, be it cancelled; places only of those that have not begun. By class. */
  async placed(now: Date): Promise<PlacedPeople[]> {
    return this.database.query<PlacedPeople>(
      `select p.class_group_id as "classGroupId", array_agg(p.member_id) as "memberIds" from (${PLACED}) p
       where exists (select from classes.class_session s where s.class_group_id = p.class_group_id and lower(s.during) > $1)
       group by 1 order by 1`,
      [now],
    );
  }

  /** The same of one class, after its lock was taken; in no order. */
  async placedIn(classGroupId: string, now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select p.member_id as id from (${PLACED}) p where p.class_group_id = $2`,
      [now, classGroupId],
    );
    return rows.map(({ id }) => id);
  }

  /** True while nothing of the class has begun. */
  async hasNotBegun(classGroupId: string, now: Date): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from classes.class_group c where c.id = $2 and ${HAS_NOT_BEGUN}`,
      [now, classGroupId],
    );
    return row !== null;
  }

  /** Their turns and requests end with the seat; they read so when they sit again. */
  async endAsking(classGroupId: string, memberIds: readonly string[], at: Date): Promise<void> {
    for (const table of ['waiting_entry', 'place_request'])
      await this.database.execute(
        `update classes.${table} set ended_at = $3, ended_as = 'seat-over'
         where class_group_id = $1 and member_id = any($2) and ended_at is null`,
        [classGroupId, memberIds, at],
      );
  }
}
