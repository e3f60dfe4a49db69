import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Clock } from '@lopso/platform';
import { AttendanceRepository } from '../attendance/attendance.repository';
import { isOverdue } from '../attendance/roll.rules';
import { BookingRepository } from '../booking/booking.repository';
import { type RequiredCourse } from '../booking/booking.rules';
import { AvailabilityService } from '../clashes/availability.service';
import { READ_CLASSES } from '../classes.permissions';
import { ClassAccess } from '../scheduling/class-access.service';
import { type ClassGroup, type KeptGuests, type ListedClassGroup } from '../scheduling/class-group.repository';
import { type StaffMember } from '../staffing/staffing.repository';
import { CommuneService } from '../venues/commune.service';
import { type Equipment, EquipmentRepository } from '../venues/equipment.repository';
import { type ClassSession, ClassSessionRepository } from './class-session.repository';

/** A session in a list. The counts are the class's own: everybody, whatever units they come from. */
export interface SessionSummary extends ClassSession {
  readonly communeName: string;
  readonly bookedCount: number;
  readonly presentCount: number;
  /** True for who calls its roll: trainer and assistants. */
  readonly isOwn: boolean;
  /** Planned, not over, and the actor's to move. */
  readonly canMove: boolean;
  /** The actor moves it as a part of its class (`ClassMoveService`): she plans it and doesn't run it. */
  readonly movesWithClass: boolean;
  /** What is lent to it, by name. */
  readonly equipment: readonly Equipment[];
  /** Its hours are over, and it is neither closed nor cancelled. */
  readonly isOverdue: boolean;
  /** Who stands before it and may not teach on its day: somebody has to stand in. Asked of planned sessions that are not over. */
  readonly unfitStaff: readonly StaffMember[];
  /** Its class was planned for people of the actor's communes, and she sees it for nothing else: only the class leads on. */
  readonly isGuest: boolean;
}

/** A class in a list. */
export interface ClassSummary extends ListedClassGroup {
  readonly communeName: string;
  readonly bookedCount: number;
  /** Sessions that are over and neither closed nor cancelled. */
  readonly overdueCount: number;
  /** Planned sessions that are not over and before which somebody stands who may not teach on their day. */
  readonly unfitCount: number;
  readonly isOwn: boolean;
  /** It meets elsewhere and was planned for people of the actor's communes: that is all she has to do with it. */
  readonly isGuest: boolean;
}

/** A commune that goes on where a class was planned for its people; `isOwn`: the actor books them, being its officer. */
export interface PlannedCommune {
  readonly communeId: string;
  readonly communeName: string;
  readonly isOwn: boolean;
}

/** How many people of a commune a class was planned for, or had when it moved. */
export interface PlannedPeople extends Omit<KeptGuests, 'heirs'> {
  readonly communeName: string;
  /** The commune itself; of one that was split since: those that came of it. */
  readonly goingOn: readonly PlannedCommune[];
}

/** What somebody may do with a class. `replace`: name another trainer for one of its sessions, in the form of the session. */
export const CLASS_ACTS = ['change', 'move', 'cancel', 'end', 'book', 'call-roll', 'replace'] as const;

export type ClassAct = (typeof CLASS_ACTS)[number];

/** Somebody with a place in a class. */
export interface BookedMember {
  readonly memberId: string;
  readonly fullName: string;
  readonly unitName: string;
  readonly communeName: string;
  readonly teamName: string | null;
  readonly isWalkIn: boolean;
  /** The person asked that the record be used no further. */
  readonly isRestricted: boolean;
}

/** A class with its sessions and the booked people the caller may see, by given name. */
export interface ClassDetail extends ClassGroup {
  readonly communeName: string;
  readonly isOwn: boolean;
  /** The courses it builds on, with their titles. */
  readonly required: readonly RequiredCourse[];
  readonly can: readonly ClassAct[];
  /** It meets elsewhere and was planned for people of the actor's communes, or moved away from them: she looks after them and after nothing else. */
  readonly isGuest: boolean;
  /** For how many people of which communes a plan opened it, or how many it had when it moved away from them, most first; else none. */
  readonly plannedFor: readonly PlannedPeople[];
  readonly sessions: readonly SessionSummary[];
  readonly bookings: readonly BookedMember[];
  readonly freePlaces: number;
}

