import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { WAY_OF_V } from '../venues/venue.repository';
import { type VenueWay } from '../venues/venue.rules';
import { type SharedSession } from './class-link.rules';

/** A class as anybody may know it. */
export interface PublicClass {
  readonly title: string;
  readonly capacity: number;
  readonly bookedCount: number;
  /** Titles of the courses it builds on, by id. */
  readonly required: readonly string[];
  /** Cancelled ones included, soonest first. */
  readonly sessions: readonly (SharedSession & {
    readonly venueName: string;
    readonly communeId: string;
    readonly way: VenueWay;
  })[];
}

interface Row extends Omit<PublicClass, 'sessions'> {
  readonly sessions: readonly {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly isCancelled: boolean;
    readonly venueName: string;
    readonly communeId: string;
    readonly way: VenueWay;
  }[];
}

/** Answers about the short public addresses of classes. */
@Injectable()
export class ClassLinkRepository {
  constructor(private readonly database: Database) {}

  /** The code of a class; null: nobody shared it, or its address was taken back. */
  async codeOf(classGroupId: string): Promise<string | null> {
    const row = await this.database.queryOne<{ code: string }>(
      'select code from classes.class_link where class_group_id = $1',
      [classGroupId],
    );
    return row?.code ?? null;
  }

  /** False when the class has a code by now, or another class has this one. */
  async insert(code: string, classGroupId: string, now: Date): Promise<boolean> {
    const made = await this.database.query(
      `insert into classes.class_link (code, class_group_id, made_at) values ($1, $2, $3)
       on conflict do nothing returning code`,
      [code, classGroupId, now],
    );
    return made.length > 0;
  }

  /** True when there was one. */
  async remove(classGroupId: string): Promise<boolean> {
    const gone = await this.database.query('delete from classes.class_link where class_group_id = $1 returning code', [
      classGroupId,
    ]);
    return gone.length > 0;
  }

  /** The class behind a code; one statement. */
  async findPublic(code: string): Promise<PublicClass | null> {
    const row = await this.database.queryOne<Row>(
      `select g.title, g.capacity,
         (select count(*)::int from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) as "bookedCount",
         array(select coalesce(cv.title, q.course_id) from classes.class_prerequisite q join content.course k on k.id = q.course_id
           left join content.course_version cv on cv.course_id = k.id and cv.hash = k.current_hash
           where q.class_group_id = g.id order by q.course_id) as required,
         (select coalesce(jsonb_agg(jsonb_build_object('startsAt', lower(s.during), 'endsAt', upper(s.during),
             'isCancelled', s.state = 'cancelled', 'venueName', v.name, 'communeId', v.unit_id, 'way', ${WAY_OF_V})
             order by lower(s.during), s.id), '[]')
           from classes.class_session s join classes.venue v on v.id = s.venue_id
           where s.class_group_id = g.id) as sessions
       from classes.class_link l join classes.class_group g on g.id = l.class_group_id
       where l.code = $1`,
      [code],
    );
    if (row === null) return null;
    const sessions = row.sessions.map(({ startsAt, endsAt, ...rest }) => ({
      ...rest,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    }));
    return { ...row, sessions };
  }
}
