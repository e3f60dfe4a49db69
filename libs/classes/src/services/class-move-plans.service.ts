import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { CapacityOverVenue, ScheduleRefused, SessionIsCancelled, SessionStarted } from '../classes.errors';
import { SessionChangedSince } from '../classes-ground.errors';
import { StaffNotThere } from '../classes-crew.errors';
import { MOVE_CLASSES } from '../classes.permissions';
import { type Moving, moveOrder } from '../rules/class-move';
import { doOverlap, type Period, periodOf, type TypedHours } from '../rules/schedule';
import { vietnamDateOf } from '../rules/vietnam-time';
import { type ClassSession } from '../storage/class-session.repository';
import { type StaffMember } from '../storage/session-staff.repository';
import { type Venue } from '../storage/venue.repository';
import { HolidayWatch } from './holiday-watch.service';
import { SessionHours } from './session-hours.service';
import { Teachers } from './teachers.service';
import { staffOf, TeachingRights } from './teaching-rights.service';
import { Venues } from './venues.service';

/** Where one session of a class is to go. */
export interface SessionTarget extends TypedHours {
  readonly classSessionId: string;
  readonly venueId: string;
  /** Revision of the session this was decided on: it is refused where it is another by now. */
  readonly revision: number;
}

/** Sessions of a class that move together. */
export interface ClassMovePlan {
  readonly sessions: readonly SessionTarget[];
  /** It is known that some of the days are days off. */
  readonly isHolidayKnown?: boolean | undefined;
}

/** A session that really moves, judged. */
export interface JudgedMove extends Moving {
  readonly session: ClassSession;
  readonly venue: Venue;
  /** Its place in the plan, from 0. */
  readonly index: number;
  readonly holidays: readonly string[];
}

/** Judges where sessions of a class may go, before anything is written. */
@Injectable()
export class ClassMovePlans {
  constructor(
    private readonly venues: Venues,
    private readonly teachers: Teachers,
    private readonly rights: TeachingRights,
    private readonly holidays: HolidayWatch,
    private readonly access: Access,
    private readonly hours: SessionHours,
  ) {}

  /**
   * Those of the plan that change, in the order they can move in. What stays as it is is left out, whatever its hours.
   * @throws NotFound for a session of another class and a hall where the actor may not move classes to, SessionStarted, SessionIsCancelled,
   * SessionChangedSince, ScheduleRefused, CapacityOverVenue, StaffNotThere, OnHoliday
   */
  async judge(actor: Actor, plan: ClassMovePlan, sessions: readonly ClassSession[]): Promise<JudgedMove[]> {
    const byId = new Map(sessions.map((session) => [session.id, session]));
    const moves: JudgedMove[] = [];
    const halls = new Map<string, Venue>();
    for (const [index, target] of plan.sessions.entries()) {
      const session = byId.get(target.classSessionId);
      if (session === undefined) throw new NotFound();
      byId.delete(session.id);
      const venue = halls.get(target.venueId) ?? (await this.hall(actor, target.venueId));
      halls.set(venue.id, venue);
      const to = periodOf(target);
      if (isAsItWas(session, to, venue)) continue;
      requireMovable(session, venue, target);
      moves.push({ id: session.id, session, venue, index, to, now: session, holidays: [] });
    }
    const wanted = moves.flatMap(({ session, index }) => {
      const target = plan.sessions[index];
      return target === undefined ? [] : [{ session, plan: target }];
    });
    const faulty = await this.hours.faultOfMoves(wanted);
    if (faulty !== null) throw new ScheduleRefused(faulty.fault, `#/sessions/${moves[faulty.index]?.index ?? 0}`);
    requireApart(moves, sessions);
    await this.requireStaffThere(moves);
    const hours = wanted.map((one) => one.plan);
    return moveOrder(await this.withHolidays(moves, hours, plan.isHolidayKnown));
  }

