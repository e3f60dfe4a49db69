import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { VenueNameTaken } from '../classes.errors';

/** A place where classes meet. */
export interface Venue {
  readonly id: string;
  /** The commune it belongs to, by id and ltree path. */
  readonly communeId: string;
  readonly unitPath: string;
  readonly name: string;
  /** People the room holds. */
  readonly capacity: number;
}

const COLUMNS = 'id, unit_id as "communeId", unit_path::text as "unitPath", name, capacity';

/** Answers about venues. */
@Injectable()
export class VenueRepository {
  constructor(private readonly database: Database) {}

  /** Venues of a scope by name, after the venue with the given name and id. */
  async listVenues(scope: Scope, page: { after: readonly [string, string] | null; limit: number }): Promise<Venue[]> {
    return this.database.query<Venue>(
      `select ${COLUMNS} from classes.venue
       where unit_path <@ any($1::ltree[])
         and ($2::text is null or (name collate "vi-x-icu", id) > ($2 collate "vi-x-icu", $3::uuid))
       order by name collate "vi-x-icu", id limit $4`,
      [scopePaths(scope), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  async findVenue(id: string): Promise<Venue | null> {
    return this.database.queryOne<Venue>(`select ${COLUMNS} from classes.venue where id = $1`, [id]);
  }

  /** @throws VenueNameTaken when the commune has one of this name */
  async insertVenue(venue: Venue): Promise<void> {
    await translatingConstraints({ venue_name_uq: () => new VenueNameTaken(venue.name) }, () =>
      this.database.execute(
        'insert into classes.venue (id, unit_id, unit_path, name, capacity) values ($1, $2, $3::ltree, $4, $5)',
        [venue.id, venue.communeId, venue.unitPath, venue.name, venue.capacity],
      ),
    );
  }
}
