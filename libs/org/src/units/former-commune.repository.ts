import { Injectable } from '@nestjs/common';
import { Database, likeText } from '@lopso/platform';
import { type Extent, type FormerCommune } from './old-address.rules';

/** A row of the official old-to-new table. */
export interface FormerCommuneRow extends FormerCommune {
  readonly oldProvince: string;
  readonly resolutionClause: string;
}

/** A unit that took the place of another, at the end of a chain of mergers and splits. */
export interface Successor {
  readonly fromUnitId: string;
  readonly unitId: string;
  readonly extent: Extent;
}

const COLUMNS = `old_code as "oldCode", unit_id as "unitId", old_full_name as "oldFullName", old_name_key as "oldNameKey",
  old_district as "oldDistrict", old_district_key as "oldDistrictKey", extent`;

/** Answers what became of the communes of before 1 July 2025, and of units since. */
@Injectable()
export class FormerCommuneRepository {
  constructor(private readonly database: Database) {}

  /** Makes the table say what the official list says: rows the list no longer has go, links are no history of ours. */
  async replace(provincePath: string, rows: readonly FormerCommuneRow[]): Promise<void> {
    const listed = JSON.stringify(rows);
    await this.database.execute(
      `with listed as (
         select * from jsonb_to_recordset($2::jsonb) as r("oldCode" text, "unitId" uuid, "oldFullName" text, "oldNameKey" text,
           "oldDistrict" text, "oldDistrictKey" text, "oldProvince" text, extent text, "resolutionClause" text)
       ), gone as (
         delete from org.former_commune f using org.unit u where u.id = f.unit_id and u.path <@ $1::ltree
           and not exists (select 1 from listed l where l."oldCode" = f.old_code and l."unitId" = f.unit_id)
       )
       insert into org.former_commune as f (old_code, unit_id, old_full_name, old_name_key, old_district, old_district_key,
         old_province, extent, resolution_clause)
       select "oldCode", "unitId", "oldFullName", "oldNameKey", "oldDistrict", "oldDistrictKey", "oldProvince", extent, "resolutionClause"
       from listed
       on conflict (old_code, unit_id) do update set old_full_name = excluded.old_full_name, old_name_key = excluded.old_name_key,
         old_district = excluded.old_district, old_district_key = excluded.old_district_key, old_province = excluded.old_province,
         extent = excluded.extent, resolution_clause = excluded.resolution_clause`,
      [provincePath, listed],
    );
  }

  /** Old communes whose folded name is one of these. */
  async findByNames(nameKeys: readonly string[]): Promise<FormerCommune[]> {
    return this.database.query<FormerCommune>(
      `select ${COLUMNS} from org.former_commune where old_name_key = any($1) order by old_district_key, old_code, unit_id`,
      [nameKeys],
    );
  }

  /** Old communes whose folded name begins with one of these, to choose from while somebody types. */
  async findByBeginning(nameKeys: readonly string[], limit: number): Promise<FormerCommune[]> {
    return this.database.query<FormerCommune>(
      `select ${COLUMNS} from org.former_commune where old_name_key like any($1)
       order by old_name_key, old_district_key, old_code, unit_id limit $2`,
      [nameKeys.map((key) => `${likeText(key)}%`), limit],
    );
  }

  /** Where units that ended or gave a part away have gone, through every merger and split up to the day. */
  async successorsOf(unitIds: readonly string[], on: string): Promise<Successor[]> {
    return this.database.query<Successor>(
      `with recursive chain as (
         select u.id as first_id, u.id, false as is_split from org.unit u where u.id = any($1::uuid[])
         union
         select c.first_id, s.to_unit_id, c.is_split or s.kind = 'split'
         from chain c join org.unit_succession s on s.from_unit_id = c.id and s.effective_on <= $2::date
       )
       select c.first_id as "fromUnitId", c.id as "unitId",
         case when bool_or(c.is_split or s.kind = 'split') then 'partial' else 'full' end as extent
       from chain c join org.unit u on u.id = c.id
       left join org.unit_succession s on s.from_unit_id = c.id and s.effective_on <= $2::date
       where s.id is null or u.valid @> $2::date
       group by c.first_id, c.id order by c.first_id, c.id`,
      [unitIds, on],
    );
  }
}
