import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { joinNameOn, joinPathOn } from './places-on-day';

/** A unit that a rule names: what it was called on a day, and where its people belonged then. */
export interface NamedPlace {
  readonly id: string;
  readonly fullName: string;
  /**
   * Its own path on the day. Of one that had ended by then also those of the units that came of it through every merger and split until then; of one that
   * had not begun yet those of the units that were merged into it, and of the villages that a split gave it.
   */
  readonly paths: readonly string[];
}

/** A round that a rule names. */
export interface NamedRound {
  readonly id: string;
  readonly title: string;
}

/** Answers about what audiences name by id. */
@Injectable()
export class AudiencePlaceRepository {
  constructor(private readonly database: Database) {}

  /** Those of the units that lie in a province, ended ones among them, as they were on a day, `yyyy-mm-dd`; in no order. */
  async units(ids: readonly string[], provincePath: string, on: string): Promise<NamedPlace[]> {
    return this.database.query<NamedPlace>(
      `with recursive chain as (
         select id as named, id from org.unit where id = any($1::uuid[]) and path <@ $2::ltree
         union
         select c.named, other.id from chain c join org.unit u on u.id = c.id cross join lateral (
           select s.to_unit_id as id from org.unit_succession s
           where s.from_unit_id = u.id and upper(u.valid) <= $3::date and s.effective_on <= $3::date
           union all
           select s.from_unit_id from org.unit_succession s
           where s.to_unit_id = u.id and lower(u.valid) > $3::date and s.kind = 'merged') other),
       given as (
         select c.named, v.id from chain c join org.unit u on u.id = c.id and lower(u.valid) > $3::date
         join org.unit_succession s on s.to_unit_id = u.id and s.kind = 'split'
         join org.unit f on f.id = s.from_unit_id
         join org.unit v on v.path <@ u.path ${joinPathOn('v.id', '$3')} where lay.path <@ f.path),
       place as (
         select c.named, u.id from chain c join org.unit u on u.id = c.id where u.valid @> $3::date or u.id = c.named
         union
         select named, id from given)
       select n.id, coalesce(called.full_name, n.full_name) as "fullName",
         array_agg(coalesce(lay.path, u.path)::text order by coalesce(lay.path, u.path)) as paths
       from place p join org.unit n on n.id = p.named join org.unit u on u.id = p.id
       ${joinPathOn('u.id', '$3')} ${joinNameOn('n.id', '$3')}
       group by n.id, n.full_name, called.full_name`,
      [ids, provincePath, on],
    );
  }

  /** Those of the rounds that lie over a province, in no order. */
  async rounds(ids: readonly string[], provincePath: string): Promise<NamedRound[]> {
    return this.database.query<NamedRound>(
      'select id, title from learning.round where id = any($1::uuid[]) and unit_path <@ $2::ltree',
      [ids, provincePath],
    );
  }
}
