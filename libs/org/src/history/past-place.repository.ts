import { Injectable } from '@nestjs/common';
import { Database, type FormerPlace, type Scope, scopePaths, type Stay, type TeamStay } from '@lopso/platform';

/** Answers where units and people were. */
@Injectable()
export class PastPlaceRepository {
  constructor(private readonly database: Database) {}

  /**
   * Paths outside a scope that belong to what lies in it now: of communes and villages that were merged into its units, and those
   * that its units had before they came to lie there. Of a commune that was split nothing: it became several.
   */
  async formerOf(scope: Scope): Promise<FormerPlace[]> {
    return this.database.query<FormerPlace>(
      `with recursive own as (
         select u.id from org.unit u where u.path <@ any($1::ltree[])
         union
         select s.from_unit_id from own join org.unit_succession s on s.to_unit_id = own.id and s.kind = 'merged'
       ), place as (
         select u.path, null::timestamptz as until from own join org.unit u on u.id = own.id
         union all
         select p.path, max(p.until) from own join org.unit_past_path p on p.unit_id = own.id group by p.path
       )
       select p.path::text as "unitPath", p.until from place p
       where not p.path <@ any($1::ltree[])
         and not exists (select from place wider where wider.until is null and p.path <@ wider.path and p.path <> wider.path
           and not wider.path <@ any($1::ltree[]))
       order by p.path, p.until`,
      [scopePaths(scope)],
    );
  }

  /** The places a member belonged to, each with its path of those days. */
  async staysOf(memberId: string): Promise<Stay[]> {
    return this.database.query<Stay>(
      `with stay as (
         select unit_id, lag(until) over (order by until) as since, until from org.member_past_home where member_id = $1
         union all
         select unit_id, (select max(until) from org.member_past_home where member_id = $1), null from org.member where id = $1
       ), place as (
         select unit_id, path, lag(until) over (partition by unit_id order by until) as since, until
         from org.unit_past_path where unit_id in (select unit_id from stay)
         union all
         select u.id, u.path, (select max(until) from org.unit_past_path where unit_id = u.id), null
         from org.unit u where u.id in (select unit_id from stay)
       )
       select path::text as "unitPath", since, until from (
         select p.path, greatest(s.since, p.since) as since, least(s.until, p.until) as until from stay s join place p using (unit_id)
       ) met
       where since is null or until is null or since < until
       order by until nulls last`,
      [memberId],
    );
  }

  /** The teams a member sat in, from the beginning of the first day to that of the one after the last. */
  async teamStaysOf(memberId: string): Promise<TeamStay[]> {
    return this.database.query<TeamStay>(
      `select team_id as "teamId", lower(held)::timestamp at time zone 'Asia/Ho_Chi_Minh' as since,
         upper(held)::timestamp at time zone 'Asia/Ho_Chi_Minh' as until
       from org.seat_term where member_id = $1 order by held`,
      [memberId],
    );
  }
}
