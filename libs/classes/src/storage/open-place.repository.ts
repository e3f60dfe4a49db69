import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** A class to come with a place left, or in which one of the people asked about has one. */
export interface OpenPlace {
  readonly classGroupId: string;
  /** The course it is about. */
  readonly topic: string | null;
  readonly title: string;
  readonly communeId: string;
  /** Day of its next session in Vietnam, `yyyy-mm-dd`. */
  readonly startsOn: string;
  /** Minutes of its sessions to come. */
  readonly minutes: number;
  readonly hasPlace: boolean;
  /** Who of the people asked about has a place. */
  readonly bookedIds: readonly string[];
}

/** Answers about classes that people could still come to. */
@Injectable()
export class OpenPlaceRepository {
  constructor(private readonly database: Database) {}

  /** The courses that classes to come of a province build on. */
  async coursesBuiltOn(provincePath: string, now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct q.course_id as id from classes.class_prerequisite q join classes.class_group g on g.id = q.class_group_id
       where g.unit_path <@ $1::ltree and exists (
         select from classes.class_session s where s.class_group_id = g.id and s.state = 'planned' and lower(s.during) > $2)
       order by 1`,
      [provincePath, now],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Of a province; those of the communes named first, then the soonest. `lackedIds`: courses that nobody of them has finished; what builds on one is left
   * out where none of them has a place. One statement, however many people are asked about.
   */
  async listFor(
    provincePath: string,
    asked: Readonly<Record<'memberIds' | 'communeIds' | 'lackedIds', readonly string[]>>,
    now: Date,
    limit: number,
  ): Promise<OpenPlace[]> {
    return this.database.query<OpenPlace>(
      `select g.id as "classGroupId", g.topic, g.title, g.unit_id as "communeId",
         to_char(next.starts_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "startsOn", next.minutes, g.capacity > taken.count as "hasPlace",
         taken.booked_ids as "bookedIds"
       from classes.class_group g
       cross join lateral (
         select min(lower(s.during)) as starts_at, sum(s.planned_minutes)::int as minutes
         from classes.class_session s
         where s.class_group_id = g.id and s.state = 'planned' and lower(s.during) > $2
         having count(*) > 0) next
       cross join lateral (
         select count(*)::int as count,
           coalesce(array_agg(b.member_id) filter (where b.member_id = any($3::uuid[])), '{}') as booked_ids
         from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) taken
       where g.unit_path <@ $1::ltree and (cardinality(taken.booked_ids) > 0 or (g.capacity > taken.count
           and not exists (select from classes.class_prerequisite q where q.class_group_id = g.id and q.course_id = any($6))))
       order by cardinality(taken.booked_ids) > 0 desc, g.unit_id = any($4::uuid[]) desc, next.starts_at, g.id
       limit $5`,
      [provincePath, now, asked.memberIds, asked.communeIds, limit, asked.lackedIds],
    );
  }
}
