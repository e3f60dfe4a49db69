import { Injectable } from '@nestjs/common';
import { MemberService, UnitService } from '@lopso/org';
import { type Actor, Clock, NotFound } from '@lopso/platform';
import { countedMinutes } from '../rules/attended-minutes';
import { type VenueWay } from '../rules/venue-way';
import { MemberClassRepository, type MemberSession } from '../storage/member-class.repository';
import { CommuneNames } from './commune-names.service';
import { OwnMember } from './own-member.service';

const PAST_LIMIT = 100;

/** The next class of a member: one she is booked for, else one in her commune with a free place. */
export interface NextClass {
  readonly classSessionId: string;
  readonly title: string;
  readonly venueName: string;
  readonly way: VenueWay;
  readonly communeName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isBooked: boolean;
}

/** A session as its member sees it, with the name of the commune. */
export interface OwnSession extends MemberSession {
  /** What counts for her by the rule of the class; null unless she was present. */
  readonly countedMinutes: number | null;
  readonly communeName: string;
}

/** The classes of one member: booked ones soonest first, past ones newest first (100 at most). */
export interface OwnClasses {
  readonly next: NextClass | null;
  readonly upcoming: readonly OwnSession[];
  readonly past: readonly OwnSession[];
  /** Minutes that count of all closed sessions at which she was present, beyond the listed ones too. */
  readonly attendedMinutes: number;
}

/** A session as the page behind its code shows it. */
export interface ScanPage extends OwnSession {
  readonly memberName: string;
}

/** Classes from the member's side. */
@Injectable()
export class MemberClasses {
  constructor(
    private readonly classes: MemberClassRepository,
    private readonly names: CommuneNames,
    private readonly members: MemberService,
    private readonly units: UnitService,
    private readonly own: OwnMember,
    private readonly clock: Clock,
  ) {}

  /** The member's next class, or null; no access check. */
  async next(memberId: string): Promise<NextClass | null> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) return null;
    const session = await this.classes.next(memberId, communePathOf(member.unitPath), this.clock.now());
    if (session === null) return null;
    const isHere = session.communeId === member.communeId;
    return {
      classSessionId: session.classSessionId,
      title: session.title,
      venueName: session.venueName,
      way: session.way,
      communeName: isHere ? member.communeName : await this.names.nameOf(session.communeId),
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      isBooked: session.isBooked,
    };
  }

  /** What the tab Lớp shows. @throws Forbidden for an account without a member */
  async listOwn(actor: Actor): Promise<OwnClasses> {
    const member = await this.own.of(actor);
    const now = this.clock.now();
    const upcoming = await this.classes.upcoming(member.id, now);
    const attended = await this.classes.attended(member.id);
    const past = await this.classes.past(member.id, now, PAST_LIMIT);
    return {
      next: await this.next(member.id),
      upcoming: await this.named(upcoming),
      past: await this.named(past),
      attendedMinutes: attended.reduce((sum, one) => sum + countedMinutes(one, one, one.rule), 0),
    };
  }

  /** The session behind a scanned code, for members of its province. @throws NotFound */
  async getScanPage(actor: Actor, classSessionId: string): Promise<ScanPage> {
    const member = await this.own.of(actor);
    const session = await this.classes.findSession(member.id, classSessionId, member.provincePath);
    if (session === null) throw new NotFound();
    const commune = await this.units.getUnit(session.communeId);
    return { ...counted(session), communeName: commune.fullName, memberName: member.fullName };
  }

  private async named(sessions: readonly MemberSession[]): Promise<OwnSession[]> {
    const names = await this.names.of(sessions.map((session) => session.communeId));
    return sessions.map((session) => ({ ...counted(session), communeName: names.get(session.communeId) ?? '' }));
  }
}

function counted(session: MemberSession): MemberSession & Pick<OwnSession, 'countedMinutes'> {
  const minutes = session.mark === 'present' ? countedMinutes(session, session, session.rule) : null;
  return { ...session, countedMinutes: minutes };
}

/** A member belongs to a commune or a village; the commune is the second level of the tree. */
function communePathOf(unitPath: string): string {
  return unitPath.split('.').slice(0, 2).join('.');
}
