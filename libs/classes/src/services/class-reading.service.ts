import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, compareNames, decodeMomentCursor, encodeMomentCursor, NotFound } from '@lopso/platform';
import { CALL_ROLL, REPLACE_STAFF } from '../classes.permissions';
import { endOfDayInVietnam, instantInVietnam } from '../rules/vietnam-time';
import { BookingRepository } from '../storage/booking.repository';
import { type ClassGroup, ClassGroupRepository, type OwnClasses } from '../storage/class-group.repository';
import { type ClassNarrowing, NOT_NARROWED } from '../storage/class-narrowing';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import {
  type BookedMember,
  bookedMemberOf,
  CLASS_ACTS,
  type ClassAct,
  type ClassDetail,
  type ClassSummary,
  type SessionSummary,
} from './class-views';
import { SessionSummaries } from './session-summaries.service';

const MAX_SESSIONS = 500;

/** Calendar days in Vietnam, both included; `isMine`: only classes the actor runs. */
export interface SessionQuery extends Partial<ClassNarrowing> {
  readonly from: string;
  readonly to: string;
  readonly isMine: boolean;
}

/** A page of classes. */
export interface ClassQuery extends Partial<ClassNarrowing> {
  readonly isMine: boolean;
  readonly limit: number;
  readonly cursor: string | null;
}

