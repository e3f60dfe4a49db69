import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { type Actor, Audit, cleanText, Clock, IdempotencyConflict, newId, Transactions } from '@lopso/platform';
import { type AttendanceRule, isSameRule, USUAL_RULE } from '../attendance/attended-minutes.rules';
import { type Stay } from '../clashes/availability.rules';
import { ClashService, type FreeSlot, type TriedHours } from '../clashes/clash.service';
import { TrainerUnknown } from '../classes.errors';
import { FeedbackService } from '../feedback/feedback.service';
import { type Approval } from '../place-requests/place-request.rules';
import { ClassSessionRepository } from '../sessions/class-session.repository';
import { holidayDetail, noteHoliday, type SessionPlan, SessionPlanService } from '../sessions/session-plan.service';
import { type StaffMember } from '../staffing/staffing.repository';
import { type CrewWish } from '../staffing/staffing.rules';
import { type Crew, idsOf, NO_CREW, StaffingService } from '../staffing/staffing.service';
import { type Venue } from '../venues/venue.repository';
import { ClassAccess } from './class-access.service';
import { type ClassGroup, ClassGroupRepository, type PlannedGuests } from './class-group.repository';
import { type Period, periodOf, plannedMinutes, type TypedHours } from './schedule.rules';

const SECRET_BYTES = 32;

/** Sessions of one class: where, who stands before them, who assists and what is lent, when. */
export interface Meeting {
  readonly venueId: string;
  /** Left out: the trainer of the class. */
  readonly trainer?: StaffMember;
  readonly crew: Crew;
  readonly periods: readonly Period[];
  /** Days off (`yyyy-mm-dd`) on which a session is laid knowingly; the trail keeps them. */
  readonly holidays?: readonly string[];
}

/** A session just written. */
export interface WrittenSession extends Stay {
  readonly id: string;
  readonly classGroupId: string;
}

/** Printed where an account has no name of its own. */
const UNNAMED = 'Giảng viên';

/** Sessions of one class as a form names them: where, who assists and what is lent, when. */
export interface WishedMeeting {
  readonly venueId: string;
  readonly wish: CrewWish;
  readonly periods: readonly Period[];
}

/** What a class is, apart from its sessions. */
function isSameFrame(one: ClassGroup, other: ClassGroup): boolean {
  const names = ['trainerId', 'title', 'capacity', 'topic', 'approval'] as const;
  return (
    names.every((name) => one[name] === other[name]) &&
    setText(one.buildsOn) === setText(other.buildsOn) &&
    isSameRule(one.rule, other.rule)
  );
}

/** Where and when a class meets, the same in whatever order it was typed. */
function meetingsOf(meetings: readonly (Period & { readonly venueId: string })[]): string {
  return meetings
    .map(({ venueId, startsAt, endsAt }) => `${startsAt.toISOString()}/${endsAt.toISOString()} ${venueId}`)
    .sort()
    .join('\n');
}

const setText = (ids: readonly string[]): string => [...new Set(ids)].sort().join();

const crewText = ({ assistantIds, equipmentIds }: CrewWish): string =>
  [assistantIds, equipmentIds].map(setText).join(' ');

/** A class as its trainer plans it. */
export interface ClassPlan {
  /** Names the form: sent twice, it makes one class. Becomes the id of the class. */
  readonly clientKey: string;
  readonly title: string;
  readonly venueId: string;
  readonly capacity: number;
  /** At least one; in any order. */
  readonly sessions: readonly TypedHours[];
  /** Id of the course it is about; left out: of none. It stays: hours that were counted do not change their topic. */
  readonly topic?: string | null | undefined;
  /** Who assists in each session and what is lent to it; left out: nobody and nothing. */
  readonly crew?: CrewWish | undefined;
  /** It is known that some of the days are days off. */
  readonly isHolidayKnown?: boolean | undefined;
  /** How it counts minutes; left out: the usual way. */
  readonly rule?: AttendanceRule | undefined;
  /** How it admits who asks for a place herself; left out: at once. */
  readonly approval?: Approval | undefined;
  /** Ids of the courses it builds on: who has not finished them gets no place beforehand; left out: none. */
  readonly buildsOn?: readonly string[] | undefined;
}

