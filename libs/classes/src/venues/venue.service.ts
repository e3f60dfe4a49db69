import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  decodeCursor,
  encodeCursor,
  isId,
  newId,
  NotFound,
  Transactions,
} from '@lopso/platform';
import { AvailabilityRepository } from '../clashes/availability.repository';
import { VenueNeedsCommune, VenuePointFar } from '../classes.errors';
import { ADD_VENUE, READ_CLASSES } from '../classes.permissions';
import { isStale } from '../scheduling/schedule.rules';
import { CommuneService } from './commune.service';
import { VenueChangedSince, VenueInUse, VenueTooSmall } from './venue.errors';
import { type Venue, VenueRepository } from './venue.repository';
import { isClosedOn, isPlausible, NO_WAY, roundedPoint, type VenueWay } from './venue.rules';

/** A venue with the name of its commune. */
export interface VenueSummary extends Venue {
  readonly communeName: string;
  /** It is closed today; a day that `closedOn` names may be still to come. */
  readonly isClosed: boolean;
}

/** What was said of a way, cleaned; left out: nothing. @throws VenuePointFar */
export function wayOf(way: VenueWay = NO_WAY): VenueWay {
  const { directions, point } = way;
  if (point !== null && !isPlausible(point)) throw new VenuePointFar();
  const words = cleanText(directions ?? '');
  return { directions: words === '' ? null : words, point: point === null ? null : roundedPoint(point) };
}

/** Which venues to list: of one commune, or of all the actor sees. */
export interface VenueQuery {
  readonly communeId: string | null;
  /** Closed ones too. */
  readonly withClosed?: boolean | undefined;
  readonly limit: number;
  readonly cursor: string | null;
}

/** A venue to be added; how to get there may be said later. */
export interface NewVenue {
  readonly communeId: string;
  readonly name: string;
  readonly capacity: number;
  readonly way?: VenueWay | undefined;
}

/** What a venue is called, how many it holds, and from which day on (`yyyy-mm-dd`) it is closed; null: it is open. Where it lies stays. */
interface VenueState {
  readonly name: string;
  readonly capacity: number;
  readonly closedOn: string | null;
}

/** What is to change of it; left out: as it is. */
export interface VenueChange extends Partial<VenueState> {
  /** As the form began: refused where somebody changed the same since. Left out: not asked. */
  readonly was?: Partial<VenueState> | undefined;
}

/** Halls and rooms where classes meet: listed, added, changed, closed, and the way to them. */
@Injectable()
export class VenueService {
  constructor(
    private readonly venues: VenueRepository,
    private readonly units: UnitService,
    private readonly communes: CommuneService,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly availabilityRows: AvailabilityRepository,
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
    const names = await this.communes.namesOf(page.map((venue) => venue.communeId));
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

  /** Adds a venue to a commune; who did stands in the trail. @throws VenueNameTaken, VenueNeedsCommune, VenuePointFar, NotFound outside the actor's units */
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
    await this.transactions.run(async () => {
      await this.venues.insertVenue(venue);
      await this.audit.record(actor, {
        ...{ action: 'classes.venue-added', subjectType: 'venue', subjectId: venue.id, unitPath: venue.unitPath },
        details: { name: venue.name, capacity: venue.capacity },
      });
    });
    return { ...venue, communeName: unit.fullName, isClosed: false };
  }

  /**
   * Under the lock of the hall's hours: whoever lays a session in it sees the change, or is seen by it. Another name is a change of the
   * sessions to come in the calendars that show it. Twice is harmless.
   * @throws VenueChangedSince, VenueTooSmall, VenueInUse naming a class to come, VenueNameTaken, NotFound outside the actor's units
   */
  async changeVenue(actor: Actor, id: string, change: VenueChange): Promise<void> {
    await this.transactions.run(async () => {
      const seen = await this.venues.findVenue(id);
      if (seen === null) throw new NotFound();
      this.access.require(actor, ADD_VENUE, seen);
      const isRenamed = change.name !== undefined && cleanText(change.name) !== seen.name;
      if (isRenamed) await this.venues.lockComing(id, this.clock.now());
      await this.availabilityRows.lockHours([id]);
      const before = (await this.venues.findVenue(id)) ?? seen;
      const after = changed(before, change);
      const details = detailsOf(before, after);
      if (Object.keys(details).length === 0) return;
      if (after.capacity < before.capacity) await this.requireRoom(id, after.capacity);
      if (after.closedOn !== null && after.closedOn !== before.closedOn) await this.requireEmpty(id, after.closedOn);
      await this.venues.changeVenue({ id, ...after });
      if (after.name !== before.name) await this.venues.noteRenamed(id, this.clock.now());
      await this.audit.record(actor, {
        ...{ action: 'classes.venue-changed', subjectType: 'venue', subjectId: id, unitPath: before.unitPath },
        details,
      });
    });
  }

  private async requireRoom(id: string, capacity: number): Promise<void> {
    const [largest] = await this.venues.comingIn(id, this.clock.now(), this.clock.today());
    if (largest !== undefined && largest.capacity > capacity) throw new VenueTooSmall(largest);
  }

  private async requireEmpty(id: string, closedOn: string): Promise<void> {
    const coming = await this.venues.comingIn(id, this.clock.now(), closedOn);
    const [first] = [...coming].sort((a, b) => (a.on < b.on ? -1 : 1));
    if (first !== undefined) throw new VenueInUse(first, coming.length);
  }

  /**
   * Says how to get to a venue, in words and by its point; null takes it back. It stands in the trail, without the words.
   * @throws VenuePointFar, NotFound outside the actor's units
   */
  async describeWay(actor: Actor, id: string, way: VenueWay): Promise<VenueSummary> {
    const kept = wayOf(way);
    return this.transactions.run(async () => {
      const venue = await this.venues.findVenue(id);
      if (venue === null) throw new NotFound();
      this.access.require(actor, ADD_VENUE, venue);
      await this.venues.describeWay(id, kept);
      await this.audit.record(actor, {
        action: 'classes.way-described',
        subjectType: 'venue',
        subjectId: id,
        unitPath: venue.unitPath,
      });
      const communeName = await this.communes.nameOf(venue.communeId);
      return { ...venue, way: kept, communeName, isClosed: isClosedOn(venue.closedOn, this.clock.today()) };
    });
  }
}

/** @throws VenueChangedSince */
function changed(before: VenueState, { was = {}, ...change }: VenueChange): VenueState {
  const wish = cleaned(change);
  if (isStale(['name', 'capacity', 'closedOn'], before, { wish, seen: cleaned(was) })) throw new VenueChangedSince();
  return {
    name: wish.name ?? before.name,
    capacity: wish.capacity ?? before.capacity,
    closedOn: wish.closedOn === undefined ? before.closedOn : wish.closedOn,
  };
}

function cleaned({ name, ...more }: Partial<VenueState>): Partial<VenueState> {
  return name === undefined ? more : { ...more, name: cleanText(name) };
}

const OPEN = 'none';

/** What changed, and what it was before: nothing is said of the rest. */
function detailsOf(before: VenueState, after: VenueState): Readonly<Record<string, string | number>> {
  const { capacity, closedOn } = after;
  return {
    ...(after.name === before.name ? {} : { before: before.name, after: after.name }),
    ...(capacity === before.capacity ? {} : { capacityBefore: before.capacity, capacity }),
    ...(closedOn === before.closedOn ? {} : { closedOnBefore: before.closedOn ?? OPEN, closedOn: closedOn ?? OPEN }),
  };
}
