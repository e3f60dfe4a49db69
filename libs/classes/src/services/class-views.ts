import { type MemberSummary } from '@lopso/org';
import { type RequiredCourse } from '../rules/booking-plan';
import { type ClassGroup, type KeptGuests, type ListedClassGroup } from '../storage/class-group.repository';
import { type ClassSession } from '../storage/class-session.repository';
import { type Equipment } from '../storage/equipment.repository';
import { type StaffMember } from '../storage/session-staff.repository';

/** A session in a list. The counts are the class's own: everybody, whatever units they come from. */
export interface SessionSummary extends ClassSession {
  readonly communeName: string;
  readonly bookedCount: number;
  readonly presentCount: number;
  /** True for who calls its roll: trainer and assistants. */
  readonly isOwn: boolean;
  /** Planned, not over, and the actor's to move. */
  readonly canMove: boolean;
  /** The actor moves it as a part of its class (`MoveClass`): she plans it and doesn't run it. */
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