  private async hall(actor: Actor, venueId: string): Promise<Venue> {
    const venue = await this.venues.getVenue(actor, venueId);
    if (!this.access.reach(actor, MOVE_CLASSES).contains(venue.unitPath)) throw new NotFound();
    return venue;
  }

  /** Whoever stands before a session that comes into another commune teaches there on its day. @throws NoTeachingRight, StaffNotThere */
  private async requireStaffThere(moves: readonly JudgedMove[]): Promise<void> {
    const coming = moves.filter(({ session, venue }) => session.communeId !== venue.communeId);
    const teachers = new Map<string, Awaited<ReturnType<Teachers['over']>>>();
    for (const { session, venue, to } of coming) {
      const there = teachers.get(venue.unitPath) ?? (await this.teachers.over(venue.unitPath));
      teachers.set(venue.unitPath, there);
      const missing = staffOf(session).filter(({ accountId }) => !there.has(accountId));
      if (missing.length > 0) await this.refuseStaff(missing, venue, to);
    }
    const asked = coming.map(({ session, venue, to }) => ({ ...session, ...to, communeId: venue.communeId }));
    const lacking = await this.rights.lackingAt(asked);
    for (const { session, venue, to } of coming) {
      const missing = lacking.get(session.id) ?? [];
      if (missing.length > 0) await this.refuseStaff(missing, venue, to);
    }
  }

  /** @throws NoTeachingRight where they may teach on other days, or might before, StaffNotThere */
  private async refuseStaff(missing: readonly StaffMember[], { name, communeId }: Venue, to: Period): Promise<never> {
    const ids = missing.map(({ accountId }) => accountId);
    await this.rights.requireOn(ids, [{ ...to, communeId }]);
    throw new StaffNotThere(
      missing.map((one) => one.name),
      name,
    );
  }

  /** A session that stays on its day was asked about when it came there. */
  private async withHolidays(
    moves: readonly JudgedMove[],
    hours: readonly TypedHours[],
    isKnown = false,
  ): Promise<JudgedMove[]> {
    const moved = hours.filter(
      ({ on }, at) => moves[at] !== undefined && vietnamDateOf(moves[at].session.startsAt) !== on,
    );
    const days = new Set(await this.holidays.known([...new Set(moved.map(({ on }) => on))], isKnown));
    return moves.map((move, at) => ({
      ...move,
      holidays: moved.flatMap((one) => (one === hours[at] && days.has(one.on) ? [one.on] : [])),
    }));
  }
}

const isAsItWas = (session: ClassSession, to: { startsAt: Date; endsAt: Date }, venue: Venue): boolean =>
  session.venueId === venue.id &&
  session.startsAt.getTime() === to.startsAt.getTime() &&
  session.endsAt.getTime() === to.endsAt.getTime();

/**
 * None comes into hours of another session of the class, which stays. Where both are in one hall the hall refuses it, and names what is free.
 * @throws ScheduleRefused
 */
function requireApart(moves: readonly JudgedMove[], sessions: readonly ClassSession[]): void {
  const staying = sessions.filter(({ id, state }) => state !== 'cancelled' && moves.every((move) => move.id !== id));
  const met = moves.find(({ to, venue }) => staying.some((one) => one.venueId !== venue.id && doOverlap(one, to)));
  if (met !== undefined) throw new ScheduleRefused('sessions-overlap', `#/sessions/${met.index}`);
}

/** @throws SessionIsCancelled, SessionStarted, SessionChangedSince, CapacityOverVenue */
function requireMovable(session: ClassSession, venue: Venue, { revision }: SessionTarget): void {
  if (session.state === 'cancelled') throw new SessionIsCancelled();
  if (session.state !== 'planned') throw new SessionStarted();
  if (session.revision !== revision) throw new SessionChangedSince();
  if (session.capacity > venue.capacity) throw new CapacityOverVenue(venue.capacity);
}
