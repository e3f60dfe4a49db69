import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, cleanText, Clock, NotFound, Transactions } from '@lopso/platform';
import { VenuePointFar } from '../classes.errors';
import { ADD_VENUE } from '../classes.permissions';
import { isClosedOn } from '../rules/venue-closing';
import { isPlausible, NO_WAY, roundedPoint, type VenueWay } from '../rules/venue-way';
import { type Venue, VenueRepository } from '../storage/venue.repository';
import { CommuneNames } from './commune-names.service';

/** A venue with the name of its commune. */
export interface VenueSummary extends Venue {
  readonly communeName: string;
  /** It is closed today; a day that `closedOn` names may be still to come. */
  readonly isClosed: boolean;
}

/** Says how to get to venues. */
@Injectable()
export class DescribeWay {
  constructor(
    private readonly venues: VenueRepository,
    private readonly communeNames: CommuneNames,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Says how to get to a venue, in words and by its point; null takes it back. It stands in the trail, without the words.
   * @throws VenuePointFar, NotFound outside the actor's units
   */
  async describe(actor: Actor, id: string, way: VenueWay): Promise<VenueSummary> {
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
      const communeName = await this.communeNames.nameOf(venue.communeId);
      return { ...venue, way: kept, communeName, isClosed: isClosedOn(venue.closedOn, this.clock.today()) };
    });
  }
}

/** What was said of a way, cleaned; left out: nothing. @throws VenuePointFar */
export function wayOf(way: VenueWay = NO_WAY): VenueWay {
  const { directions, point } = way;
  if (point !== null && !isPlausible(point)) throw new VenuePointFar();
  const words = cleanText(directions ?? '');
  return { directions: words === '' ? null : words, point: point === null ? null : roundedPoint(point) };
}
