import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  cleanText,
  Clock,
  decodeCursor,
  encodeCursor,
  isId,
  newId,
  NotFound,
} from '@lopso/platform';
import { Units } from '@lopso/org';
import { VenueNeedsCommune } from '../classes.errors';
import { ADD_VENUE, READ_CLASSES } from '../classes.permissions';
import { isClosedOn } from '../rules/venue-closing';
import { type VenueWay } from '../rules/venue-way';
import { type Venue, VenueRepository } from '../storage/venue.repository';
import { CommuneNames } from './commune-names.service';
import { type VenueSummary, wayOf } from './describe-way.service';

/** A venue to be added; how to get there may be said later. */
export interface NewVenue {
  readonly communeId: string;
  readonly name: string;
  readonly capacity: number;
  readonly way?: VenueWay | undefined;
}

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
    private readonly units: Units,
    private readonly communeNames: CommuneNames,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Venues by name, page by page. @throws NotFound when the commune is hidden from the actor */
  async listVenues(actor: Actor, query: VenueQuery): Promise<{ venues: VenueSummary[]; nextCursor: string | null }> {
    const all = this.access.reach(actor, READ_CLASSES);
    const scope = query.communeId === null ? all : all.narrowedTo((await this.units.get(actor, query.communeId)).path);
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

  /** Adds a venue to a commune. @throws VenueNameTaken, VenueNeedsCommune, VenuePointFar, NotFound outside the actor's units */
  async addVenue(actor: Actor, request: NewVenue): Promise<VenueSummary> {
    const unit = await this.units.getUnit(request.communeId);
    this.access.require(actor, ADD_VENUE, { unitPath: unit.path });
    if (unit.kind !== 'commune') throw new VenueNeedsCommune();
    const venue: Venue = {
      id: newId(),
      communeId: unit.id,
      unitPath: unit.path,
      name: cleanText(request.name),
      capacity: request.capacity,
      way: wayOf(request.way),
      closedOn: null,
    };
    await this.venues.insertVenue(venue);
    return { ...venue, communeName: unit.fullName, isClosed: false };
  }

  /** A venue of the own units. @throws NotFound */
  async getVenue(actor: Actor, id: string): Promise<Venue> {
    const venue = await this.venues.findVenue(id);
    if (venue === null) throw new NotFound();
    if (!this.access.reach(actor, READ_CLASSES).contains(venue.unitPath)) throw new NotFound();
    return venue;
  }
}
