import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { guestsOf } from '../scheduling/class-group.repository';
import { type Period } from '../scheduling/schedule.rules';
import { type ClassSession } from '../sessions/class-session.repository';
import { WAY_OF_V } from '../venues/venue.repository';
import { type VenueWay } from '../venues/venue.rules';
import { type HandedAway, type ReminderStage } from './class-news.rules';

/** What somebody is to a session; `waiting`: she waits for a place in its class, or for a word about one. */
export type SessionDuty = 'member' | 'trainer' | 'assistant' | 'waiting' | 'officer';

/** A session to come that concerns somebody, with what she knows of it. */
export interface ConcerningSession {
  readonly classSessionId: string;
  readonly classGroupId: string;
  readonly number: number;
  readonly title: string;
  readonly duty: SessionDuty;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
  readonly venueId: string;
  readonly venueName: string;
  readonly communeId: string;
  readonly way: VenueWay;
  readonly revision: number;
  readonly isPresent: boolean;
  /** It takes place, and she is booked for the class and not in it: she could not come any more when it was restored, or moved after it had begun. */
  readonly isWithout: boolean;
  /** It lies in a commune whose officer she is. */
  readonly isOwn: boolean;
  /** It was cancelled at some time that she does not know of, or is since. */
  readonly wasCancelled: boolean;
  /** At some time that she does not know of it was moved when it had begun. */
  readonly hadBegun: boolean;
  /** Somebody else added it to a class she had to do with already, and she said of nothing about it that she knows. */
  readonly isNew: boolean;
  /** What others did with her duty before it, of which she said not that she knows; null: nothing. */
  readonly handed: HandedAway | null;
  /** Among what was changed since she knew it is what the department changed. */
  readonly isFromDepartment: boolean;
  /** What it was before the first change she does not know; null: she knows it as it is. */
  readonly before: {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly isCancelled: boolean;
    readonly venueId: string;
    readonly venueName: string;
    readonly communeId: string;
    /** It lay in a commune whose officer she is. */
    readonly isOwn: boolean;
  } | null;
  /** The last reminder of the session as it is that she knows. */
  readonly reminded: ReminderStage;
}

/** Whose sessions: of a member (null: of none) those she is booked for, and of classes she waits or asks for, and those an account stands before within its reach. */
export interface Concerned {
  readonly accountId: string;
  readonly memberId: string | null;
  readonly reach: Scope;
  /** Units whose officer she is: sessions that came from another commune, or went there, and those there that the department changed. */
  readonly office: Scope;
}

/** Who changed a session and when, and whether for the department. */
interface Changed {
  readonly by: string;
  readonly at: Date;
  readonly isByDepartment: boolean;
}

/** No reminder is told longer before. */
const ABOUT_TO_BEGIN = `interval '2 days'`;

/** A change of a session that had begun by then, nobody having held it: who got a place since may not be in it. */
const HAD_BEGUN = (change: string): string => `lower(${change}.during_before) <= ${change}.changed_at`;

/** She said since then, of session and moment, that she knows how it stands. */
const knowsSince = (session: string, at: string): string =>
  `exists (select from classes.session_told k where k.account_id = $1 and k.class_session_id = ${session} and k.told_at >= ${at})`;

/** Others gave the duty of `$1` before session `m.class_session_id`, that has not begun, away and back to her. */
const GIVEN_BACK = `s.state <> 'open' and exists (
    select from classes.replaced_session r join classes.staff_replacement p on p.id = r.replacement_id
    where r.class_session_id = m.class_session_id and p.account_id = $1 and p.undone_by <> $1
      and not ${knowsSince('r.class_session_id', 'p.undone_at')})`;

/**
 * Sessions of the reach `$3` before which `$1` stands no more, since others gave her duty to somebody else or took one back that she had for another. One
 * that was added for somebody else was never hers.
 */
const TAKEN_OFF = `select s.id, r.duty, h.since, false, 'off' from (
      select id, made_at as since from classes.staff_replacement where undone_at is null and account_id = $1 and made_by <> $1
      union all
      select id, undone_at from classes.staff_replacement where stand_in_id = $1 and undone_by <> $1) h
    join classes.replaced_session r on r.replacement_id = h.id
    join classes.class_session s on s.id = r.class_session_id
    join classes.class_group g on g.id = s.class_group_id
    where cardinality($3::ltree[]) > 0 and g.unit_path <@ any($3::ltree[]) and upper(s.during) > $4 and s.state in ('planned', 'cancelled')
      and (s.added_at is null or h.since > s.added_at)
      and not exists (select from classes.session_staff m where m.class_session_id = s.id and m.account_id = $1)
      and not ${knowsSince('s.id', 'h.since')}`;

