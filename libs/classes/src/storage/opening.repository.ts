import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { guestsOf } from './class-group.repository';

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

/** What was opened, and who was told of it. */
@Injectable()
export class OpeningRepository {
  constructor(private readonly database: Database) {}

  /** By the next session, three hundred at most. */
  async untold({ accountId, reach, office }: OpeningsOf, as: OpeningReader, now: Date): Promise<OpeningRow[]> {
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
  async keepTold(accountId: string, as: OpeningReader, classGroupIds: readonly string[], toldAt: Date): Promise<void> {
    await this.database.execute(
      `insert into classes.opening_told as t (account_id, told_as, class_group_id, told_at) select $1, $2, id, $4 from unnest($3::uuid[]) as id
       on conflict (account_id, told_as, class_group_id) do update set told_at = greatest(t.told_at, excluded.told_at)`,
      [accountId, as, classGroupIds, toldAt],
    );
  }
}
