import { Injectable } from '@nestjs/common';
import { hasFinishedCourse } from '@lopso/learning';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type NamingFacts } from '../rules/naming-verdict';
import { type ClassCall } from './call.repository';
import { standingOf } from './name-standing';

/** A class to come that names of a call may be given places in. */
export interface ClassForCall {
  readonly id: string;
  readonly title: string;
  /** About the course of the call; of none: named like it. */
  readonly isAbout: boolean;
  readonly communeId: string;
  readonly communeName: string;
  readonly trainerName: string;
  readonly startsAt: Date;
  readonly capacity: number;
  readonly booked: number;
}

const hasFinished = (course: string): string => hasFinishedCourse('m.id', course);

/** So many days after the last one for names a class is still to be expected. */
export const EXPECTED_DAYS = 90;

/** True where the class `g` has sessions to come and is about a course; of none: named the same. */
const isToComeAbout = (course: string, title: string, now: string): string => `
  (g.topic = ${course} or (g.topic is null and ${course}::text is null and lower(g.title) = lower(${title})))
  and exists (select from classes.class_session e
    where e.class_group_id = g.id and e.state in ('planned', 'open') and upper(e.during) > ${now})`;

/** Answers about people who are to be named, from the tables of other libraries: seats, finished courses, places in classes. */
@Injectable()
export class NamingFactsRepository {
  constructor(private readonly database: Database) {}

  /** What is known of these members; those erased are missing from the map. */
  async factsOf(
    call: Pick<ClassCall, 'id' | 'title' | 'course' | 'level' | 'required'>,
    where: { readonly communePath: string; readonly today: string; readonly now: Date },
    memberIds: readonly string[],
  ): Promise<Map<string, NamingFacts>> {
    const rows = await this.database.query<NamingFacts & { readonly memberId: string }>(
      `select m.id as "memberId",
         exists (select from org.seat_term s join org.team t on t.id = s.team_id
           where s.member_id = m.id and s.held @> $3::date and t.unit_path <@ $2::ltree) as "hasSeat",
         (select o.title from planning.call_name n join planning.class_call o on o.id = n.call_id
           where n.member_id = m.id and ${standingOf('n')} = 'named' and o.id <> $5 and o.closes_on >= $3::date - ${EXPECTED_DAYS} and o.level = $8
             and (o.course_id = $6 or (o.course_id is null and $6::text is null and lower(o.title) = lower($7)))
           order by o.created_at limit 1) as elsewhere,
         ($6::text is not null and ${hasFinished('$6')}) as "isFinished",
         (select g.title from classes.booking b join classes.class_group g on g.id = b.class_group_id
           where b.member_id = m.id and b.cancelled_at is null and ${isToComeAbout('$6', '$7', '$4')}
           order by b.booked_at limit 1) as "bookedInto",
         array(select coalesce(v.title, r.id) from unnest($9::text[]) with ordinality as r(id, n)
           join content.course k on k.id = r.id left join content.course_version v on v.course_id = k.id and v.hash = k.current_hash
           where not ${hasFinished('r.id')} order by r.n) as missing
       from org.member m where m.id = any($1) and m.erased_at is null`,
      [
        ...[memberIds, where.communePath, where.today, where.now],
        ...[call.id, call.course?.id ?? null, call.title, call.level, call.required.map(({ id }) => id)],
      ],
    );
    return new Map(rows.map(({ memberId, ...facts }) => [memberId, facts]));
  }

  /** Of these members the titles of other classes to come about what a call is about, in which they have a place. */
  async bookedOf(
    call: Pick<ClassCall, 'title' | 'course'>,
    except: { readonly classGroupId: string; readonly now: Date },
    memberIds: readonly string[],
  ): Promise<Map<string, string>> {
    const rows = await this.database.query<{ readonly memberId: string; readonly title: string }>(
      `select distinct on (b.member_id) b.member_id as "memberId", g.title
       from classes.booking b join classes.class_group g on g.id = b.class_group_id
       where b.member_id = any($1) and b.cancelled_at is null and g.id <> $5 and ${isToComeAbout('$2', '$3', '$4')}
       order by b.member_id, b.booked_at`,
      [memberIds, call.course?.id ?? null, call.title, except.now, except.classGroupId],
    );
    return new Map(rows.map(({ memberId, title }) => [memberId, title]));
  }

  /** How many of each commune of a path hold a seat on a day and have not finished the course; of none: all who hold one. */
  async unfinishedOf(
    provincePath: string,
    courseId: string | null,
    today: string,
  ): Promise<{ readonly communeId: string; readonly people: number }[]> {
    return this.database.query(
      `select u.id as "communeId", count(distinct m.id)::int as people
       from org.seat_term s join org.team t on t.id = s.team_id join org.member m on m.id = s.member_id
       join org.unit u on u.path = subpath(t.unit_path, 0, 2)
       where t.unit_path <@ $1::ltree and s.held @> $3::date and m.erased_at is null
         and ($2::text is null or not ${hasFinished('$2')})
       group by u.id, u.path order by u.path`,
      [provincePath, courseId, today],
    );
  }

  /** Classes of a scope with sessions to come about the course of a call; of none: any, those named like it first. The next first. */
  async classesFor(scope: Scope, call: Pick<ClassCall, 'title' | 'course'>, now: Date): Promise<ClassForCall[]> {
    return this.database.query<ClassForCall>(
      `select g.id, g.title, a.is_about as "isAbout", u.id as "communeId", u.full_name as "communeName",
         g.trainer_name as "trainerName", s.starts_at as "startsAt", g.capacity,
         (select count(*)::int from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) as booked
       from classes.class_group g join org.unit u on u.id = g.unit_id
       cross join lateral (select min(lower(e.during)) as starts_at from classes.class_session e
         where e.class_group_id = g.id and e.state in ('planned', 'open') and lower(e.during) > $3) s
       cross join lateral (select case when $2::text is null then g.topic is null and lower(g.title) = lower($4) else g.topic = $2 end as is_about) a
       where g.unit_path <@ any($1::ltree[]) and s.starts_at is not null and ($2::text is null or g.topic = $2)
       order by a.is_about desc, (g.topic is null) desc, s.starts_at, g.id limit 200`,
      [scopePaths(scope), call.course?.id ?? null, now, call.title],
    );
  }
}