const NOBODY: CrewWish = { assistantIds: [], equipmentIds: [] };

interface PlanForTrainer extends Omit<ClassPlan, 'crew'> {
  /** How many people of which communes it is for; left out: of nobody in particular. */
  readonly plannedFor?: readonly PlannedGuests[] | undefined;
}

function triedBy({ sessions }: PlanForTrainer, venue: Venue, { trainerId, trainerName }: ClassGroup): TriedHours {
  return {
    ...{ venueId: venue.id, communeId: venue.communeId, trainerId, trainerName },
    ...{ crew: NO_CREW, periods: sessions.map(periodOf), sessionId: null },
  };
}

/** Schedules a class with its sessions, by its trainer or for a trainer, and adds a session to one. */
@Injectable()
export class ClassScheduleService {
  constructor(
    private readonly sessionPlans: SessionPlanService,
    private readonly staffing: StaffingService,
    private readonly clashes: ClashService,
    private readonly groups: ClassGroupRepository,
    private readonly classAccess: ClassAccess,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly sessions: ClassSessionRepository,
    private readonly feedback: FeedbackService,
    private readonly accounts: AccountService,
  ) {}

  /**
   * Schedules a class and gives its id.
   * @throws ScheduleRefused, OnHoliday, CapacityOverVenue, VenueBusy, TrainerBusy, AssistantBusy,
   * EquipmentBusy, TopicUnknown, IdempotencyConflict, NotFound for a hidden venue
   */
  async scheduleClass(actor: Actor, plan: ClassPlan): Promise<string> {
    const venue = await this.sessionPlans.requireHall(actor, plan.venueId);
    const group: ClassGroup = {
      id: plan.clientKey,
      communeId: venue.communeId,
      unitPath: venue.unitPath,
      title: cleanText(plan.title),
      trainerId: actor.accountId,
      trainerName: await this.trainerNameOf(actor),
      capacity: plan.capacity,
      topic: plan.topic ?? null,
      rule: plan.rule ?? USUAL_RULE,
      approval: plan.approval ?? 'none',
      buildsOn: plan.buildsOn ?? [],
    };
    const periods = plan.sessions.map(periodOf);
    const wish = plan.crew ?? NOBODY;
    if (await this.isWrittenAsPlanned(group, { venueId: venue.id, wish, periods })) return group.id;
    this.sessionPlans.requirePossibleHours(plan.sessions, plan.capacity, venue);
    const crew = await this.staffing.crewOf(wish, group);
    const holidays = await this.sessionPlans.daysOff(plan.sessions, plan.isHolidayKnown);
    const meeting = { venueId: venue.id, crew, periods, holidays };
    const { trainerId, trainerName } = group;
    const tried = { ...meeting, communeId: venue.communeId, trainerId, trainerName, sessionId: null };
    const isNew = await this.clashes.namingClashes(actor, tried, () => this.writeClass(actor, group, meeting));
    if (!isNew) await this.isWrittenAsPlanned(group, { venueId: venue.id, wish: idsOf(crew), periods });
    return group.id;
  }

  /** True when this very class is scheduled already. @throws IdempotencyConflict when another one has its key, TrainerUnknown, NotFound */
  async isScheduledForTrainer(actor: Actor, trainerId: string, plan: PlanForTrainer): Promise<boolean> {
    const { venue, group } = await this.drawn(actor, trainerId, plan);
    const wish = { assistantIds: [], equipmentIds: [] };
    return this.isWrittenAsPlanned(group, { venueId: venue.id, wish, periods: plan.sessions.map(periodOf) });
  }

