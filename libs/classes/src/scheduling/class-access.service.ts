import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, NotFound, type Permission, type Scope } from '@lopso/platform';
import { type Corrector } from '../attendance/roll.rules';
import { type Placer } from '../booking/booking.rules';
import { NotYourClass } from '../classes.errors';
import {
  ATTEND_CLASSES,
  BOOK_ANY_CLASS,
  BOOK_MEMBERS,
  CALL_ROLL,
  CANCEL_ANY_SESSION,
  CANCEL_SESSIONS,
  CHANGE_ANY_CLASS,
  CHANGE_CLASSES,
  CORRECT_ANY_ATTENDANCE,
  CORRECT_ATTENDANCE,
  END_ANY_SESSION,
  END_SESSIONS,
  MOVE_ANY_CLASS,
  MOVE_CLASSES,
  READ_CLASSES,
  REPLACE_ANY_STAFF,
  REPLACE_STAFF,
  SHARE_CLASSES,
} from '../classes.permissions';

/** A class or session as access asks about it. */
interface ClassRow {
  readonly unitPath: string;
  readonly trainerId: string;
  /** Of a session: who runs its class, and who assists. */
  readonly classTrainerId?: string;
  readonly assistants?: readonly { readonly accountId: string }[];
  /** Of a class: who stands before one of its sessions. */
  readonly staffIds?: readonly string[];
  /** Of a class: the communes whose people it was planned for. */
  readonly guestPaths?: readonly string[];
}

/** A list of people that was read: a class or one of its sessions. */
interface ReadList {
  readonly id: string;
  readonly unitPath: string;
}

/** A member who acts for herself. */
export interface ActingMember extends MemberSummary {
  /** ltree path of her province; classes of another one do not exist for her. */
  readonly provincePath: string;
}

/** Who may see, plan, run and end which class; and the member behind an account. */
@Injectable()
export class ClassAccess {
  constructor(
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly members: MemberService,
  ) {}

  /** The units whose classes the actor sees. */
  readScope(actor: Actor): Scope {
    return this.access.scope(actor, READ_CLASSES);
  }

  /** The units where the actor sees at least the classes she runs: a guest sees no others. */
  ownReach(actor: Actor): Scope {
    return this.access.reach(actor, READ_CLASSES);
  }

  /** The row when the actor may see it. @throws NotFound */
  seen<T extends ClassRow>(actor: Actor, row: T | null): T {
    if (row === null || !this.reads(actor, row)) throw new NotFound();
    return row;
  }

  /** True when the actor sees it as what it is, not for people of hers alone. */
  reads(actor: Actor, row: ClassRow): boolean {
    return this.mayOn(actor, READ_CLASSES, row);
  }

  /** The same, also for officers of communes whose people it was planned for (decision 0093). @throws NotFound */
  visited<T extends ClassRow>(actor: Actor, row: T | null): T {
    return row !== null && this.isGuest(actor, row) ? row : this.seen(actor, row);
  }

  /** The communes whose people the actor looks after where they are guests: books them there, and learns whether they came. */
  guestScope(actor: Actor): Scope {
    return this.access.scope(actor, BOOK_ANY_CLASS);
  }

  /** True for an officer of a commune whose people the class was planned for, who sees it for nothing else. */
  isGuest(actor: Actor, row: ClassRow): boolean {
    return this.guestPathsOf(actor, row).length > 0 && !this.reads(actor, row);
  }

  /** Who books for guests alone books those of the communes it was planned for, and nobody else. @throws NotFound */
  requireOfGuests(actor: Actor, row: ClassRow, people: readonly { readonly unitPath: string }[]): void {
    if (!this.isOfGuests(actor, row, people)) throw new NotFound();
  }

  /** Whether they are people whom `requireOfGuests` lets the actor book. */
  isOfGuests(actor: Actor, row: ClassRow, people: readonly { readonly unitPath: string }[]): boolean {
    if (this.mayBookAll(actor, row)) return true;
    const paths = this.guestPathsOf(actor, row);
    const isOfThem = ({ unitPath }: { readonly unitPath: string }): boolean =>
      paths.some((path) => unitPath === path || unitPath.startsWith(`${path}.`));
    return people.every(isOfThem);
  }

  private guestPathsOf(actor: Actor, { guestPaths = [] }: ClassRow): readonly string[] {
    const scope = this.guestScope(actor);
    return guestPaths.filter((path) => scope.contains(path));
  }

  /** The row when the actor may change it: its trainer, or an officer over it. @throws NotFound when it is hidden, NotYourClass when another one runs it */
  changeable<T extends ClassRow>(actor: Actor, row: T | null): T {
    const seen = this.seen(actor, row);
    if (!this.mayOn(actor, CHANGE_CLASSES, seen)) throw new NotFound();
    if (!this.mayChange(actor, seen)) throw new NotYourClass();
    return seen;
  }

