import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** An organisation as members' records write it, and how many people with a seat bear it. */
export interface KnownOrganisation {
  readonly name: string;
  readonly members: number;
}

/** An organisation on the list of those whom rounds are held together with. */
export interface PartnerName {
  readonly id: string;
  readonly name: string;
}

/** One to be put on the list of a unit. */
export interface NewPartner extends PartnerName {
  readonly unitId: string;
  readonly unitPath: string;
  readonly addedBy: string;
  readonly addedAt: Date;
}

/** The organisations that members belong to, and those that rounds are held together with. */
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

  /** Those whom a unit, or one above it, holds rounds together with, by name. */
  async listPartners(unitPath: string): Promise<PartnerName[]> {
    return this.database.query<PartnerName>(
      `select id, name from org.partner where $1::ltree <@ unit_path order by name collate "vi-x-icu", id limit 500`,
      [unitPath],
    );
  }

  /** Puts one on the unit's list. */
  async addPartner(partner: NewPartner): Promise<void> {
    const { id, unitId, unitPath, name, addedBy, addedAt } = partner;
    await this.database.execute(
      `insert into org.partner (id, unit_id, unit_path, name, added_by, added_at) values ($1, $2, $3::ltree, $4, $5, $6)`,
      [id, unitId, unitPath, name, addedBy, addedAt],
    );
  }
}
