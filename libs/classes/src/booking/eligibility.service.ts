import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary, SeatTermService, TeamService } from '@lopso/org';
import { Access, type Actor, Clock, compareNames, NotFound, type Permission, type Scope } from '@lopso/platform';
import { AvailabilityService } from '../clashes/availability.service';
import { BOOK_MEMBERS, CHANGE_CLASSES } from '../classes.permissions';
import { ClassGroupRepository } from '../scheduling/class-group.repository';
import { ClassSessionRepository } from '../sessions/class-session.repository';
import { BookingRepository } from './booking.repository';
import { type Clash, type RequiredCourse } from './booking.rules';

/** Who knows which courses somebody has finished. */
export interface CourseFinishSource {
  /** Of each of the members the ids of those of the courses that she has not finished; who has finished all is left out. */
  unfinishedOf(
    memberIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Ids of the courses that open rounds over units of the scope ask for, by id: nobody there can finish another one. */
  askedOver(scope: Scope): Promise<readonly string[]>;
}

/** What stands between people and a place, by member; who is in none of them may have one. */
export interface Obstacles {
  /** Other hours, or the way from them. */
  readonly clashes: ReadonlyMap<string, Clash>;
  /** Courses the class builds on that she has not finished. */
  readonly missing: ReadonlyMap<string, readonly RequiredCourse[]>;
  /** Who held a seat in a team and holds none any more: classes end with it (decision 0016). */
  readonly leavers: ReadonlySet<string>;
}

/** Whom to book: everybody who holds a seat in the teams today, and these people. */
export interface PeopleToBook {
  readonly teamIds: readonly string[];
  readonly memberIds: readonly string[];
}

/** Who may get a place in a class: own people, free hours, travel, a seat, and the courses it builds on. */
@Injectable()
export class EligibilityService {
  private source: CourseFinishSource | null = null;

  constructor(
    private readonly bookingRows: BookingRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly availability: AvailabilityService,
    private readonly seatTerms: SeatTermService,
    private readonly clock: Clock,
    private readonly groups: ClassGroupRepository,
    private readonly access: Access,
    private readonly members: MemberService,
    private readonly teams: TeamService,
  ) {}

  /** Holds whoever a transaction is about to ask about, all at once and in one order: two that hold some each and then more would wait for each other. */
  async holdMembers(memberIds: readonly string[]): Promise<void> {
    await this.availability.holdMembers(memberIds);
  }

  /** Of who asks beforehand, for these sessions. */
  async obstaclesOf(
    classGroupId: string,
    memberIds: readonly string[],
    sessionIds: readonly string[],
  ): Promise<Obstacles> {
    const far = await this.tooFar(classGroupId, memberIds, sessionIds);
    const { clashes } = await this.obstaclesOfWalkIns(memberIds, sessionIds);
    const missing = await this.missingCoursesByMember(classGroupId, memberIds);
    const leavers = await this.seatTerms.findLeavers(memberIds, this.clock.today());
    return { clashes: new Map([...far, ...clashes]), missing, leavers };
  }

  /** Of who has come: that she is here is a fact, whichever way she came and whatever she has learnt. */
  async obstaclesOfWalkIns(memberIds: readonly string[], sessionIds: readonly string[]): Promise<Obstacles> {
    const clashes = await this.bookingRows.clashesOf(memberIds, sessionIds);
    return {
      clashes: new Map(clashes.map((clash) => [clash.memberId, clash])),
      missing: new Map(),
      leavers: new Set(),
    };
  }

  /** By member the courses the class builds on that she has not finished, by id. */
  async missingCoursesByMember(
    classGroupId: string,
    memberIds: readonly string[],
  ): Promise<Map<string, RequiredCourse[]>> {
    return this.missingCoursesOfClass(classGroupId, memberIds);
  }

  /** Who does not get to the class from another commune in time. Who stands at the door has come, and is asked for later sessions alone. */
  async tooFar(
    classGroupId: string,
    memberIds: readonly string[],
    sessionIds: readonly string[],
  ): Promise<Map<string, Clash>> {
    await this.availability.holdMembers(memberIds);
    const sessions = await this.sessions.sessionsOfGroup(classGroupId);
    const stays = sessions.filter(({ id }) => sessionIds.includes(id));
    return this.availability.farMembers(memberIds, stays, sessionIds);
  }

  /** Of the later sessions those she gets to: whoever has come is asked for no way here, but for the coming ones as who books. */
  async withinReach(
    { memberId, classGroupId, classSessionId }: Record<'memberId' | 'classGroupId' | 'classSessionId', string>,
    laterIds: readonly string[],
  ): Promise<string[]> {
    await this.availability.holdMembers([memberId]);
    const sessions = await this.sessions.sessionsOfGroup(classGroupId);
    const near: string[] = [];
    for (const stay of sessions.filter(({ id }) => id !== classSessionId && laterIds.includes(id))) {
      const far = await this.availability.farMembers([memberId], [stay], [classSessionId, ...laterIds]);
      if (far.size === 0) near.push(stay.id);
    }
    return near;
  }