/** Reads classes of the actor's units. */
@Injectable()
export class ClassReading {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly bookings: BookingRepository,
    private readonly access: ClassAccess,
    private readonly summaries: SessionSummaries,
    private readonly members: MemberService,
  ) {}

  /**
   * Sessions of some days by their start, 500 at most; `isCut` tells that there are more. Those of classes that were planned for people of the actor's
   * communes count, which she sees as the class shows them to her.
   */
  async listSessions(actor: Actor, query: SessionQuery): Promise<{ sessions: SessionSummary[]; isCut: boolean }> {
    const period = { startsAt: instantInVietnam(query.from, '00:00'), endsAt: endOfDayInVietnam(query.to) };
    if (period.endsAt <= period.startsAt) return { sessions: [], isCut: false };
    const found = await this.sessions.listSessionsBetween(this.access.readScope(actor), period, {
      ...this.ownPart(actor),
      ...{ ...NOT_NARROWED, ...query, guests: this.access.guestScope(actor) },
      limit: MAX_SESSIONS + 1,
    });
    const sessions = await this.summaries.of(actor, found.slice(0, MAX_SESSIONS));
    return { sessions, isCut: found.length > MAX_SESSIONS };
  }

  /** One session. @throws NotFound */
  async getSession(actor: Actor, id: string): Promise<SessionSummary> {
    const session: ClassSession = this.access.seen(actor, await this.sessions.findSession(id));
    return this.summaries.one(actor, session);
  }

  /** Classes, the newest first. */
  async listClasses(actor: Actor, page: ClassQuery): Promise<{ classes: ClassSummary[]; nextCursor: string | null }> {
    const found = await this.groups.listGroups(this.access.readScope(actor), {
      ...this.ownPart(actor),
      ...{ ...NOT_NARROWED, ...page, guests: this.access.guestScope(actor) },
      before: decodeMomentCursor(page.cursor),
      limit: page.limit + 1,
    });
    const groups = found.slice(0, page.limit);
    const ids = groups.map((group) => group.id);
    const counts = await this.bookings.countsOf(ids);
    const overdue = await this.summaries.overdueCountsOf(ids);
    const unfit = await this.summaries.unfitCountsOf(ids);
    const names = await this.summaries.communeNames(groups.map((group) => group.communeId));
    const last = groups[groups.length - 1];
    return {
      classes: groups.map((group) => ({
        ...group,
        communeName: names.get(group.communeId) ?? '',
        bookedCount: counts.get(group.id) ?? 0,
        overdueCount: overdue.get(group.id) ?? 0,
        unfitCount: unfit.get(group.id) ?? 0,
        isOwn: this.access.isOwn(actor, group),
        isGuest: this.access.isGuest(actor, group),
      })),
      nextCursor: found.length > page.limit && last !== undefined ? encodeMomentCursor(last.createdAt, last.id) : null,
    };
  }

  /** A class with its sessions and people; the reading goes into the trail. @throws NotFound */
  async getClass(actor: Actor, id: string): Promise<ClassDetail> {
    const detail = await this.describeClass(actor, id);
    await this.access.noteClassRead(
      actor,
      detail,
      detail.bookings.map(({ memberId }) => memberId),
    );
    return detail;
  }

  /** A class without its people. @throws NotFound */
  async getGroup(actor: Actor, id: string): Promise<ClassGroup> {
    return this.access.seen(actor, await this.groups.findGroup(id));
  }

  /**
   * What who is a guest of a class may say of it: its title and the communes of hers whose people learn there, most people first; null for who sees it as
   * what it is. @throws NotFound
   */
  async asGuest(actor: Actor, id: string): Promise<{ title: string; communeIds: readonly string[] } | null> {
    const group = this.access.visited(actor, await this.groups.findGroup(id));
    if (!this.access.isGuest(actor, group)) return null;
    const scope = this.access.guestScope(actor);
    const heirs = (await this.groups.plannedFor(id)).flatMap((one) => one.heirs);
    const own = heirs.filter(({ path }) => scope.contains(path)).map((heir) => heir.id);
    return { title: group.title, communeIds: [...new Set(own)] };
  }

  /** The title of a class, whoever asks: for papers that an office issued about it. @throws NotFound */
  async titleOf(id: string): Promise<string> {
    const group = await this.groups.findGroup(id);
    if (group === null) throw new NotFound();
    return group.title;
  }

  /** The same as `getClass` for a library that writes the reading into the trail itself, under its own act. @throws NotFound */
  async describeClass(actor: Actor, id: string): Promise<ClassDetail> {
    const group = this.access.visited(actor, await this.groups.findGroup(id));
    const bookings = await this.bookings.bookingsOf(id);
    const people = await this.peopleOf(actor, group, bookings);
    const planned = await this.groups.plannedFor(id);
    const names = await this.summaries.communeNames([group.communeId, ...planned.map(({ communeId }) => communeId)]);
    const isOfGuests = group.guestPaths.some((path) => this.access.guestScope(actor).contains(path));
    const held = await this.sessions.sessionsOfGroup(id);
    const sessions = await this.summaries.of(
      actor,
      held.map((session) => ({ ...session, isOfGuests })),
    );
    return {
      ...group,
      required: (await this.groups.requiredOf([id])).get(id) ?? [],
      communeName: names.get(group.communeId) ?? '',
      isOwn: this.access.isOwn(actor, group),
      can: this.actsOf(actor, group, sessions),
      isGuest: this.access.isGuest(actor, group),
      plannedFor: planned.map(({ communeId, people: count, isByMove, heirs }) => ({
        ...{ communeId, people: count, isByMove, communeName: names.get(communeId) ?? '' },
        goingOn: heirs.map(({ id: heirId, name, path }) => ({
          ...{ communeId: heirId, communeName: name },
          isOwn: this.access.guestScope(actor).contains(path),
        })),
      })),
      sessions,
      bookings: people,
      freePlaces: group.capacity - bookings.length,
    };
  }

  private ownPart(actor: Actor): OwnClasses {
    return { trainerId: actor.accountId, reach: this.access.ownReach(actor) };
  }

  private async peopleOf(
    actor: Actor,
    group: ClassGroup,
    bookings: readonly { memberId: string; isWalkIn: boolean }[],
  ): Promise<BookedMember[]> {
    const described = await this.members.describeMembers(bookings.map((booking) => booking.memberId));
    const sees = this.access.sees(actor, group);
    return bookings
      .flatMap((booking) => {
        const member = described.get(booking.memberId);
        return member !== undefined && sees(member) ? [bookedMemberOf(member, booking.isWalkIn)] : [];
      })
      .sort((a, b) => compareNames(a.fullName, b.fullName));
  }

  private actsOf(actor: Actor, group: ClassGroup, sessions: readonly SessionSummary[]): ClassAct[] {
    const isComing = sessions.some(({ state }) => state === 'planned');
    const may: Readonly<Record<ClassAct, boolean>> = {
      ...this.ownActs(actor, group),
      move: isComing && this.access.mayMoveClass(actor, group),
      cancel: this.access.mayCancel(actor, group),
      end: this.access.mayEnd(actor, group),
      book: !sessions.every(isBehind) && this.access.mayBook(actor, group),
    };
    return CLASS_ACTS.filter((act) => may[act]);
  }

  private ownActs(actor: Actor, group: ClassGroup): Record<'change' | 'call-roll' | 'replace', boolean> {
    const isOwn = this.access.isOwn(actor, group);
    return {
      change: this.access.mayChange(actor, group),
      'call-roll': isOwn && this.access.mayOn(actor, CALL_ROLL, group),
      replace: isOwn && this.access.allows(actor, REPLACE_STAFF, group),
    };
  }
}

/** Nobody is booked for a session that is closed, cancelled or over by its hours. */
function isBehind({ state, isOverdue }: SessionSummary): boolean {
  return isOverdue || state === 'closed' || state === 'cancelled';
}