  /**
   * Schedules a class for a trainer and gives its id; nobody assists yet. `within` runs the writing in a transaction of the caller's, with
   * what else belongs to it. Not inside of another one: what clashes is looked up after the transaction.
   * @throws TrainerUnknown, ScheduleRefused, CapacityOverVenue, VenueBusy, TrainerBusy, NotFound for a hidden venue
   */
  async scheduleForTrainer(
    actor: Actor,
    trainerId: string,
    plan: PlanForTrainer,
    within: (write: () => Promise<unknown>) => Promise<void>,
  ): Promise<string> {
    const { venue, group } = await this.drawn(actor, trainerId, plan);
    this.sessionPlans.requirePossibleHours(plan.sessions, plan.capacity, venue);
    const meeting = { venueId: venue.id, crew: NO_CREW, periods: plan.sessions.map(periodOf) };
    const tried = triedBy(plan, venue, group);
    const write = async (): Promise<void> => {
      await this.writeClass(actor, group, meeting);
      await this.groups.keepPlannedFor(group.id, plan.plannedFor ?? []);
    };
    await this.clashes.namingClashes(actor, tried, () => within(write));
    return group.id;
  }

  /**
   * Other hours for some sessions of a class, by their places in the plan, from 0: as they are offered where something clashes, for a caller who
   * refuses a day on grounds of its own. @throws ScheduleRefused, CapacityOverVenue, TrainerUnknown, NotFound for a hidden venue
   */
  async findOtherHours(
    actor: Actor,
    trainerId: string,
    plan: PlanForTrainer,
    sessions: ReadonlySet<number>,
  ): Promise<FreeSlot[]> {
    const { venue, group } = await this.drawn(actor, trainerId, plan);
    this.sessionPlans.requirePossibleHours(plan.sessions, plan.capacity, venue);
    return this.clashes.freeHoursInstead(triedBy(plan, venue, group), sessions);
  }

  private async drawn(
    actor: Actor,
    trainerId: string,
    plan: PlanForTrainer,
  ): Promise<{ readonly venue: Venue; readonly group: ClassGroup }> {
    const venue = await this.sessionPlans.requireHallOfOthers(actor, plan.venueId);
    const trainer = (await this.staffing.trainersOver(venue.unitPath)).get(trainerId);
    if (trainer === undefined) throw new TrainerUnknown();
    const group: ClassGroup = {
      ...{ id: plan.clientKey, communeId: venue.communeId, unitPath: venue.unitPath, title: cleanText(plan.title) },
      ...{ trainerId, trainerName: trainer.name, capacity: plan.capacity, topic: plan.topic ?? null },
      ...{ rule: plan.rule ?? USUAL_RULE, approval: plan.approval ?? 'none', buildsOn: plan.buildsOn ?? [] },
    };
    return { venue, group };
  }

  /**
   * Adds a session after the others. Everybody booked for the class who is free then is booked for it.
   * @throws VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, NotYourClass, NotFound, OnHoliday, and as
   * `SessionPlanService.requirePlan`, `StaffingService.staffingOf` and `ClassAccess.requireHanding`
   */
  async addSession(actor: Actor, classGroupId: string, plan: SessionPlan): Promise<void> {
    const group = this.classAccess.changeable(actor, await this.groups.findGroup(classGroupId));
    await this.sessionPlans.requirePlan(actor, plan, group);
    this.classAccess.requireHanding(actor, group, plan.trainerId);
    const { trainer, crew } = await this.staffing.staffingOf(group, plan);
    const holidays = await this.sessionPlans.daysOff([plan], plan.isHolidayKnown);
    const meeting = { venueId: plan.venueId, trainer, crew, periods: [periodOf(plan)], holidays };
    const people = { trainerId: trainer.accountId, trainerName: trainer.name };
    const tried = { ...meeting, ...people, communeId: group.communeId, sessionId: null, classGroupId };
    await this.clashes.namingClashes(actor, tried, () => this.appendSessions(actor, group, meeting));
  }

  /** Writes a class with its sessions; false when a class of this id was written in the meantime. */
  async writeClass(actor: Actor, group: ClassGroup, meeting: Meeting): Promise<boolean> {
    return this.transactions.run(async () => {
      const stamp = { createdBy: actor.accountId, createdAt: this.clock.now() };
      if (!(await this.groups.insertGroup({ ...group, ...stamp }))) return false;
      const periods = [...meeting.periods].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
      await this.writeSessions(actor, group, { ...meeting, periods });
      await this.audit.record(actor, {
        action: 'classes.class-scheduled',
        subjectType: 'class-group',
        subjectId: group.id,
        unitPath: group.unitPath,
        details: { sessions: periods.length, ...holidayDetail(meeting.holidays) },
      });
      return true;
    });
  }

