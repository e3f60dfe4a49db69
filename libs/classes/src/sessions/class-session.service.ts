import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions } from '@lopso/platform';
import { AvailabilityService } from '../clashes/availability.service';
import { ClashService, leaveRows } from '../clashes/clash.service';
import { SessionIsBack, SessionIsCancelled, SessionStarted } from '../classes.errors';
import { FeedbackService } from '../feedback/feedback.service';
import { ClassAccess } from '../scheduling/class-access.service';
import { type Period, periodOf, plannedMinutes, type TypedHours, vietnamDateOf } from '../scheduling/schedule.rules';
import { type StaffMember } from '../staffing/staffing.repository';
import { type Crew, idsOf, type Staffing, StaffingService, standingIn } from '../staffing/staffing.service';
import { SessionChangedSince } from '../venues/venue.errors';
import { type ClassSession, ClassSessionRepository } from './class-session.repository';
import { type SessionPlan, SessionPlanService } from './session-plan.service';

/** Where a session goes: hours, hall, who assists and what is lent then. */
export interface Move extends Period {
  readonly venueId: string;
  readonly trainerId: string;
  /** Who stands before it from then on, where that is another; the same account as `trainerId`. */
  readonly trainer?: StaffMember;
  readonly crew: Crew;
  /** Days off (`yyyy-mm-dd`) on which it is laid knowingly. */
  readonly holidays: readonly string[];
  /** Where the hall stands; left out: where the session was. */
  readonly communeId?: string;
  /** Sessions that move along and have not moved yet: they stand in nobody's way. */
  readonly alongIds?: readonly string[];
}

const standsAt = (
  session: ClassSession,
  { venueId, startsAt, endsAt }: Period & { readonly venueId: string },
): boolean =>
  session.venueId === venueId &&
  session.startsAt.getTime() === startsAt.getTime() &&
  session.endsAt.getTime() === endsAt.getTime();

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join() === [...new Set(others)].sort().join();

/** Who and what was there before and stays. */
function keptOf(present: Crew, wanted: Crew): Crew {
  const { assistantIds, equipmentIds } = idsOf(wanted);
  return {
    assistants: present.assistants.filter(({ accountId }) => assistantIds.includes(accountId)),
    equipment: present.equipment.filter(({ id }) => equipmentIds.includes(id)),
  };
}

/** @throws SessionIsCancelled, SessionStarted, SessionChangedSince */
function requireAsSeen({ state, revision }: ClassSession, plan: SessionPlan): void {
  if (state === 'cancelled') throw new SessionIsCancelled();
  if (state !== 'planned') throw new SessionStarted();
  if (plan.revision !== undefined && plan.revision !== revision) throw new SessionChangedSince();
}

/** What came of people when a session takes place after all. */
export interface RestoredPeople {
  /** Booked people who are busy then and so are not on its roll. */
  readonly missingCount: number;
  /** People who were named for the class and got another one about the same meanwhile: they have no place in it any more. */
  readonly replacedCount: number;
  /** Who stands before it and is on leave that day, the trainer first: somebody has to stand in. */
  readonly awayNames: readonly string[];
}

/** Other hours at which a cancelled session takes place after all. */
export interface ReturnGoal extends Period {
  /** Days off (`yyyy-mm-dd`) on which it is laid knowingly. */
  readonly holidays: readonly string[];
}

/** What came of people and things when a session takes place after all. */
export interface RestoredSession extends RestoredPeople {
  /** What was lent to it and is put away by now. */
  readonly putAwayNames: readonly string[];
}

/** Hours at which a cancelled session takes place after all. */
export interface ReturnHours extends TypedHours {
  /** It is known that the day is a day off. */
  readonly isHolidayKnown?: boolean | undefined;
}

const NOTHING: RestoredSession = { missingCount: 0, replacedCount: 0, awayNames: [], putAwayNames: [] };

