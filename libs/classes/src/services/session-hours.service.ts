import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, NotFound } from '@lopso/platform';
import { CapacityOverVenue, ScheduleRefused, VenueElsewhere } from '../classes.errors';
import { SCHEDULE_CLASSES, SCHEDULE_FOR_TRAINERS } from '../classes.permissions';
import {
  type FaultySession,
  faultOfHours,
  faultOfSchedule,
  isSamePeriod,
  periodOf,
  type TypedHours,
} from '../rules/schedule';
import { type CrewWish } from '../rules/session-crew';
import { type ClassGroup } from '../storage/class-group.repository';
import { type LastPlace, SessionNewsRepository } from '../storage/session-news.repository';
import { type Venue } from '../storage/venue.repository';
import { HolidayWatch } from './holiday-watch.service';
import { Venues } from './venues.service';

/** Where and when a session is to take place. */
export interface SessionPlan extends TypedHours {
  readonly venueId: string;
  /** Account of who stands before it; left out: who does now, and the trainer of the class before a new session. */
  readonly trainerId?: string | undefined;
  /** Who assists and what is lent; left out: as it is, and nobody and nothing for a new session. */
  readonly crew?: CrewWish | undefined;
  /** It is known that the day is a day off. */
  readonly isHolidayKnown?: boolean | undefined;
  /** Revision of the session this was decided on: refused where it is another by now. Left out: not asked, as of a new session. */
  readonly revision?: number | undefined;
}

/** A session that is to go to other hours or another hall. */
interface WantedMove {
  readonly session: { readonly id: string; readonly revision: number };
  readonly plan: TypedHours & { readonly venueId: string };
}

/** Judges the hours and the venue of sessions that are planned, move or are added. */
@Injectable()
export class SessionHours {
  constructor(
    private readonly venues: Venues,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly holidays: HolidayWatch,
    private readonly changes: SessionNewsRepository,
  ) {}

  /** The hall of a new class. @throws NotFound where the actor may not schedule */
  async hall(actor: Actor, venueId: string): Promise<Venue> {
    const venue = await this.venues.getVenue(actor, venueId);
    if (!this.access.reach(actor, SCHEDULE_CLASSES).contains(venue.unitPath)) throw new NotFound();
    return venue;
  }

  /** The hall of a class that somebody else is to run. @throws NotFound where the actor may not schedule for others */
  async hallOfOthers(actor: Actor, venueId: string): Promise<Venue> {
    const venue = await this.venues.getVenue(actor, venueId);
    if (!this.access.scope(actor, SCHEDULE_FOR_TRAINERS).contains(venue.unitPath)) throw new NotFound();
    return venue;
  }

  /** @throws ScheduleRefused, CapacityOverVenue */
  requirePossible(sessions: readonly TypedHours[], capacity: number, venue: Venue): void {
    const faulty = faultOfSchedule(sessions, this.clock.now());
    if (faulty !== null) throw new ScheduleRefused(faulty.fault, `#/sessions/${faulty.index}`);
    if (capacity > venue.capacity) throw new CapacityOverVenue(venue.capacity);
  }

  /** Days off among those of the sessions. @throws OnHoliday unless it is known */
  async daysOff(sessions: readonly TypedHours[], isKnown = false): Promise<string[]> {
    return this.holidays.known(
      sessions.map(({ on }) => on),
      isKnown,
    );
  }

  /** @throws ScheduleRefused */
  requireAhead(hours: TypedHours): void {
    const fault = faultOfHours(hours, this.clock.now());
    if (fault !== null) throw new ScheduleRefused(fault, '#/from');
  }

  /**
   * The first fault of where sessions of one class are to go. A move is taken back also when the hours before it have begun or are over by now: a hall without
   * network may be calling its roll.
   */
  async faultOfMoves(moves: readonly WantedMove[]): Promise<FaultySession | null> {
    const places = await this.changes.lastPlacesOf(moves.map(({ session }) => session));
    const back = moves.map(({ session, plan }) => places.some((one) => isWayBack(session, plan, one)));
    return faultOfSchedule(
      moves.map(({ plan }) => plan),
      this.clock.now(),
      (index) => back[index] === true,
    );
  }

  /** `session`: the one that goes there; left out: a new one. @throws ScheduleRefused, VenueElsewhere, CapacityOverVenue, NotFound for a hidden venue */
  async require(
    actor: Actor,
    plan: SessionPlan,
    group: Pick<ClassGroup, 'communeId' | 'capacity'>,
    session?: WantedMove['session'],
  ): Promise<void> {
    if (session === undefined) this.requireAhead(plan);
    const faulty = session === undefined ? null : await this.faultOfMoves([{ session, plan }]);
    if (faulty !== null) throw new ScheduleRefused(faulty.fault, '#/from');
    const venue = await this.venues.getVenue(actor, plan.venueId);
    if (venue.communeId !== group.communeId) throw new VenueElsewhere();
    if (group.capacity > venue.capacity) throw new CapacityOverVenue(venue.capacity);
  }
}

const isWayBack = (
  { id }: WantedMove['session'],
  plan: WantedMove['plan'],
  { classSessionId, venueId, ...before }: LastPlace,
): boolean => classSessionId === id && venueId === plan.venueId && isSamePeriod(before, periodOf(plan));
