import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { Access, type Actor, Clock, decodeCursor, encodeCursor, isId, NotFound } from '@lopso/platform';
import { READ_CLASSES } from '../classes.permissions';
import { isClosedOn } from '../rules/venue-closing';
import { type Venue, VenueRepository } from '../storage/venue.repository';
import { CommuneNames } from './commune-names.service';
import { type VenueSummary } from './describe-way.service';

/** Which venues to list: of one commune, or of all the actor sees. */
export interface VenueQuery {
  readonly communeId: string | null;
  /** Closed ones too. */
  readonly withClosed?: boolean | undefined;
  readonly limit: number;
  readonly cursor: string | null;
}

/** Halls and rooms where classes meet. */
@Injectable()
export class Venues {
  constructor(
    private readonly venues: VenueRepository,
    private readonly units: UnitService,
    private readonly communeNames: CommuneNames,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Venues by name, page by page. @throws NotFound when the commune is hidden from the actor */
  async listVenues(actor: Actor, query: VenueQuery): Promise<{ venues: VenueSummary[]; nextCursor: string | null }> {
    const all = this.access.reach(actor, READ_CLASSES);
    const scope =
      query.communeId === null ? all : all.narrowedTo((await this.units.getVisibleUnit(actor, query.communeId)).path);
    const [name = '', id] = decodeCursor(query.cursor, 2) ?? [];
    const after = isId(id) ? ([name, id] as const) : null;
    const today = this.clock.today();
    const openOn = query.withClosed === true ? null : today;
    const found = await this.venues.listVenues(scope, { after, limit: query.limit + 1, openOn });
    const page = found.slice(0, query.limit);
    const names = await this.communeNames.of(page.map((venue) => venue.communeId));
    const last = page[page.length - 1];
    return {
      venues: page.map((venue) => ({
        ...venue,
        communeName: names.get(venue.communeId) ?? '',
        isClosed: isClosedOn(venue.closedOn, today),
      })),
      nextCursor: found.length > query.limit && last !== undefined ? encodeCursor([last.name, last.id]) : null,
    };
  }

  /** A venue of the own units. @throws NotFound */
  async getVenue(actor: Actor, id: string): Promise<Venue> {
    const venue = await this.venues.findVenue(id);
    if (venue === null) throw new NotFound();
    if (!this.access.reach(actor, READ_CLASSES).contains(venue.unitPath)) throw new NotFound();
    return venue;
  }
}