  /**
   * Writes further sessions and books them for everybody of the class who is free.
   * @throws VenueClash, StaffClash, EquipmentClash
   */
  async appendSessions(actor: Actor, group: ClassGroup, meeting: Meeting): Promise<void> {
    await this.transactions.run(async () => {
      // It may hold more people since it was read.
      const { capacity } = (await this.groups.lockGroup(group.id)) ?? group;
      await this.sessionPlans.leaveOutReplaced(group.id);
      for (const session of await this.writeSessions(actor, { ...group, capacity }, meeting)) {
        await this.sessionPlans.seatBooked(session);
        const { id: subjectId } = session;
        const entry = { action: 'classes.session-added', subjectType: 'class-session', subjectId };
        await this.audit.record(actor, { ...entry, unitPath: group.unitPath });
        await noteHoliday(this.audit, actor, { ...group, id: session.id }, meeting.holidays);
      }
    });
  }

  /** One session for each period, after those the class has; gives them. @throws VenueClash, StaffClash, StaffAway, StaffTooFar, EquipmentClash */
  async writeSessions(actor: Actor, group: ClassGroup, meeting: Meeting): Promise<WrittenSession[]> {
    // One moment: who was given a session as it was added was given it by nobody who had it.
    const at = this.clock.now();
    const written = await this.feedback.keepClassEndAround(group.id, () =>
      this.insertSessions(actor, group, meeting, at),
    );
    if (meeting.trainer !== undefined)
      for (const { id } of written)
        await this.staffing.auditHandOver(actor, { ...group, id }, { trainer: meeting.trainer, at });
    return written;
  }

  private async insertSessions(actor: Actor, group: ClassGroup, meeting: Meeting, at: Date): Promise<WrittenSession[]> {
    const { venueId, crew, periods, trainer = { accountId: group.trainerId, name: group.trainerName } } = meeting;
    const before = (await this.sessions.sessionsOfGroup(group.id)).length;
    const stays = periods.map((period) => ({ ...period, communeId: group.communeId }));
    const { capacity } = group;
    const trainerId = trainer.accountId;
    const hours = { venueId, trainerId, capacity, crew, stays, exceptIds: [] };
    await this.staffing.holdHours({ ...hours, classGroupId: group.id });
    const added = before === 0 ? null : { by: actor.accountId, at };
    const written: WrittenSession[] = [];
    for (const [index, period] of periods.entries()) {
      const id = newId();
      await this.sessions.insertSession({
        id,
        classGroupId: group.id,
        number: before + index + 1,
        trainerId,
        venueId,
        startsAt: period.startsAt,
        endsAt: period.endsAt,
        plannedMinutes: plannedMinutes(period),
        scanSecret: randomBytes(SECRET_BYTES),
        added,
      });
      if (meeting.trainer !== undefined) await this.staffing.announceTrainer(id, trainer);
      await this.staffing.writeCrew(id, crew);
      written.push({ ...period, id, classGroupId: group.id, communeId: group.communeId });
    }
    return written;
  }

  /** True when this very class is written already. @throws IdempotencyConflict when another one has its id */
  async isWrittenAsPlanned(group: ClassGroup, wished: WishedMeeting): Promise<boolean> {
    const found = await this.groups.findGroup(group.id);
    if (found === null) return false;
    const sessions = await this.sessions.sessionsOfGroup(group.id);
    const crews = await Promise.all(sessions.map((session) => this.staffing.presentCrew(session)));
    const { venueId, wish } = wished;
    const isSame =
      isSameFrame(found, group) &&
      meetingsOf(sessions) === meetingsOf(wished.periods.map((period) => ({ ...period, venueId }))) &&
      crews.every((crew) => crewText(idsOf(crew)) === crewText(wish));
    if (!isSame) throw new IdempotencyConflict();
    return true;
  }

  /** The display name of the actor's account at this moment; a class keeps it. */
  async trainerNameOf(actor: Actor): Promise<string> {
    const described = await this.accounts.describeAccounts([actor.accountId]);
    return described.get(actor.accountId)?.displayName ?? UNNAMED;
  }
}
