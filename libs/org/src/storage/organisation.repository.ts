import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** An organisation as members' records write it, and how many people with a seat bear it. */
export interface KnownOrganisation {
  readonly name: string;
  readonly members: number;
}

/** The organisations that members belong to. */
@Injectable()
export class OrganisationRepository {
  constructor(private readonly database: Database) {}

  /** Those of people with a seat on a day below a unit, the largest first; letter case makes no difference, the spelling of most counts. */
  async listUnder(unitPath: string, on: string, limit: number): Promise<KnownOrganisation[]> {
    return this.database.query<KnownOrganisation>(
      `select mode() within group (order by m.organisation) as name, count(*)::int as members
       from org.member m
       where m.unit_path <@ $1::ltree and m.organisation is not null and m.erased_at is null
         and exists (select from org.seat_term s where s.member_id = m.id and s.held @> $2::date)
       group by lower(m.organisation) order by members desc, name limit $3`,
      [unitPath, on, limit],
    );
  }
}
