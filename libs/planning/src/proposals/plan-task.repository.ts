import { Injectable } from '@nestjs/common';
import { isInLaterRound } from '@lopso/learning';
import { Database } from '@lopso/platform';

/** People of a commune who still need class hours of a round. */
export interface Need {
  readonly communeId: string;
  readonly people: number;
}

/** People who miss more hours than one class gives. */
export interface Beyond {
  readonly people: number;
  /** What one of them misses at most of one requirement, places elsewhere taken off. */
  readonly minutes: number;
  /** What the round asks for in its longest requirement of hours. */
  readonly askedMinutes: number;
}

/** A hall of a province. */
export interface Hall {
  readonly id: string;
  readonly communeId: string;
  readonly capacity: number;
  /** `yyyy-mm-dd`: from then on it is closed; null: it stays open. */
  readonly closedOn: string | null;
}

/** Half a day that is taken by a session that stands: of a hall, or of a trainer who is then in a commune. */
export interface TakenHalf {
  readonly id: string;
  readonly communeId: string;
  /** `yyyy-mm-dd` in Vietnam. */
  readonly day: string;
  readonly half: 0 | 1;
}

/** Halves that a session touches: before noon and after it, Vietnam's time. */
const HALVES = `
  cross join lateral (
    select to_char(lower(s.during) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day, half
    from (values (0), (1)) as halves(half)
    where case half
      when 0 then (lower(s.during) at time zone 'Asia/Ho_Chi_Minh')::time < '12:00'
      else (upper(s.during) at time zone 'Asia/Ho_Chi_Minh')::time > '12:00' end
  ) taken`;

/** What requirements of hours say of a round ($2), those within others too. */
const HOURS_ASKED = `
  select s.key, s.spec from learning.requirement q
  cross join lateral (
    select q.key, q.spec where q.kind = 'hours'
    union all
    select part->>'key', part->'spec' from jsonb_path_query(coalesce(q.spec->'parts', '[]'), 'strict $.** ? (@.kind == "hours")') as part
  ) as s(key, spec)
  where q.round_id = $2`;

/** The latest passages of a round ($2) by member that are asked of them on a day ($3): no renewal that nobody is told of (decision 0117), and none of a round that was ended (decision 0137). */
const PASSAGES_ASKED = `
  select distinct on (c.member_id) c.id, c.member_id from learning.cycle c
  where c.round_id = $2 and (select state <> 'closed' from learning.round where id = $2) and (c.number = 1 or not ${isInLaterRound('$2', '$3')}) order by c.member_id, c.number desc`;

/**
 * What is left of hours that people miss: by requirement of a round ($2) and member, of the latest passages asked of those below a path ($1) who hold a
 * seat of its audience on a day ($3). `minutes` are missed; `booked` are the planned minutes of sessions after a moment ($4) that count for them
 * and in which they have a place, `elsewhere` those of classes that a plan ($5, null: none) did not open.
 */
const HOURS_LEFT = `
  asked as (${HOURS_ASKED}),
  missed as (
    select c.member_id, subpath(t.unit_path, 0, 2) as commune_path, a.key, max(step.minutes) as minutes,
      case when coalesce(a.spec->'topics', '[]') in ('[]', 'null') then null else a.spec->'topics' end as topics
    from (${PASSAGES_ASKED}) c
    join org.seat_term s on s.member_id = c.member_id and s.held @> $3::date
    join org.team t on t.id = s.team_id
    left join learning.completion p on p.cycle_id = c.id
    cross join asked a
    cross join lateral (
      select (a.spec->>'minutes')::int as minutes where p.cycle_id is null
      union all
      select (one->>'minutes')::int from jsonb_path_query(p.state, '$.requirements[*].missing[*] ? (@.kind == "hours")') one
      where one->>'subject' = a.key) step
    where t.unit_path <@ $1::ltree
      and t.kind = any((select audience from learning.round where id = $2)::text[])
      and p.finished_at is null
    group by c.member_id, t.unit_path, a.key, a.spec
  ),
  places as (
    select b.member_id, e.planned_minutes as minutes, g.topic,
      exists (select from planning.planned_class o where o.plan_id = $5 and o.class_group_id = g.id) as is_own
    from classes.booked_time b
    join classes.class_session e on e.id = b.class_session_id
    join classes.class_group g on g.id = e.class_group_id
    where e.state in ('planned', 'open') and lower(e.during) > $4 and b.member_id in (select member_id from missed)
  ),
  hours_left as (
    select m.member_id, m.commune_path, m.key, m.minutes, coalesce(sum(b.minutes), 0) as booked,
      coalesce(sum(b.minutes) filter (where not b.is_own), 0) as elsewhere, coalesce(bool_or(b.is_own), false) as has_own
    from missed m
    left join places b on b.member_id = m.member_id
      and (m.topics is null or m.topics @> jsonb_build_array(jsonb_build_object('id', b.topic)))
    group by m.member_id, m.commune_path, m.key, m.minutes
  )`;