/** Moves, cancels and restores single sessions. */
@Injectable()
export class ClassSessionService {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly sessionPlans: SessionPlanService,
    private readonly classAccess: ClassAccess,
    private readonly clashes: ClashService,
    private readonly transactions: Transactions,
    private readonly staffing: StaffingService,
    private readonly feedback: FeedbackService,
    private readonly clock: Clock,
    private readonly availability: AvailabilityService,
  ) {}

  /**
   * Gives a planned session other hours, people, things or another venue of the commune; the hours of its people follow. Answers the names of those who
   * are not in it any more: of one that had begun, who is busy at the new hours. A plan carries the whole
   * session, so one that was decided on an older revision would undo what others did since: it is refused, unless all is as it wishes (it came twice).
   * @throws SessionChangedSince, SessionStarted, SessionIsCancelled, VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, MembersBusy, OnHoliday, and as
   * `SessionPlanService.requirePlan`, `StaffingService.staffingOf` and `ClassAccess.requireHanding`
   */
  async moveSession(actor: Actor, id: string, plan: SessionPlan): Promise<readonly string[]> {
    const known = this.movable(actor, plan, await this.sessions.findSession(id));
    if (plan.revision !== undefined && plan.revision !== known.revision) {
      if (known.state === 'planned' && (await this.isAsPlanned(known, plan))) return [];
      requireAsSeen(known, plan);
    }
    await this.sessionPlans.requirePlan(actor, plan, known, known);
    // A session that stays on its day was asked about when it came there.
    const isSameDay = vietnamDateOf(known.startsAt) === plan.on;
    const holidays = isSameDay ? [] : await this.sessionPlans.daysOff([plan], plan.isHolidayKnown);
    const to = { ...periodOf(plan), venueId: plan.venueId, holidays };
    const { communeId, classGroupId } = known;
    const { trainer: named, crew: wished } = await this.staffingFor(known, plan);
    const people = { trainerId: named.accountId, trainerName: named.name, crew: wished };
    const tried = {
      ...to,
      ...people,
      communeId,
      periods: [to],
      sessionId: id,
      classGroupId,
      standing: [standingIn(known)],
    };
    return this.clashes.namingClashes(actor, tried, () =>
      this.transactions.run(async () => {
        await this.sessions.lockClassOf(id);
        const session = this.movable(actor, plan, await this.sessions.lockSession(id, 'update'));
        requireAsSeen(session, plan);
        // Another may stand before it since: who is replaced in between stays replaced.
        const { trainer, crew } = await this.staffingFor(session, plan);
        return this.moveSingle(actor, session, { ...to, trainerId: trainer.accountId, trainer, crew });
      }),
    );
  }

  private movable(actor: Actor, plan: SessionPlan, row: ClassSession | null): ClassSession {
    const session = this.classAccess.changeable(actor, row);
    this.classAccess.requireHanding(actor, session, plan.trainerId);
    return session;
  }

  /** Who is to stand before it and to assist, and what is to be lent; what a plan leaves out stays. @throws as `StaffingService.staffingOf` */
  async staffingFor(session: ClassSession, plan: Pick<SessionPlan, 'trainerId' | 'crew'>): Promise<Staffing> {
    return this.staffing.staffingOf(session, plan, await this.staffing.presentCrew(session));
  }

  /** It stands at these hours in this hall already, with the people and things a plan names. */
  async isAsPlanned(session: ClassSession, plan: SessionPlan): Promise<boolean> {
    const isThere = standsAt(session, { ...periodOf(plan), venueId: plan.venueId });
    if (!isThere || (plan.trainerId ?? session.trainerId) !== session.trainerId) return false;
    if (plan.crew === undefined) return true;
    const { assistantIds, equipmentIds } = idsOf(await this.staffing.presentCrew(session));
    return isSame(assistantIds, plan.crew.assistantIds) && isSame(equipmentIds, plan.crew.equipmentIds);
  }

  /** Who assists in several sessions and what is lent to them, by session. */
  async crewsOf(sessions: readonly ClassSession[]): Promise<Map<string, Crew>> {
    return this.staffing.presentCrews(sessions);
  }

  /**
   * Before several sessions move in one transaction: holds the halls, people and things of all of them, then the members of their classes. One session
   * after the other would hold members of the first before the hall of the second, and wait in a circle with whoever holds that hall and wants those members.
   */
  async holdAll(
    moves: readonly { readonly session: ClassSession; readonly venueId: string; readonly crew: Crew }[],
  ): Promise<void> {
    await this.staffing.holdAll(
      moves.map(({ session: { classGroupId, trainerId }, venueId, crew }) => ({
        ...{ classGroupId, venueId, trainerId, crew },
      })),
    );
  }

  /** A single session, which the trail names. Needs a transaction. @throws as `move` */
  async moveSingle(actor: Actor, session: ClassSession, to: Move): Promise<readonly string[]> {
    const before = idsOf(await this.staffing.presentCrew(session));
    const after = idsOf(to.crew);
    const leftOut = await this.moveKnown(actor, session, to);
    const isSameCrew =
      isSame(before.assistantIds, after.assistantIds) && isSame(before.equipmentIds, after.equipmentIds);
    await this.sessionPlans.recordChange(actor, session, { isMove: !standsAt(session, to), isCrew: !isSameCrew });
    return leftOut;
  }

  /**
   * One that had begun kept the roll it had: to come again it is for those with a place by now, as far as they are free. Gives the names of those who
   * are not, by given name. Needs a transaction. @throws VenueClash, StaffClash, StaffAway, StaffTooFar, EquipmentClash, MembersWouldClash, MembersTooFar
   */
  async moveKnown(actor: Actor, session: ClassSession, to: Move): Promise<readonly string[]> {
    const { communeId = session.communeId, alongIds = [] } = to;
    const stay = { ...session, communeId, startsAt: to.startsAt, endsAt: to.endsAt };
    const exceptIds = [session.id, ...alongIds];
    const { classGroupId, capacity } = session;
    const at = this.clock.now();
    const hadBegun = session.startsAt <= at;
    await this.staffing.holdHours({ ...to, classGroupId, stays: [stay], capacity, exceptIds, before: session });
    if (hadBegun) await this.sessionPlans.freeEndedPlaces(session.id);
    await this.sessionPlans.requireReachable(stay, exceptIds);
    // Who leaves goes before the hours change, who comes is held by the new ones.
    await this.staffing.writeCrew(session.id, keptOf(await this.staffing.presentCrew(session), to.crew));
    const hours = { ...to, plannedMinutes: plannedMinutes(to), at };
    await this.feedback.keepClassEndAround(session.classGroupId, () =>
      this.staffing.handingTo(session, to.trainer, () => this.sessions.moveSession(session.id, hours)),
    );
    await this.staffing.writeCrew(session.id, to.crew);
    if (hadBegun) await this.sessionPlans.seatBooked(stay, exceptIds);
    await this.sessionPlans.recordMove(actor, session, { at, holidays: to.holidays, trainer: to.trainer });
    return hadBegun ? this.sessionPlans.leftOutNames(session.id) : [];
  }

  /** Frees venue, trainer and members. Twice is harmless. @throws SessionStarted, NotYourClass, NotFound */
  async cancelSession(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      // The class first: whoever is being booked is seen.
      await this.sessions.lockClassOf(id);
      const session = this.classAccess.cancellable(actor, await this.sessions.lockSession(id, 'update'));
      if (session.state === 'cancelled') return;
      if (session.state !== 'planned') throw new SessionStarted();
      await this.cancelKnown(actor, session);
    });
  }

  /** Frees venue, trainer and members. Needs a transaction. */
  async cancelKnown(actor: Actor, session: ClassSession): Promise<void> {
    await this.sessionPlans.freeAll(session.id);
    await this.enter(actor, session, 'cancelled', null);
  }

  /**
   * Who got another class in place of one that was cancelled whole has none in it any more. At other hours, or null: at those it had.
   * Needs a transaction. @throws VenueClash, StaffClash, EquipmentClash
   */
  async restoreKnown(actor: Actor, session: ClassSession, to: ReturnGoal | null): Promise<RestoredPeople> {
    const replacedCount = await this.sessionPlans.leaveOutReplaced(session.classGroupId);
    await this.enter(actor, session, 'planned', to);
    const back = { ...session, ...(to ?? {}) };
    const missingCount = await this.sessionPlans.seatBooked(back);
    return { missingCount, replacedCount, awayNames: await this.away(back) };
  }

  private async away(session: ClassSession): Promise<string[]> {
    const { trainerId: accountId, trainerName: name, assistants, startsAt } = session;
    const people = [{ accountId, name }, ...assistants];
    const away = await leaveRows(this.availability, people, { startsAt, endsAt: startsAt });
    return people.filter((one) => away.some(({ holderId }) => holderId === one.accountId)).map((one) => one.name);
  }

  private async enter(
    actor: Actor,
    session: ClassSession,
    state: 'planned' | 'cancelled',
    to: ReturnGoal | null,
  ): Promise<void> {
    const { id, classGroupId, venueId } = session;
    const at = this.clock.now();
    await this.feedback.keepClassEndAround(classGroupId, async () => {
      // Cancelled it holds nobody: whatever is in the way is in the way of its coming back.
      if (to !== null) await this.sessions.moveSession(id, { ...to, venueId, plannedMinutes: plannedMinutes(to), at });
      await this.sessions.enterState(id, state, at);
    });
    await this.sessionPlans.recordCancelOrRestore(actor, session, { state, at, holidays: to?.holidays ?? [] });
  }

  /**
   * Undoes a cancellation, at the hours it had or at `other` ones in the same hall (decision 0113); gives what came of its people. Twice is harmless.
   * What is put away meanwhile is left off. @throws VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy when somebody took the hours, each with other
   * hours; TrainerAway, AssistantAway, ScheduleRefused, OnHoliday of other ones; VenueClosedSince, VenueHoldsFewer, SessionIsBack
   */
  async restoreSession(actor: Actor, id: string, other: ReturnHours | null = null): Promise<RestoredSession> {
    const known = this.classAccess.cancellable(actor, await this.sessions.findSession(id));
    const to = await this.goalOf(known, other);
    const { classGroupId, venueId, communeId, trainerId, trainerName } = known;
    const tried = {
      ...{ classGroupId, venueId, communeId, trainerId, trainerName, crew: await this.keptCrewOf(known) },
      ...{ periods: [to ?? known], sessionId: id, standing: [standingIn(known)] },
    };
    return this.clashes.namingClashes(actor, tried, () =>
      this.transactions.run(async () => {
        // The class first: whoever books next sees what became of the session.
        await this.sessions.lockClassOf(id);
        const session = this.classAccess.cancellable(actor, await this.sessions.lockSession(id, 'update'));
        if (session.state === 'cancelled') return this.restoreWithCrew(actor, session, to);
        if (to !== null && !isAt(session, to)) throw new SessionIsBack();
        return NOTHING;
      }),
    );
  }

  /** Null: the hours it had. */
  private async goalOf({ startsAt }: ClassSession, other: ReturnHours | null): Promise<ReturnGoal | null> {
    if (other === null) return null;
    this.sessionPlans.requireHoursAhead(other);
    const isSameDay = vietnamDateOf(startsAt) === other.on;
    const holidays = isSameDay ? [] : await this.sessionPlans.daysOff([other], other.isHolidayKnown);
    return { ...periodOf(other), holidays };
  }

  /** Who assisted in it and what was lent to it. */
  async keptCrewOf(session: ClassSession): Promise<Crew> {
    return this.staffing.presentCrew(session);
  }

  /** At other hours, or null: at those it had. Needs a transaction. @throws as `StaffingService.holdHours`, VenueClash, StaffClash, EquipmentClash */
  async restoreWithCrew(actor: Actor, session: ClassSession, to: ReturnGoal | null): Promise<RestoredSession> {
    const { id, classGroupId, venueId, trainerId, capacity, communeId } = session;
    const present = { venueId, trainerId, crew: await this.staffing.presentCrew(session) };
    const { crew, putAwayNames } = await this.staffing.leavePutAway(id, present);
    const { startsAt, endsAt } = to ?? session;
    const held = { ...present, classGroupId, crew, capacity, stays: [{ startsAt, endsAt, communeId }] };
    await this.staffing.holdHours({ ...held, exceptIds: [id], before: session, isComingBack: true });
    return { ...(await this.restoreKnown(actor, session, to)), putAwayNames };
  }
}

const isAt = ({ startsAt, endsAt }: ClassSession, to: ReturnGoal): boolean =>
  startsAt.getTime() === to.startsAt.getTime() && endsAt.getTime() === to.endsAt.getTime();
