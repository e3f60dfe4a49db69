import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type Period, periodOf, plannedMinutes } from '../rules/schedule';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { Asking } from './asking.service';
import { ChangeTrail } from './change-trail';
import { type StaffMember } from '../storage/session-staff.repository';
import { type Crew, idsOf, SessionCrew, type Staffing } from './session-crew.service';
import { type SessionPlan } from './session-hours.service';
import { SessionSeating } from './session-seating.service';

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

/** Writes that a session moves, with its people and things; callers hold the lock and have checked access. */
@Injectable()
export class SessionMover {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly crews: SessionCrew,
    private readonly seating: SessionSeating,
    private readonly asking: Asking,
    private readonly trail: ChangeTrail,
    private readonly clock: Clock,
  ) {}

  /** Who is to stand before it and to assist, and what is to be lent; what a plan leaves out stays. @throws as `SessionCrew.staffing` */
  async staffingFor(session: ClassSession, plan: Pick<SessionPlan, 'trainerId' | 'crew'>): Promise<Staffing> {
    return this.crews.staffing(session, plan, await this.crews.present(session));
  }

  /** It stands at these hours in this hall already, with the people and things a plan names. */
  async isAsPlanned(session: ClassSession, plan: SessionPlan): Promise<boolean> {
    const isThere = standsAt(session, { ...periodOf(plan), venueId: plan.venueId });
    if (!isThere || (plan.trainerId ?? session.trainerId) !== session.trainerId) return false;
    if (plan.crew === undefined) return true;
    const { assistantIds, equipmentIds } = idsOf(await this.crews.present(session));
    return isSame(assistantIds, plan.crew.assistantIds) && isSame(equipmentIds, plan.crew.equipmentIds);
  }

  /** Who assists in several sessions and what is lent to them, by session. */
  async crewsOf(sessions: readonly ClassSession[]): Promise<Map<string, Crew>> {
    return this.crews.presentOf(sessions);
  }

  /**
   * Before several sessions move in one transaction: holds the halls, people and things of all of them, then the members of their classes. One session
   * after the other would hold members of the first before the hall of the second, and wait in a circle with whoever holds that hall and wants those members.
   */
  async holdAll(
    moves: readonly { readonly session: ClassSession; readonly venueId: string; readonly crew: Crew }[],
  ): Promise<void> {
    await this.crews.holdAll(
      moves.map(({ session: { classGroupId, trainerId }, venueId, crew }) => ({
        ...{ classGroupId, venueId, trainerId, crew },
      })),
    );
  }

  /** A single session, which the trail names. Needs a transaction. @throws as `move` */
  async moveAlone(actor: Actor, session: ClassSession, to: Move): Promise<readonly string[]> {
    const before = idsOf(await this.crews.present(session));
    const after = idsOf(to.crew);
    const leftOut = await this.move(actor, session, to);
    const isSameCrew =
      isSame(before.assistantIds, after.assistantIds) && isSame(before.equipmentIds, after.equipmentIds);
    await this.trail.recordChange(actor, session, { isMove: !standsAt(session, to), isCrew: !isSameCrew });
    return leftOut;
  }

  /**
   * One that had begun kept the roll it had: to come again it is for those with a place by now, as far as they are free. Gives the names of those who
   * are not, by given name. Needs a transaction. @throws VenueClash, StaffClash, StaffAway, StaffTooFar, EquipmentClash, MembersWouldClash, MembersTooFar
   */
  async move(actor: Actor, session: ClassSession, to: Move): Promise<readonly string[]> {
    const { communeId = session.communeId, alongIds = [] } = to;
    const stay = { ...session, communeId, startsAt: to.startsAt, endsAt: to.endsAt };
    const exceptIds = [session.id, ...alongIds];
    const { classGroupId, capacity } = session;
    const at = this.clock.now();
    const hadBegun = session.startsAt <= at;
    await this.crews.holdHours({ ...to, classGroupId, stays: [stay], capacity, exceptIds, before: session });
    if (hadBegun) await this.seating.freeGone(session.id);
    await this.seating.requireReachable(stay, exceptIds);
    // Who leaves goes before the hours change, who comes is held by the new ones.
    await this.crews.write(session.id, keptOf(await this.crews.present(session), to.crew));
    const hours = { ...to, plannedMinutes: plannedMinutes(to), at };
    await this.asking.around(session.classGroupId, () =>
      this.crews.handingTo(session, to.trainer, () => this.sessions.moveSession(session.id, hours)),
    );
    await this.crews.write(session.id, to.crew);
    if (hadBegun) await this.seating.seat(stay, exceptIds);
    await this.trail.noteMove(actor, session, { at, holidays: to.holidays, trainer: to.trainer });
    return hadBegun ? this.seating.leftOutNames(session.id) : [];
  }
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