  /**
   * The session when the actor calls its roll, as trainer or assistant. @throws NotFound when it is hidden, NotYourClass when
   * others stand before it
   */
  onRoll<T extends ClassRow>(actor: Actor, row: T | null): T {
    const seen = this.seen(actor, row);
    if (!this.mayOn(actor, CALL_ROLL, seen)) throw new NotFound();
    if (!this.runs(actor, seen)) throw new NotYourClass();
    return seen;
  }

  /** True when `onRoll` lets the actor pass. */
  callsRoll(actor: Actor, row: ClassRow): boolean {
    return this.reads(actor, row) && this.mayOn(actor, CALL_ROLL, row) && this.runs(actor, row);
  }

  /** The session when the actor may correct its roll, and as who. @throws NotFound when it is hidden, NotYourClass */
  correctable<T extends ClassRow>(actor: Actor, row: T | null): { readonly session: T; readonly corrector: Corrector } {
    const session = this.seen(actor, row);
    if (!this.mayOn(actor, CORRECT_ATTENDANCE, session)) throw new NotFound();
    const corrector = this.correctorOf(actor, session);
    if (corrector === null) throw new NotYourClass();
    return { session, corrector };
  }

  /** As who the actor corrects a roll, the department's days being the longer; null: not at all. */
  correctorOf(actor: Actor, row: ClassRow): Corrector | null {
    if (this.allows(actor, CORRECT_ANY_ATTENDANCE, row)) return 'department';
    return this.runs(actor, row) && this.mayOn(actor, CORRECT_ATTENDANCE, row) ? 'trainer' : null;
  }

  /** The session when the actor may close it: who stands before it, or an officer in their place. @throws NotFound, NotYourClass */
  closable<T extends ClassRow>(actor: Actor, row: T | null): T {
    const seen = this.seen(actor, row);
    return this.runs(actor, seen) && this.mayOn(actor, END_SESSIONS, seen) ? seen : this.endable(actor, seen);
  }

  /** The session when the actor may cancel it or bring it back: its trainer, or an officer over it. @throws NotFound when it is hidden, NotYourClass */
  cancellable<T extends ClassRow>(actor: Actor, row: T | null): T {
    const seen = this.seen(actor, row);
    if (!this.mayOn(actor, CANCEL_SESSIONS, seen)) throw new NotFound();
    if (!this.mayCancel(actor, seen)) throw new NotYourClass();
    return seen;
  }

  /** The row when the actor may end it: its trainer, or an officer of its commune in the trainer's place. @throws NotFound, NotYourClass */
  private endable<T extends ClassRow>(actor: Actor, row: T | null): T {
    const seen = this.seen(actor, row);
    if (!this.mayOn(actor, END_SESSIONS, seen)) throw new NotFound();
    if (!this.mayEnd(actor, seen)) throw new NotYourClass();
    return seen;
  }

  /** The session when the actor may give it to others. @throws NotFound when it is hidden, NotYourClass */
  replaceable<T extends ClassRow>(actor: Actor, row: T | null): T {
    const seen = this.seen(actor, row);
    if (!this.allows(actor, REPLACE_STAFF, seen)) throw new NotFound();
    if (!this.isOwn(actor, seen) && !this.allows(actor, REPLACE_ANY_STAFF, seen)) throw new NotYourClass();
    return seen;
  }

  /** Whom a form of a session names as its trainer is who stands there already, or the actor may give it to others. @throws as `replaceable` */
  requireHanding(actor: Actor, row: ClassRow, trainerId: string | undefined): void {
    if (trainerId !== undefined && trainerId !== row.trainerId) this.replaceable(actor, row);
  }

  /** The class when the actor may pass its address on. @throws NotFound */
  shareable<T extends ClassRow>(actor: Actor, row: T | null): T {
    const seen = this.seen(actor, row);
    if (!this.mayOn(actor, SHARE_CLASSES, seen)) throw new NotFound();
    return seen;
  }

  /** True when the actor may change the class, and its sessions to come: its trainer, or an officer over it. */
  mayChange(actor: Actor, row: ClassRow): boolean {
    if (this.isOwn(actor, row)) return this.mayOn(actor, CHANGE_CLASSES, row);
    return this.allows(actor, CHANGE_ANY_CLASS, row);
  }

  /** True of the department in a class it does not run: what it does there, the commune does not know of. */
  changesFromOutside(actor: Actor, row: ClassRow): boolean {
    return !this.isOwn(actor, row) && this.allows(actor, CHANGE_ANY_CLASS, row);
  }

  /** True when the actor may give sessions of the class other hours and halls, in other communes too: its trainer, or an officer over it. */
  mayMoveClass(actor: Actor, row: ClassRow): boolean {
    return this.mayMoveAnyClass(actor, row) || (this.isOwn(actor, row) && this.mayOn(actor, MOVE_CLASSES, row));
  }