  /** By class; where she lacks nothing: no entry. Two statements for however many classes. */
  async missingCoursesOfMember(
    classGroupIds: readonly string[],
    memberId: string,
  ): Promise<Map<string, RequiredCourse[]>> {
    const required = await this.groups.requiredOf(classGroupIds);
    const ids = new Set([...required.values()].flat().map(({ id }) => id));
    const unfinished = (await this.unfinishedCoursesOf([memberId], [...ids])).get(memberId) ?? new Set<string>();
    const lacking = [...required].map(
      ([id, courses]) => [id, courses.filter((one) => unfinished.has(one.id))] as const,
    );
    return new Map(lacking.filter(([, courses]) => courses.length > 0));
  }

  /** Of one class, by member; who lacks nothing: no entry. */
  async missingCoursesOfClass(
    classGroupId: string,
    memberIds: readonly string[],
  ): Promise<Map<string, RequiredCourse[]>> {
    const required = (await this.groups.requiredOf([classGroupId])).get(classGroupId) ?? [];
    const unfinished = await this.unfinishedCoursesOf(
      memberIds,
      required.map(({ id }) => id),
    );
    return new Map([...unfinished].map(([memberId, ids]) => [memberId, required.filter(({ id }) => ids.has(id))]));
  }

  /** Those of the courses that none of these members has finished. */
  async coursesMissingToAll(courseIds: readonly string[], memberIds: readonly string[]): Promise<string[]> {
    const unfinished = await this.unfinishedCoursesOf(memberIds, courseIds);
    return courseIds.filter((id) => memberIds.every((memberId) => unfinished.get(memberId)?.has(id) === true));
  }

  /** Whether one of several members may come to one of several classes, as far as courses go. Two statements for however many of both. */
  async admitsByCourses(
    classGroupIds: readonly string[],
    memberIds: readonly string[],
  ): Promise<(classGroupId: string, memberId: string) => boolean> {
    const required = await this.groups.requiredOf(classGroupIds);
    const ids = new Set([...required.values()].flat().map(({ id }) => id));
    const unfinished = await this.unfinishedCoursesOf(memberIds, [...ids]);
    return (classGroupId, memberId) => {
      const lacking = unfinished.get(memberId);
      return !(required.get(classGroupId) ?? []).some(({ id }) => lacking?.has(id) === true);
    };
  }

  /** @throws Error when somebody else answers already */
  answerFinishedCoursesBy(source: CourseFinishSource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say who finished a course');
    this.source = source;
  }

  /** As `CourseFinishSource` says; joins a running transaction. */
  async unfinishedCoursesOf(
    memberIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    if (memberIds.length === 0 || courseIds.length === 0) return new Map();
    if (this.source === null) return new Map(memberIds.map((id) => [id, new Set(courseIds)]));
    return this.source.unfinishedOf(memberIds, courseIds);
  }

  /** As `CourseFinishSource` says; none without one. */
  async coursesRequiredIn(scope: Scope): Promise<readonly string[]> {
    return this.source === null ? [] : this.source.askedOver(scope);
  }

  /** Ids of the courses that rounds over the units where the actor changes classes ask for or asked for, own classes included. @throws Forbidden */
  async listRequiredCourses(actor: Actor): Promise<readonly string[]> {
    this.access.requireHeld(actor, CHANGE_CLASSES);
    return this.coursesRequiredIn(this.access.reach(actor, CHANGE_CLASSES));
  }

  /** Each person once, by given name, within the units the right is over. @throws NotFound when one lies outside the actor's units */
  async bookablePeople(
    actor: Actor,
    request: PeopleToBook,
    permission: Permission = BOOK_MEMBERS,
  ): Promise<MemberSummary[]> {
    const scope = this.access.scope(actor, permission);
    await this.requireTeams(scope, request.teamIds);
    const ofTeams =
      request.teamIds.length === 0 ? [] : await this.members.listMembersOfTeams(request.teamIds, this.clock.today());
    const described = await this.members.describeMembers(request.memberIds);
    const people = new Map<string, MemberSummary>();
    for (const member of [...ofTeams, ...described.values()]) people.set(member.id, member);
    const isHidden = [...people.values()].some((member) => !scope.contains(member.unitPath));
    if (isHidden || described.size < new Set(request.memberIds).size) throw new NotFound();
    return [...people.values()].sort((a, b) => compareNames(a.fullName, b.fullName));
  }

  /** A team of other units looks like none at all, whether somebody sits in it or not. @throws NotFound */
  private async requireTeams(scope: Scope, teamIds: readonly string[]): Promise<void> {
    for (const id of teamIds) {
      const team = await this.teams.getTeamSummary(id);
      if (!scope.contains(team.unitPath)) throw new NotFound();
    }
  }

  /** The present instant, as the booking is stamped with it. */
  now(): Date {
    return this.clock.now();
  }
}
