import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** A point inside a unit, degrees of WGS 84. */
export interface UnitPoint {
  readonly unitId: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Answers about where units lie. */
@Injectable()
export class UnitPointRepository {
  constructor(private readonly database: Database) {}

  /** Writes the points of units; those of others stay. */
  async write(points: readonly UnitPoint[]): Promise<void> {
    await this.database.execute(
      `insert into org.unit_point (unit_id, latitude, longitude)
       select p."unitId", p.latitude, p.longitude
       from jsonb_to_recordset($1) as p("unitId" uuid, latitude double precision, longitude double precision)
       on conflict (unit_id) do update set latitude = excluded.latitude, longitude = excluded.longitude`,
      [JSON.stringify(points)],
    );
  }

  /** The points of these units; a unit of a later reform lies in the middle of those it came from. Without any it is left out. */
  async of(unitIds: readonly string[]): Promise<UnitPoint[]> {
    return this.database.query<UnitPoint>(
      `select u.id as "unitId", coalesce(p.latitude, before.latitude) as latitude, coalesce(p.longitude, before.longitude) as longitude
       from unnest($1::uuid[]) as u(id) left join org.unit_point p on p.unit_id = u.id
       left join lateral (
         select avg(q.latitude) as latitude, avg(q.longitude) as longitude
         from org.unit_succession s join org.unit_point q on q.unit_id = s.from_unit_id where s.to_unit_id = u.id) before on p.unit_id is null
       where p.unit_id is not null or before.latitude is not null`,
      [unitIds],
    );
  }
}