  /** True for an officer over the unit of the class, whoever runs it. */
  mayMoveAnyClass(actor: Actor, row: ClassRow): boolean {
    return this.allows(actor, MOVE_ANY_CLASS, row);
  }

  /** True when the actor may cancel planned sessions of the class, and bring cancelled ones back. */
  mayCancel(actor: Actor, row: ClassRow): boolean {
    if (this.isOwn(actor, row)) return this.mayOn(actor, CANCEL_SESSIONS, row);
    return this.allows(actor, CANCEL_ANY_SESSION, row);
  }

  mayEnd(actor: Actor, row: ClassRow): boolean {
    if (this.isOwn(actor, row)) return this.mayOn(actor, END_SESSIONS, row);
    return this.allows(actor, END_ANY_SESSION, row);
  }

  /** True when the permission holds on the class: over its unit, or, narrowed to own classes, because the actor stands before it. */
  mayOn(actor: Actor, permission: Permission, row: ClassRow): boolean {
    if (this.allows(actor, permission, row)) return true;
    const isStaff = this.runs(actor, row) || row.staffIds?.includes(actor.accountId) === true;
    return isStaff && this.access.reach(actor, permission).contains(row.unitPath);
  }

  /** Writes into the audit trail that the actor read the names of a roll: these people. */
  async noteRollRead(actor: Actor, session: ReadList, memberIds: readonly string[]): Promise<void> {
    const { id: subjectId, unitPath } = session;
    const entry = { action: 'classes.roll-read', subjectType: 'class-session', subjectId, unitPath };
    await this.audit.noteHeld(await this.audit.recordRead(actor, entry), memberIds);
  }

  /** Writes into the audit trail that the actor opened a signed sheet of a session with these people. */
  async noteSheetRead(actor: Actor, session: ReadList, memberIds: readonly string[]): Promise<void> {
    const { id: subjectId, unitPath } = session;
    const entry = { action: 'classes.sheet-read', subjectType: 'class-session', subjectId, unitPath };
    await this.audit.noteHeld(await this.audit.recordRead(actor, entry), memberIds);
  }

  /** Writes into the audit trail that the actor read who is booked for a class: these people. */
  async noteClassRead(actor: Actor, group: ReadList, memberIds: readonly string[]): Promise<void> {
    const { id: subjectId, unitPath } = group;
    const entry = { action: 'classes.people-read', subjectType: 'class-group', subjectId, unitPath };
    await this.audit.noteHeld(await this.audit.recordRead(actor, entry), memberIds);
  }

  /** Trainer of the class, or of this session. */
  isOwn(actor: Actor, row: ClassRow): boolean {
    return row.trainerId === actor.accountId || row.classTrainerId === actor.accountId;
  }

  /** Calls the roll: trainer, or assistant of this session. */
  runs(actor: Actor, row: ClassRow): boolean {
    return this.isOwn(actor, row) || row.assistants?.some(({ accountId }) => accountId === actor.accountId) === true;
  }

  /** Whose names the actor sees in a class or on a roll: everybody's who runs it, else those of the own units; elsewhere of `guestScope`. */
  sees(actor: Actor, row: ClassRow): (member: { readonly unitPath: string }) => boolean {
    if (this.runs(actor, row)) return () => true;
    const scope = this.reads(actor, row) ? this.readScope(actor) : this.guestScope(actor);
    return (member) => scope.contains(member.unitPath);
  }

  /** A trainer books for the own classes, a commune's officer for any class of the commune, and for one that was planned for its people. */
  mayBook(actor: Actor, row: ClassRow): boolean {
    return this.mayBookAll(actor, row) || this.guestPathsOf(actor, row).length > 0;
  }

  /** True for who books anybody of the class, not guests alone, and says how it gives its places. */
  mayBookAll(actor: Actor, row: ClassRow): boolean {
    const isAllowed = this.allows(actor, BOOK_MEMBERS, row);
    return isAllowed && (this.isOwn(actor, row) || this.allows(actor, BOOK_ANY_CLASS, row));
  }

  /** Who gives places of the class: its trainer, or else an officer. Callers have asked `mayBook`. */
  placerOf(actor: Actor, row: ClassRow): Placer {
    const { accountId, memberId } = actor;
    return { accountId, memberId, as: this.isOwn(actor, row) ? 'trainer' : 'officer' };
  }

  /** True when the permission holds on the row. */
  allows(actor: Actor, permission: Permission, row: { readonly unitPath: string }): boolean {
    return this.access.scope(actor, permission).contains(row.unitPath);
  }

  /** @throws Forbidden for an account without a member, NotFound when the member is gone */
  async requireOwnMember(actor: Actor): Promise<ActingMember> {
    const id = this.access.requireMember(actor, ATTEND_CLASSES);
    const member = (await this.members.describeMembers([id])).get(id);
    if (member === undefined) throw new NotFound();
    return { ...member, provincePath: member.unitPath.split('.')[0] ?? '' };
  }
}
