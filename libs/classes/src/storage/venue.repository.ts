import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { VenueNameTaken } from '../classes.errors';
import { type VenueWay } from '../rules/venue-way';

/** A place where classes meet. */
export interface Venue {
  readonly id: string;
  /** The commune it belongs to, by id and ltree path. */
  readonly communeId: string;
  readonly unitPath: string;
  readonly name: string;
  /** People the room holds. */
  readonly capacity: number;
  readonly way: VenueWay;
}

/** How to get to a venue `v`, as an object. */
export const WAY_OF_V = `jsonb_build_object('directions', v.directions, 'point', case when v.latitude is not null
    then jsonb_build_object('latitude', v.latitude, 'longitude', v.longitude) end)`;

const COLUMNS = `v.id, v.unit_id as "communeId", v.unit_path::text as "unitPath", v.name, v.capacity, ${WAY_OF_V} as way`;

/** Answers about venues. */
@Injectable()
export class VenueRepository {
  constructor(private readonly database: Database) {}

  /** Venues of a scope by name, after the venue with the given name and id. */
  async listVenues(scope: Scope, page: { after: readonly [string, string] | null; limit: number }): Promise<Venue[]> {
    return this.database.query<Venue>(
      `select ${COLUMNS} from classes.venue v
       where v.unit_path <@ any($1::ltree[])
         and ($2::text is null or (v.name collate "vi-x-icu", v.id) > ($2 collate "vi-x-icu", $3::uuid))
       order by v.name collate "vi-x-icu", v.id limit $4`,
      [scopePaths(scope), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  async findVenue(id: string): Promise<Venue | null> {
    return this.database.queryOne<Venue>(`select ${COLUMNS} from classes.venue v where v.id = $1`, [id]);
  }

  /** @throws VenueNameTaken when the commune has one of this name */
  async insertVenue(venue: Venue): Promise<void> {
    await translatingConstraints({ venue_name_uq: () => new VenueNameTaken(venue.name) }, () =>
      this.database.execute(
        `insert into classes.venue (id, unit_id, unit_path, name, capacity, directions, latitude, longitude)
         values ($1, $2, $3::ltree, $4, $5, $6, $7, $8)`,
        [venue.id, venue.communeId, venue.unitPath, venue.name, venue.capacity, ...columnsOf(venue.way)],
      ),
    );
  }

  async describeWay(id: string, way: VenueWay): Promise<void> {
    await this.database.execute(
      'update classes.venue set directions = $2, latitude = $3, longitude = $4 where id = $1',
      [id, ...columnsOf(way)],
    );
  }
}

const columnsOf = ({ directions, point }: VenueWay): unknown[] => [
  directions,
  point?.latitude ?? null,
  point?.longitude ?? null,
];