/** The fields of a person in lists of a class. */
export function bookedMemberOf(member: MemberSummary, isWalkIn: boolean): BookedMember {
  return {
    memberId: member.id,
    fullName: member.fullName,
    unitName: member.organisation ?? member.unitName,
    communeName: member.communeName,
    teamName: member.teamName,
    isWalkIn,
    isRestricted: member.isRestricted,
  };
}

/** What is known of a session beside its plan. */
export interface SessionCounts {
  readonly bookedCount: number;
  readonly presentCount: number;
  /** What is lent to it, by name. */
  readonly equipment: readonly Equipment[];
}

/** `isOfGuests`: its class was planned for people whom the actor books; left out: she was found to read it. */
type Described = ClassSession & { readonly isOfGuests?: boolean };

/** Sessions with their counts, staff and equipment, as lists show them. */
@Injectable()
export class SessionSummaryService {
  constructor(
    private readonly communes: CommuneService,
    private readonly classAccess: ClassAccess,
    private readonly sessions: ClassSessionRepository,
    private readonly availability: AvailabilityService,
    private readonly clock: Clock,
    private readonly bookingRows: BookingRepository,
    private readonly marks: AttendanceRepository,
    private readonly equipment: EquipmentRepository,
  ) {}

  async summariesOf(actor: Actor, sessions: readonly Described[]): Promise<SessionSummary[]> {
    const factOf = await this.countsOf(sessions.map((session) => session.id));
    const names = await this.communes.namesOf(sessions.map((session) => session.communeId));
    const now = this.clock.now();
    const unfit = await this.availability.lackingRightsAt(sessions.filter((session) => isAhead(session, now)));
    return sessions.map((session) => ({
      ...session,
      communeName: names.get(session.communeId) ?? '',
      ...factOf(session.id),
      isOwn: this.classAccess.runs(actor, session),
      ...this.moveOf(actor, session, now),
      isOverdue: isOverdue(session, now),
      unfitStaff: unfit.get(session.id) ?? [],
      isGuest: session.isOfGuests === true && !this.classAccess.mayOn(actor, READ_CLASSES, session),
    }));
  }

  private moveOf(actor: Actor, session: ClassSession, now: Date): Pick<SessionSummary, 'canMove' | 'movesWithClass'> {
    const isToCome = isAhead(session, now);
    const canMoveAlone =
      isToCome && this.classAccess.isOwn(actor, session) && this.classAccess.mayChange(actor, session);
    const movesWithClass = isToCome && !canMoveAlone && this.classAccess.mayMoveAnyClass(actor, session);
    return { canMove: canMoveAlone || movesWithClass, movesWithClass };
  }

  async summaryOf(actor: Actor, session: ClassSession): Promise<SessionSummary> {
    const [summary] = await this.summariesOf(actor, [session]);
    if (summary === undefined) throw new Error('A session has one summary');
    return summary;
  }

  /** How many sessions of each class are overdue. */
  async overdueCountsOf(classGroupIds: readonly string[]): Promise<Map<string, number>> {
    return this.sessions.overdueCountsOf(classGroupIds, this.clock.now());
  }

  /** How many planned sessions of each class have somebody before them who may not teach on their day; classes without one are left out. */
  async unfitCountsOf(classGroupIds: readonly string[]): Promise<Map<string, number>> {
    const ahead = await this.sessions.plannedOf(classGroupIds, this.clock.now());
    const unfit = await this.availability.lackingRightsAt(ahead);
    const counts = new Map<string, number>();
    for (const { id, classGroupId } of ahead)
      if (unfit.has(id)) counts.set(classGroupId, (counts.get(classGroupId) ?? 0) + 1);
    return counts;
  }

  async communeNames(communeIds: readonly string[]): Promise<Map<string, string>> {
    return this.communes.namesOf(communeIds);
  }

  /** Of each session, by id. */
  async countsOf(classSessionIds: readonly string[]): Promise<(id: string) => SessionCounts> {
    const booked = await this.bookingRows.sessionCountsOf(classSessionIds);
    const present = await this.marks.presentCountsOf(classSessionIds);
    const lent = await this.equipment.lentTo(classSessionIds);
    return (id) => ({
      bookedCount: booked.get(id) ?? 0,
      presentCount: present.get(id) ?? 0,
      equipment: lent.get(id) ?? [],
    });
  }
}

const isAhead = (session: ClassSession, now: Date): boolean => session.state === 'planned' && !isOverdue(session, now);