/**
 * Sessions of `$2` (member) and `$1` (account, within `$3`), each once: her own place comes before a duty, a duty she has lost counts until she knows. A session that was cancelled, or had begun,
 * and takes place after all concerns everybody booked for its class, also who is in it no longer.
 */
const CONCERNING = `select distinct on (id) * from (
    select s.id, 'member' as duty, b.booked_at as since, s.state <> 'cancelled' and t.booking_id is null as without, null as handed from classes.booking b
    join classes.class_session s on s.class_group_id = b.class_group_id
    left join classes.booked_time t on t.booking_id = b.id and t.class_session_id = s.id
    where b.member_id = $2 and b.cancelled_at is null and (s.state = 'cancelled' or t.booking_id is not null or exists (
      select from classes.session_change r where r.class_session_id = s.id and (r.was_cancelled or ${HAD_BEGUN('r')}) and r.changed_at >= b.booked_at))
    union all
    select m.class_session_id, m.duty, greatest(m.added_at, (select max(p.made_at) from classes.replaced_session r
        join classes.staff_replacement p on p.id = r.replacement_id
        where r.class_session_id = m.class_session_id and p.stand_in_id = $1)), false, case when ${GIVEN_BACK} then 'back' end
    from classes.session_staff m join classes.class_session s on s.id = m.class_session_id
    join classes.class_group g on g.id = s.class_group_id
    where m.account_id = $1 and g.unit_path <@ any($3::ltree[])
    union all
    ${TAKEN_OFF}
    union all
    select s.id, 'waiting', hers.since, false, null from (
      select class_group_id, joined_at as since from classes.waiting_entry where member_id = $2 and ended_at is null
      union all
      select class_group_id, asked_at from classes.place_request where member_id = $2 and ended_at is null) hers
    join classes.class_session s on s.class_group_id = hers.class_group_id
    union all
    select s.id, 'officer', null, false, null from classes.class_session s join classes.venue v on v.id = s.venue_id
    where cardinality($5::ltree[]) > 0 and s.during && tstzrange($4, null) and exists (
      select from classes.session_change c join classes.venue w on w.id = c.venue_id_before
      where c.class_session_id = s.id and (c.by_department or w.unit_id <> v.unit_id)
        and (w.unit_path <@ any($5::ltree[]) or v.unit_path <@ any($5::ltree[])))) one
  order by id, array_position(array['member', 'trainer', 'assistant', 'waiting', 'officer'], duty)`;

/** Where and when a session was before the last change. */
export interface LastPlace extends Period {
  readonly classSessionId: string;
  readonly venueId: string;
}

/** As what an account is told of classes that others opened. */
export type OpeningReader = 'staff' | 'officer';

/** A class with sessions to come that others opened, of which the account was not told yet. */
export interface OpeningRow {
  readonly classGroupId: string;
  readonly title: string;
  readonly duty: 'trainer' | 'assistant' | 'officer';
  /** The next session that concerns her. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly venueName: string;
  readonly communeId: string;
  /** How many sessions to come concern her. */
  readonly sessionCount: number;
  /** For an officer: for how many people of her communes it was planned; 0 where it only meets there. Null for who stands before it. */
  readonly people: number | null;
  /** It meets in a commune of the officer's. */
  readonly isHost: boolean;
  /** When it was opened, or given to her. */
  readonly since: Date;
}

/** Whose openings: classes the account stands before within its reach, and those planned for people of the office or meeting there. */
export interface OpeningsOf {
  readonly accountId: string;
  readonly reach: Scope;
  readonly office: Scope;
}

/**
 * Sessions to come ($2: now) that somebody else gave to the account ($1): by opening a class for it, by letting it assist, or by letting it stand in.
 * What it opened itself is none.
 */
const GIVEN = `select s.class_group_id, s.id, m.duty, greatest(
    case when g.created_by <> $1 then case when m.duty = 'assistant' then coalesce(m.added_at, g.created_at) else g.created_at end end,
    (select max(p.made_at) from classes.replaced_session r join classes.staff_replacement p on p.id = r.replacement_id
     where r.class_session_id = s.id and p.stand_in_id = $1 and p.made_by <> $1 and p.undone_at is null)) as since,
    null::int as people, false as is_host
  from classes.session_staff m
  join classes.class_session s on s.id = m.class_session_id
  join classes.class_group g on g.id = s.class_group_id
  where m.account_id = $1 and g.unit_path <@ any($3::ltree[]) and s.state = 'planned' and lower(s.during) > $2`;

