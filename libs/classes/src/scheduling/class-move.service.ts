import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, compareNames, NotFound, Transactions } from '@lopso/platform';
import { BookingPlaceService, type MovedPlaces } from '../booking/booking-place.service';
import { AvailabilityService, staffOf } from '../clashes/availability.service';
import { ClashService, type TriedHours } from '../clashes/clash.service';
import {
  CapacityOverVenue,
  NotYourClass,
  ScheduleRefused,
  SessionIsCancelled,
  SessionStarted,
  StaffNotThere,
} from '../classes.errors';
import { MOVE_CLASSES } from '../classes.permissions';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { ClassSessionService } from '../sessions/class-session.service';
import { SessionPlanService } from '../sessions/session-plan.service';
import { type StaffMember } from '../staffing/staffing.repository';
import { NO_CREW, StaffingService, standingIn } from '../staffing/staffing.service';
import { CommuneService } from '../venues/commune.service';
import { SessionChangedSince } from '../venues/venue.errors';
import { type Venue } from '../venues/venue.repository';
import { VenueService } from '../venues/venue.service';
import { ClassAccess } from './class-access.service';
import { type ClassGroup, ClassGroupRepository, type StaffedClassGroup } from './class-group.repository';
import { moveOrder, type Moving, newHomeOf } from './class-move.rules';
import { doOverlap, type Period, periodOf, type TypedHours, vietnamDateOf, vietnamTimeOf } from './schedule.rules';

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

/** What comes of a move, beside the sessions themselves. */
export interface MoveEffects extends MovedPlaces {
  /** The class belongs to this commune from now on: its officers see it, and say the second word; null: it stays where it is. */
  readonly newHome: { readonly communeName: string; readonly formerName: string } | null;
  /** Who asks for a place wants the yes of an officer or the trainer, too (decision 0069). */
  readonly isTwoStage: boolean;
}

/** What came of a move, or would. */
export interface ClassMoved extends MoveEffects {
  readonly movedCount: number;
  /** Of sessions that had begun: people with a place who are busy at the new hours and so not in them, by given name. */
  readonly leftOutNames: readonly string[];
  /** Sent as a plan, it takes the move back, as long as nobody changed the sessions since. */
  readonly undo: readonly SessionTarget[];
}

const asTarget = ({ id, venueId, startsAt, endsAt }: ClassSession, revision: number): SessionTarget => ({
  ...{ classSessionId: id, venueId, revision, on: vietnamDateOf(startsAt) },
  ...{ from: vietnamTimeOf(startsAt), to: vietnamTimeOf(endsAt) },
});

/** What a move would come to; thrown to end its transaction, so that nothing of it is kept. */
class Foreseen extends Error {
  constructor(readonly moved: ClassMoved) {
    super('foreseen');
  }
}