/** Whose hours of a round are asked about: below a path, on a day, as it stands at a moment, for a plan; null: for one not made yet. */
export interface HoursOf {
  readonly unitPath: string;
  readonly roundId: string;
  readonly on: string;
  readonly now: Date;
  readonly planId: string | null;
}

const given = ({ unitPath, roundId, on, now, planId }: HoursOf): unknown[] => [unitPath, roundId, on, now, planId];

/** A session of the timetable in a hall or with a trainer. */
export interface SessionAtSpot {
  readonly title: string;
  /** `yyyy-mm-dd`, Vietnam. */
  readonly day: string;
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`. */
  readonly to: string;
  readonly hallName: string;
  readonly communeName: string;
  /** It is in the hall that was asked about. */
  readonly isInHall: boolean;
  /** The trainer that was asked about stands before it, assists or has a place in it. */
  readonly isWithTrainer: boolean;
}

/** Which hall and which trainer, from the first day to the last (`yyyy-mm-dd`), both included. */
export interface SpotWeek {
  readonly hallId: string;
  readonly trainerId: string;
  readonly from: string;
  readonly until: string;
}

/** Answers about what stands already, from the tables of other libraries: who needs hours, which halls there are, who is where. */
@Injectable()
export class PlanTaskRepository {
  constructor(private readonly database: Database) {}

  /**
   * People by commune who hold a seat of the audience on the day and for whom their latest cycle demands hours that are not covered: the sessions
   * to come in which they have a place give fewer minutes than they miss of them. Whom a class of this plan takes already needs no second one of it.
   */
  async needsOf(hours: HoursOf): Promise<Need[]> {
    return this.database.query<Need>(
      `with ${HOURS_LEFT}
       select u.id as "communeId", count(distinct n.member_id)::int as people
       from hours_left n join org.unit u on u.path = n.commune_path
       where n.minutes > n.booked and not n.has_own group by u.id, u.path order by u.path`,
      given(hours),
    );
  }

  /**
   * How many miss more of one requirement than so many minutes of a class of this plan, what they have places for elsewhere taken off;
   * null: nobody.
   */
  async beyond(hours: HoursOf, minutes: number): Promise<Beyond | null> {
    const row = await this.database.queryOne<Beyond>(
      `with ${HOURS_LEFT}
       select count(distinct member_id)::int as people, max(minutes - elsewhere)::int as minutes,
         (select max((a.spec->>'minutes')::int) from asked a) as "askedMinutes" from hours_left where minutes - elsewhere > $6`,
      [...given(hours), minutes],
    );
    return row === null || row.people === 0 ? null : row;
  }

  /** What classes of a commune are called that have this name, or the name with a number (`classTitle`). */
  async titlesLike(name: string, communeId: string): Promise<string[]> {
    const rows = await this.database.query<{ title: string }>(
      `select title from classes.class_group where unit_id = $1 and (title = $2 or starts_with(title, $2 || ', lớp ')) order by title`,
      [communeId, name],
    );
    return rows.map(({ title }) => title);
  }

  /**
   * The course that classes of a round are to be about for people of these communes: of those its requirements of hours name, the one
   * that counts for most of whom such hours are asked on the day of the class (`yyyy-mm-dd`) and who still miss them, else for most requirements. Null where hours of any class count.
   */
  async topicFor(
    roundId: string,
    { communeIds, on }: { readonly communeIds: readonly string[]; readonly on: string },
  ): Promise<string | null> {
    const row = await this.database.queryOne<{ id: string }>(
      `with asked as (
         select topic->>'id' as id, topic->>'title' as title, count(*) as requirements
         from (${HOURS_ASKED}) as s
         cross join lateral jsonb_array_elements(coalesce(s.spec->'topics', '[]')) as topic
         group by 1, 2
       ), missed as (
         select title, count(distinct c.id) as people
         from (${PASSAGES_ASKED}) c
         join org.seat_term s on s.member_id = c.member_id and upper_inf(s.held)
         join org.team t on t.id = s.team_id
         join org.unit u on u.path = subpath(t.unit_path, 0, 2)
         join learning.completion p on p.cycle_id = c.id and p.finished_at is null
         cross join lateral jsonb_path_query(p.state, '$.requirements[*].missing[*] ? (@.kind == "hours")') as step
         cross join lateral jsonb_array_elements_text(coalesce(step->'topics', '[]')) as title
         where u.id = any($1)
         group by title
       )
       select id from asked left join missed using (title)
       order by coalesce(missed.people, 0) desc, asked.requirements desc, title, id limit 1`,
      [communeIds, roundId, on],
    );
    return row?.id ?? null;
  }

  /** Paths of the communes of a province by id; ended ones too, for classes that stand there. */
  async communePaths(unitPath: string): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; path: string }>(
      `select id, path::text from org.unit where path <@ $1::ltree and kind = 'commune' order by path`,
      [unitPath],
    );
    return new Map(rows.map(({ id, path }) => [id, path]));
  }

  /** Which of these classes have a session that is not cancelled. */
  async groupsWithSessions(classGroupIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct class_group_id as id from classes.class_session where class_group_id = any($1) and state <> 'cancelled'`,
      [classGroupIds],
    );
    return rows.map(({ id }) => id);
  }

  /** How many have a place in these classes, by class and the commune they belong to. */
  async bookedInto(
    classGroupIds: readonly string[],
  ): Promise<{ readonly classGroupId: string; readonly communeId: string; readonly people: number }[]> {
    return this.database.query(
      `select b.class_group_id as "classGroupId", u.id as "communeId", count(*)::int as people
       from classes.booking b join org.member m on m.id = b.member_id
       join org.unit u on u.path = subpath(m.unit_path, 0, 2)
       where b.class_group_id = any($1) and b.cancelled_at is null group by b.class_group_id, u.id order by u.id`,
      [classGroupIds],
    );
  }

  /** Halls, closed ones too. */
  async hallsWithin(unitPath: string): Promise<Hall[]> {
    return this.database.query<Hall>(
      `select id, unit_id as "communeId", capacity, closed_on::text as "closedOn" from classes.venue
       where unit_path <@ $1::ltree order by id`,
      [unitPath],
    );
  }

  /** Halves of the period in which halls are taken. */
  async takenHalls(unitPath: string, from: string, until: string): Promise<TakenHalf[]> {
    return this.database.query<TakenHalf>(
      `select distinct v.id, v.unit_id as "communeId", taken.day, taken.half
       from classes.class_session s join classes.venue v on v.id = s.venue_id ${HALVES}
       where v.unit_path <@ $1::ltree and s.state <> 'cancelled'
         and s.during && tstzrange($2::date::timestamp at time zone 'Asia/Ho_Chi_Minh', ($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
       order by v.id, taken.day, taken.half`,
      [unitPath, from, until],
    );
  }

  /** Halves of the period in which these people teach or assist, or have a place in a class, and where. */
  async engagements(accountIds: readonly string[], from: string, until: string): Promise<TakenHalf[]> {
    return this.database.query<TakenHalf>(
      `with held (account_id, class_session_id) as (
         select f.account_id, f.class_session_id from classes.session_staff f where f.account_id = any($1)
         union all
         select p.account_id, t.class_session_id from classes.learning_members($1) p join classes.booked_time t on t.member_id = p.member_id)
       select distinct on (f.account_id, taken.day, taken.half) f.account_id as id, v.unit_id as "communeId", taken.day, taken.half
       from held f
       join classes.class_session s on s.id = f.class_session_id
       join classes.venue v on v.id = s.venue_id ${HALVES}
       where s.state <> 'cancelled'
         and s.during && tstzrange($2::date::timestamp at time zone 'Asia/Ho_Chi_Minh', ($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
       order by f.account_id, taken.day, taken.half, s.id`,
      [accountIds, from, until],
    );
  }

  /** By start; cancelled ones hold nothing. */
  async heldAt({ hallId, trainerId, from, until }: SpotWeek): Promise<SessionAtSpot[]> {
    return this.database.query<SessionAtSpot>(
      `select * from (
         select g.title, to_char(lower(s.during) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
           to_char(lower(s.during) at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as "from",
           to_char(upper(s.during) at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as "to", v.name as "hallName", u.full_name as "communeName",
           s.venue_id = $1 as "isInHall",
           exists (select from classes.session_staff f where f.class_session_id = s.id and f.account_id = $2)
             or exists (select from classes.learning_members(array[$2::uuid]) p
               join classes.booked_time t on t.member_id = p.member_id and t.class_session_id = s.id) as "isWithTrainer"
         from classes.class_session s join classes.class_group g on g.id = s.class_group_id
         join classes.venue v on v.id = s.venue_id join org.unit u on u.id = v.unit_id
         where s.state <> 'cancelled'
           and s.during && tstzrange($3::date::timestamp at time zone 'Asia/Ho_Chi_Minh', ($4::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
       ) held where "isInHall" or "isWithTrainer" order by day, "from", title`,
      [hallId, trainerId, from, until],
    );
  }
}
