import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** A unit that a rule names: its name, and where its people belong today. */
export interface NamedPlace {
  readonly id: string;
  readonly fullName: string;
  /** Its own path while it stands, else those of the units that came of it through every merger and split. */
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

  /** Those of the units that lie in a province, ended ones among them, in no order. */
  async units(ids: readonly string[], provincePath: string): Promise<NamedPlace[]> {
    return this.database.query<NamedPlace>(
      `with recursive chain as (
         select id as named, id from org.unit where id = any($1::uuid[]) and path <@ $2::ltree
         union
         select c.named, s.to_unit_id from chain c join org.unit u on u.id = c.id and not upper_inf(u.valid)
           join org.unit_succession s on s.from_unit_id = c.id)
       select n.id, n.full_name as "fullName", array_agg(u.path::text order by u.path) as paths
       from chain c join org.unit n on n.id = c.named join org.unit u on u.id = c.id
       where upper_inf(u.valid) or u.id = n.id group by n.id, n.full_name`,
      [ids, provincePath],
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