/** Moves the sessions of a class together or not at all, and the class to the commune where it meets then. */
@Injectable()
export class ClassMoveService {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly clashes: ClashService,
    private readonly transactions: Transactions,
    private readonly venues: VenueService,
    private readonly staffing: StaffingService,
    private readonly availability: AvailabilityService,
    private readonly access: Access,
    private readonly sessionPlans: SessionPlanService,
    private readonly groups: ClassGroupRepository,
    private readonly classAccess: ClassAccess,
    private readonly classSessions: ClassSessionService,
    private readonly places: BookingPlaceService,
    private readonly communes: CommuneService,
    private readonly audit: Audit,
  ) {}

  /**
   * Who is booked keeps the place. @throws as `ClassMoveService.judgeMove`; VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, MembersBusy, TrainerFar,
   * AssistantFar, MembersFar with all clashes and the next free hours; NotYourClass, NotFound
   */
  async moveClass(actor: Actor, classGroupId: string, plan: ClassMovePlan): Promise<ClassMoved> {
    return this.run(actor, classGroupId, plan, (moved) => moved);
  }

  /** What it would come to: the move is made and taken back under the same locks, so nothing but time can make it otherwise. @throws as `move` */
  async previewMove(actor: Actor, classGroupId: string, plan: ClassMovePlan): Promise<ClassMoved> {
    try {
      return await this.run(actor, classGroupId, plan, (moved) => {
        throw new Foreseen(moved);
      });
    } catch (error) {
      if (error instanceof Foreseen) return error.moved;
      throw error;
    }
  }

  private async run(
    actor: Actor,
    classGroupId: string,
    plan: ClassMovePlan,
    end: (moved: ClassMoved) => ClassMoved,
  ): Promise<ClassMoved> {
    const { id } = await this.findMovableSessions(actor, classGroupId);
    const known = await this.judgeMove(actor, plan, await this.sessions.sessionsOfGroup(id));
    const tried = await this.triedHours(known);
    return this.clashes.namingClashes(actor, tried, () =>
      this.transactions.run(async () => {
        await this.sessions.lockSessions(known.map((move) => move.id));
        const moves = await this.judgeMove(actor, plan, await this.sessions.sessionsOfGroup(id));
        return end(await this.moveSessions(actor, id, moves));
      }),
    );
  }

  /**
   * Those of the plan that change, in the order they can move in. What stays as it is is left out, whatever its hours.
   * @throws NotFound for a session of another class and a hall where the actor may not move classes to, SessionStarted, SessionIsCancelled,
   * SessionChangedSince, ScheduleRefused, CapacityOverVenue, StaffNotThere, OnHoliday
   */
  async judgeMove(actor: Actor, plan: ClassMovePlan, sessions: readonly ClassSession[]): Promise<JudgedMove[]> {
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
    const faulty = await this.sessionPlans.faultOfMoves(wanted);
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
    const teachers = new Map<string, Awaited<ReturnType<StaffingService['trainersOver']>>>();
    for (const { session, venue, to } of coming) {
      const there = teachers.get(venue.unitPath) ?? (await this.staffing.trainersOver(venue.unitPath));
      teachers.set(venue.unitPath, there);
      const missing = staffOf(session).filter(({ accountId }) => !there.has(accountId));
      if (missing.length > 0) await this.refuseStaff(missing, venue, to);
    }
    const asked = coming.map(({ session, venue, to }) => ({ ...session, ...to, communeId: venue.communeId }));
    const lacking = await this.availability.lackingRightsAt(asked);
    for (const { session, venue, to } of coming) {
      const missing = lacking.get(session.id) ?? [];
      if (missing.length > 0) await this.refuseStaff(missing, venue, to);
    }
  }

  /** @throws NoTeachingRight where they may teach on other days, or might before, StaffNotThere */
  private async refuseStaff(missing: readonly StaffMember[], { name, communeId }: Venue, to: Period): Promise<never> {
    const ids = missing.map(({ accountId }) => accountId);
    await this.availability.requireRightOn(ids, [{ ...to, communeId }]);
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
    const days = new Set(await this.availability.knownDaysOff([...new Set(moved.map(({ on }) => on))], isKnown));
    return moves.map((move, at) => ({
      ...move,
      holidays: moved.flatMap((one) => (one === hours[at] && days.has(one.on) ? [one.on] : [])),
    }));
  }

  /** The class when the actor may move it. @throws NotFound when it is hidden, NotYourClass */
  async findMovableSessions(actor: Actor, classGroupId: string): Promise<StaffedClassGroup> {
    return this.requireMovableClass(actor, await this.groups.findGroup(classGroupId));
  }

  private requireMovableClass<Group extends StaffedClassGroup>(actor: Actor, found: Group | null): Group {
    const group = this.classAccess.seen(actor, found);
    if (!this.classAccess.mayOn(actor, MOVE_CLASSES, group)) throw new NotFound();
    if (!this.classAccess.mayMoveClass(actor, group)) throw new NotYourClass();
    return group;
  }

  /** The hours the moves ask for, by their place in the plan, to name what stands in their way. */
  async triedHours(moves: readonly JudgedMove[]): Promise<TriedHours[]> {
    const movedIds = moves.map(({ id }) => id);
    const crews = await this.classSessions.crewsOf(moves.map(({ session }) => session));
    return [...moves]
      .sort((a, b) => a.index - b.index)
      .map(({ session, venue, to }) => ({
        ...{ trainerId: session.trainerId, trainerName: session.trainerName, crew: crews.get(session.id) ?? NO_CREW },
        ...{ venueId: venue.id, communeId: venue.communeId, classGroupId: session.classGroupId },
        ...{ periods: [to], sessionId: session.id, movedIds, standing: [standingIn(session)] },
      }));
  }

  /** Writes them, in their order. Under the locks on the class and its sessions. @throws NotFound, NotYourClass as `movable`, and as `ClassSessionService.moveKnown` */
  async moveSessions(actor: Actor, classGroupId: string, moves: readonly JudgedMove[]): Promise<ClassMoved> {
    await this.groups.lockGroup(classGroupId);
    // The class may have been given to somebody else since the actor was let through.
    const group = this.requireMovableClass(actor, await this.groups.findGroup(classGroupId));
    const crews = await this.classSessions.crewsOf(moves.map(({ session }) => session));
    const held = moves.map((move) => ({ ...move, venueId: move.venue.id, crew: crews.get(move.id) ?? NO_CREW }));
    await this.classSessions.holdAll(held);
    const leftOut = new Set<string>();
    for (const [at, { session, venue, to, holidays, crew }] of held.entries()) {
      const alongIds = moves.slice(at + 1).map(({ id }) => id);
      const place = { venueId: venue.id, communeId: venue.communeId, trainerId: session.trainerId };
      const names = await this.classSessions.moveKnown(actor, session, { ...place, ...to, crew, holidays, alongIds });
      names.forEach((name) => leftOut.add(name));
    }
    const effects = await this.followSessions(actor, group, moves.length);
    const after = await this.sessions.findSessions(moves.map(({ id }) => id));
    const revisionOf = new Map(after.map(({ id, revision }) => [id, revision]));
    return {
      ...effects,
      movedCount: moves.length,
      leftOutNames: [...leftOut].sort(compareNames),
      undo: moves.map(({ id, session }) => asTarget(session, revisionOf.get(id) ?? session.revision)),
    };
  }

  /** Under the lock on the class, after its sessions were moved. */
  async followSessions(actor: Actor, group: ClassGroup, movedCount: number): Promise<MoveEffects> {
    const sessions = await this.sessions.sessionsOfGroup(group.id);
    const home = newHomeOf(sessions, group.communeId);
    const entry = { action: 'classes.class-moved', subjectType: 'class-group', subjectId: group.id };
    const details = { sessions: movedCount };
    await this.audit.record(actor, { ...entry, unitPath: group.unitPath, details });
    const hall = sessions.find(({ communeId }) => communeId === home);
    if (hall !== undefined) {
      await this.groups.settleAt(group.id, hall.venueId);
      await this.groups.keepMovedGuests(group.id);
    }
    return {
      ...(await this.places.countMovedPlaces(group.id)),
      newHome: home === null ? null : await this.named(home, group.communeId),
      isTwoStage: group.approval === 'two-stage',
    };
  }

  private async named(home: string, former: string): Promise<MoveEffects['newHome']> {
    const names = await this.communes.namesOf([home, former]);
    return { communeName: names.get(home) ?? '', formerName: names.get(former) ?? '' };
  }
}