/** Sessions to come of classes that a plan opened ($1 is none of its openers) for people of these units ($3), or that meet there. */
const PLANNED = `select s.class_group_id, s.id, 'officer' as duty, g.created_at as since, ours.people, g.unit_path <@ any($3::ltree[]) as is_host
  from (
    select p.class_group_id, coalesce(sum(p.people) filter (where ${guestsOf('$3')}), 0)::int as people
    from classes.planned_guest p
    where not p.by_move and p.class_group_id in (select p.class_group_id from classes.planned_guest p where not p.by_move and ${guestsOf('$3')}
      union select id from classes.class_group where unit_path <@ any($3::ltree[]))
    group by p.class_group_id) ours
  join classes.class_group g on g.id = ours.class_group_id and g.created_by <> $1
  join classes.class_session s on s.class_group_id = g.id
  where s.state = 'planned' and lower(s.during) > $2`;

/** What was changed, and who was told of it. */
@Injectable()
export class ClassNewsRepository {
  constructor(private readonly database: Database) {}

  /** Keeps what the session was before a change that is written already, and who made it. Needs the transaction of the change. */
  async recordChange(before: ClassSession, changed: Changed): Promise<void> {
    await this.database.execute(
      `insert into classes.session_change
         (class_session_id, revision, changed_by, changed_at, was_cancelled, during_before, venue_id_before, by_department)
       select id, revision, $2, $3, $4, tstzrange($5, $6), $7, $8 from classes.class_session where id = $1`,
      [
        ...[before.id, changed.by, changed.at, before.state === 'cancelled'],
        ...[before.startsAt, before.endsAt, before.venueId, changed.isByDepartment],
      ],
    );
  }

  /** Of sessions as they are now, by id and revision, where each was before the change that led to it; cancelled ones and those that nobody changed are left out. */
  async lastPlacesOf(sessions: readonly { readonly id: string; readonly revision: number }[]): Promise<LastPlace[]> {
    return this.database.query<LastPlace>(
      `select c.class_session_id as "classSessionId", c.venue_id_before as "venueId", lower(c.during_before) as "startsAt", upper(c.during_before) as "endsAt"
       from unnest($1::uuid[], $2::int[]) as asked (id, revision)
       join classes.session_change c on c.class_session_id = asked.id and c.revision = asked.revision
       where not c.was_cancelled`,
      [sessions.map(({ id }) => id), sessions.map(({ revision }) => revision)],
    );
  }

