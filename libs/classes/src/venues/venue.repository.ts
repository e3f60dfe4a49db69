import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { VenueNameTaken } from '../classes.errors';
import { type VenueWay } from './venue.rules';

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
  /** From this day on (`yyyy-mm-dd`) no session is laid in it; null: it is open. */
  readonly closedOn: string | null;
}

/** A class that has sessions to come in a venue: how many it holds, and the first of them (`yyyy-mm-dd`). */
export interface ComingClass {
  readonly title: string;
  readonly capacity: number;
  readonly on: string;
}

/** Which venues of a scope: `openOn` a day (`yyyy-mm-dd`), null: closed ones too. */
interface VenuePage {
  readonly after: readonly [string, string] | null;
  readonly limit: number;
  readonly openOn: string | null;
}

/** How to get to a venue `v`, as an object. */
export const WAY_OF_V = `jsonb_build_object('directions', v.directions, 'point', case when v.latitude is not null
    then jsonb_build_object('latitude', v.latitude, 'longitude', v.longitude) end)`;

const COLUMNS = `v.id, v.unit_id as "communeId", v.unit_path::text as "unitPath", v.name, v.capacity, ${WAY_OF_V} as way,
  to_char(v.closed_on, 'YYYY-MM-DD') as "closedOn"`;

/** Answers about venues. */
@Injectable()
export class VenueRepository {
  constructor(private readonly database: Database) {}

  /** Venues of a scope by name, after the venue with the given name and id. */
  async listVenues(scope: Scope, page: VenuePage): Promise<Venue[]> {
    return this.database.query<Venue>(
      `select ${COLUMNS} from classes.venue v
       where v.unit_path <@ any($1::ltree[]) and ($5::date is null or v.closed_on is null or v.closed_on > $5)
         and ($2::text is null or (v.name collate "vi-x-icu", v.id) > ($2 collate "vi-x-icu", $3::uuid))
       order by v.name collate "vi-x-icu", v.id limit $4`,
      [scopePaths(scope), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit, page.openOn],
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

  /** @throws VenueNameTaken when the commune has one of this name */
  async changeVenue({ id, name, capacity, closedOn }: Omit<Venue, 'way' | 'unitPath' | 'communeId'>): Promise<void> {
    await translatingConstraints({ venue_name_uq: () => new VenueNameTaken(name) }, () =>
      this.database.execute('update classes.venue set name = $2, capacity = $3, closed_on = $4::date where id = $1', [
        id,
        name,
        capacity,
        closedOn,
      ]),
    );
  }

  /** Classes with sessions in it that are not over and begin on a day (`yyyy-mm-dd`) or later, the largest first. */
  async comingIn(id: string, now: Date, from: string): Promise<ComingClass[]> {
    return this.database.query<ComingClass>(
      `select g.title, g.capacity, to_char(min(lower(s.during)) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "on"
       from classes.class_session s join classes.class_group g on g.id = s.class_group_id
       where s.venue_id = $1 and s.state in ('planned', 'open') and upper(s.during) > $2
         and lower(s.during) >= $3::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
       group by g.id, g.title, g.capacity order by g.capacity desc, min(lower(s.during)), g.id`,
      [id, now, from],
    );
  }

  /** Sessions in it that are not over, and their classes, stay as they are until the transaction ends. Before the lock on its hours. */
  async lockComing(id: string, now: Date): Promise<void> {
    const coming = `from classes.class_session where venue_id = $1 and state <> 'closed' and upper(during) > $2`;
    await this.database.query(
      `select 1 from classes.class_group where id in (select class_group_id ${coming}) order by id for update`,
      [id, now],
    );
    await this.database.query(`select 1 ${coming} order by class_group_id, number for update`, [id, now]);
  }

  /** It is called otherwise: sessions in it that are not over are changed for calendars. */
  async noteRenamed(id: string, now: Date): Promise<void> {
    await this.database.execute(
      `update classes.class_session set revision = revision + 1, changed_at = $2
       where venue_id = $1 and state <> 'closed' and upper(during) > $2`,
      [id, now],
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
