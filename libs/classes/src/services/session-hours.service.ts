import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { CapacityOverVenue, ScheduleRefused, VenueElsewhere } from '../classes.errors';
import { faultOfHours, type TypedHours } from '../rules/schedule';
import { type ClassGroup } from '../storage/class-group.repository';
import { Venues } from './venues.service';

/** Where and when a session is to take place. */
export interface SessionPlan extends TypedHours {
  readonly venueId: string;
}

/** Judges the hours and the venue of one session that moves or is added. */
@Injectable()
export class SessionHours {
  constructor(
    private readonly venues: Venues,
    private readonly clock: Clock,
  ) {}

  /** @throws ScheduleRefused, VenueElsewhere, CapacityOverVenue, NotFound for a hidden venue */
  async require(actor: Actor, plan: SessionPlan, group: Pick<ClassGroup, 'communeId' | 'capacity'>): Promise<void> {
    const fault = faultOfHours(plan, this.clock.now());
    if (fault !== null) throw new ScheduleRefused(fault, '#/from');
    const venue = await this.venues.getVenue(actor, plan.venueId);
    if (venue.communeId !== group.communeId) throw new VenueElsewhere();
    if (group.capacity > venue.capacity) throw new CapacityOverVenue(venue.capacity);
  }
}