  /**
   * Sessions that end after `now` of which something may be to tell: added or changed since she knew them, or about to begin; by start, a hundred at
   * most. What somebody added or changed herself she knows.
   */
  async concerning({ accountId, memberId, reach, office }: Concerned, now: Date): Promise<ConcerningSession[]> {
    return this.database.query<ConcerningSession>(
      `select s.id as "classSessionId", g.id as "classGroupId", s.number, g.title, mine.duty, lower(s.during) as "startsAt", upper(s.during) as "endsAt",
         s.state = 'cancelled' as "isCancelled", s.venue_id as "venueId", v.name as "venueName", v.unit_id as "communeId",
         ${WAY_OF_V} as way, s.revision, since.before, coalesce(since.was_cancelled, false) as "wasCancelled",
         coalesce(since.had_begun, false) as "hadBegun",
         coalesce(since.by_department, false) as "isFromDepartment", fresh.is_new as "isNew",
         mine.without as "isWithout", mine.handed, v.unit_path <@ any($5::ltree[]) as "isOwn",
         case when told.revision >= (select coalesce(max(x.revision), 0) from classes.session_change x where x.class_session_id = s.id)
           then told.reminder else 0 end as reminded,
         exists (select from classes.attendance_mark k where k.class_session_id = s.id and k.member_id = $2
           and k.standing = 'counts' and k.mark = 'present') as "isPresent"
       from (${CONCERNING}) mine
       join classes.class_session s on s.id = mine.id
       join classes.class_group g on g.id = s.class_group_id
       join classes.venue v on v.id = s.venue_id
       left join classes.session_told told on told.account_id = $1 and told.class_session_id = s.id
       left join lateral (
         select (array_agg(jsonb_build_object('startsAt', lower(c.during_before), 'endsAt', upper(c.during_before), 'isCancelled', c.was_cancelled,
             'venueId', w.id, 'venueName', w.name, 'communeId', w.unit_id, 'isOwn', w.unit_path <@ any($5::ltree[])) order by c.revision))[1] as before,
           bool_or(c.was_cancelled) as was_cancelled, bool_or(${HAD_BEGUN('c')}) as had_begun, bool_or(c.by_department) as by_department
         from classes.session_change c join classes.venue w on w.id = c.venue_id_before
         where c.class_session_id = s.id and (mine.since is null or c.changed_at >= mine.since)
           and c.revision > greatest(coalesce(told.revision, 0), (select coalesce(max(o.revision), 0)
             from classes.session_change o where o.class_session_id = s.id and o.changed_by = $1))) since on true
       cross join lateral (
         select s.added_at is not null and s.added_by <> $1 and s.opened_at is null and told.revision is null
           and mine.duty <> 'officer' and (mine.since is null or s.added_at > mine.since) and not exists (
             select from classes.session_change o where o.class_session_id = s.id and o.changed_by = $1) as is_new) fresh
       where upper(s.during) > $4 and s.state <> 'closed'
         and (since.before is not null or fresh.is_new or mine.handed is not null or lower(s.during) < $4 + ${ABOUT_TO_BEGIN})
       order by lower(s.during), s.id limit 100`,
      [accountId, memberId, scopePaths(reach), now, scopePaths(office)],
    );
  }

  /** She knows the session as it was at a revision, and a reminder of it; never less than she said before. */
  async acknowledgeSessions(
    accountId: string,
    told: { readonly classSessionId: string; readonly revision: number; readonly reminder: ReminderStage },
    at: Date,
  ): Promise<void> {
    await this.database.execute(
      `insert into classes.session_told as t (account_id, class_session_id, revision, reminder, told_at) values ($1, $2, $3, $4, $5)
       on conflict (account_id, class_session_id) do update set revision = excluded.revision, told_at = excluded.told_at,
         reminder = case when excluded.revision > t.revision then excluded.reminder else greatest(t.reminder, excluded.reminder) end
       where excluded.revision >= t.revision`,
      [accountId, told.classSessionId, told.revision, told.reminder, at],
    );
  }

  /** By the next session, three hundred at most. */
  async listUnacknowledgedOpenings(
    { accountId, reach, office }: OpeningsOf,
    as: OpeningReader,
    now: Date,
  ): Promise<OpeningRow[]> {
    const scope = as === 'staff' ? reach : office;
    if (scopePaths(scope).length === 0) return [];
    return this.database.query<OpeningRow>(
      `select g.id as "classGroupId", g.title, one.duty, lower(next.during) as "startsAt", upper(next.during) as "endsAt", v.name as "venueName",
         v.unit_id as "communeId", one.count as "sessionCount", one.people, one.is_host as "isHost", one.since
       from (
         select class_group_id, max(duty) as duty, max(since) as since, max(people) as people, bool_or(is_host) as is_host, count(*)::int as count,
           array_agg(id) as ids
         from (${as === 'staff' ? GIVEN : PLANNED}) given
         where since is not null group by class_group_id) one
       join classes.class_group g on g.id = one.class_group_id
       left join classes.opening_told t on t.account_id = $1 and t.told_as = $4 and t.class_group_id = g.id
       cross join lateral (select s.during, s.venue_id from classes.class_session s where s.id = any(one.ids) order by s.during limit 1) next
       join classes.venue v on v.id = next.venue_id
       where t.told_at is null or t.told_at < one.since
       order by next.during, g.id limit 300`,
      [accountId, now, scopePaths(scope), as],
    );
  }

  /** She knows these; twice is harmless. */
  async acknowledgeOpenings(
    accountId: string,
    as: OpeningReader,
    classGroupIds: readonly string[],
    toldAt: Date,
  ): Promise<void> {
    await this.database.execute(
      `insert into classes.opening_told as t (account_id, told_as, class_group_id, told_at) select $1, $2, id, $4 from unnest($3::uuid[]) as id
       on conflict (account_id, told_as, class_group_id) do update set told_at = greatest(t.told_at, excluded.told_at)`,
      [accountId, as, classGroupIds, toldAt],
    );
  }
}
