import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { Access, type Actor, Audit, cleanText, newId, Transactions } from '@lopso/platform';
import { VenueNeedsCommune } from '../classes.errors';
import { ADD_VENUE } from '../classes.permissions';
import { type VenueWay } from '../rules/venue-way';
import { type Venue, VenueRepository } from '../storage/venue.repository';
import { type VenueSummary, wayOf } from './describe-way.service';

/** A venue to be added; how to get there may be said later. */
export interface NewVenue {
  readonly communeId: string;
  readonly name: string;
  readonly capacity: number;
  readonly way?: VenueWay | undefined;
}

/** Enters venues. */
@Injectable()
export class AddVenue {
  constructor(
    private readonly venues: VenueRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Adds a venue to a commune; who did stands in the trail. @throws VenueNameTaken, VenueNeedsCommune, VenuePointFar, NotFound outside the actor's units */
  async add(actor: Actor, request: NewVenue): Promise<VenueSummary> {
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
}
