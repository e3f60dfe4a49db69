import { Injectable } from '@nestjs/common';
import { ConsentService } from '@lopso/identity';
import { Access, type Actor, Clock } from '@lopso/platform';
import { ATTEND_CLASSES, BOOK_ANY_CLASS, END_ANY_SESSION, READ_CLASSES } from '../classes.permissions';
import { CommuneService } from '../venues/commune.service';
import { type VenueWay } from '../venues/venue.rules';
import {
  ClassNewsRepository,
  type Concerned,
  type ConcerningSession,
  type OpeningReader,
  type OpeningRow,
  type OpeningsOf,
  type SessionDuty,
} from './class-news.repository';
import { dueReminder, newsOf, officeNewsOf, type SessionNewsKind, type SessionStand } from './class-news.rules';

/** When and where a session is, or was. */
export interface SessionPlace {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly venueName: string;
  readonly communeName: string;
}

/** What somebody is told of a session: that it comes, or what became of it. */
export interface SessionNews extends SessionPlace {
  readonly classSessionId: string;
  readonly classGroupId: string;
  readonly number: number;
  readonly title: string;
  readonly kind: SessionNewsKind;
  readonly duty: SessionDuty;
  readonly way: VenueWay;
  /** As she knew it; null of a reminder, and of what she did not know. */
  readonly before: SessionPlace | null;
  /** Of the session as it is told: goes back with the word that she knows. */
  readonly revision: number;
}

function toldOf(session: ConcerningSession, isQuiet: boolean, now: Date): SessionNewsKind | null {
  const known = session.before === null ? null : standOf(session.before);
  return newsOf({ ...session, now: standOf(session), known, isQuiet }, now);
}

function officeToldOf(session: ConcerningSession): SessionNewsKind | null {
  const { before, communeId, isOwn, isFromDepartment } = session;
  const known = before && { ...standOf(before), communeId: before.communeId, isOwn: before.isOwn };
  return officeNewsOf({ now: { ...standOf(session), communeId, isOwn }, known, isFromDepartment });
}

function standOf(stand: {
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly isCancelled: boolean;
  readonly venueId: string;
}): SessionStand {
  const { isCancelled, venueId } = stand;
  return { startsAt: new Date(stand.startsAt), endsAt: new Date(stand.endsAt), isCancelled, venueId };
}

/** Of these she is told what she knew before. */
const CHANGES: ReadonlySet<SessionNewsKind> = new Set([
  'moved',
  'moved-without',
  'cancelled',
  'restored',
  'restored-without',
]);

function told(session: ConcerningSession, kind: SessionNewsKind, names: ReadonlyMap<string, string>): SessionNews {
  const {
    classSessionId,
    classGroupId,
    number,
    title,
    duty,
    way,
    revision,
    startsAt,
    endsAt,
    venueName,
    communeId,
    before,
  } = session;
  const isAsKnown = !CHANGES.has(kind);
  return {
    ...{ classSessionId, classGroupId, number, title, kind, duty, way, revision, startsAt, endsAt, venueName },
    communeName: names.get(communeId) ?? '',
    before:
      isAsKnown || before === null
        ? null
        : {
            startsAt: new Date(before.startsAt),
            endsAt: new Date(before.endsAt),
            venueName: before.venueName,
            communeName: names.get(before.communeId) ?? '',
          },
  };
}

/** A class that others opened for somebody to teach, or for people of her communes. */
export interface ClassOpening extends Omit<OpeningRow, 'communeId'> {
  readonly communeName: string;
}

/** News of sessions and of classes opened, told until acknowledged. */
@Injectable()
export class ClassNewsService {
  constructor(
    private readonly newsRows: ClassNewsRepository,
    private readonly communes: CommuneService,
    private readonly consents: ConsentService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * News for the account: of sessions it is booked for as a member, and of those it stands before; what is changed of classes it waits
   * or asks for; for officers of communes
   * sessions that came from or went to another commune, and what the department changed in theirs; that others gave a duty of hers to somebody else, or back. Reminders the evening before and the same
   * morning, unless the member refused to be reminded; changes always. Soonest first.
   */
  async listSessionNews(actor: Actor): Promise<SessionNews[]> {
    const concerned = this.concernedBySessions(actor);
    const now = this.clock.now();
    const sessions = await this.newsRows.concerning(concerned, now);
    const wantsNone = sessions.length > 0 && (await this.wantsNone(concerned.memberId));
    const found = sessions.flatMap((session) => {
      const isQuiet = session.isPresent || session.duty === 'waiting' || (session.duty === 'member' && wantsNone);
      const kind = session.duty === 'officer' ? officeToldOf(session) : toldOf(session, isQuiet, now);
      return kind === null ? [] : [{ session, kind }];
    });
    const names = await this.communes.namesOf(
      found.flatMap(({ session }) => [session.communeId, session.before?.communeId ?? session.communeId]),
    );
    return found.map(({ session, kind }) => told(session, kind, names));
  }

  /** She knows what is told of a session; twice is harmless, and so is a session that does not concern her: nothing is kept of it. */
  async acknowledgeSessionNews(actor: Actor, classSessionId: string, revision: number): Promise<void> {
    const now = this.clock.now();
    const sessions = await this.newsRows.concerning(this.concernedBySessions(actor), now);
    const session = sessions.find((one) => one.classSessionId === classSessionId);
    if (session === undefined) return;
    const isHanded = session.handed !== null;
    // What was changed after she read is news again, and so is who stands before it: that is another revision.
    if (isHanded && revision < session.revision) return;
    const known = Math.min(revision, session.revision);
    const reminder = session.isCancelled || session.handed === 'off' ? 0 : dueReminder(session, now);
    await this.newsRows.acknowledgeSessions(actor.accountId, { classSessionId, revision: known, reminder }, now);
  }

  private concernedBySessions(actor: Actor): Concerned {
    const { accountId } = actor;
    const isMember = actor.memberId !== null && actor.leftOn === undefined && this.access.holds(actor, ATTEND_CLASSES);
    return {
      ...{ accountId, memberId: isMember ? actor.memberId : null, reach: this.access.reach(actor, READ_CLASSES) },
      office: this.access.scope(actor, END_ANY_SESSION),
    };
  }

  private async wantsNone(memberId: string | null): Promise<boolean> {
    if (memberId === null) return false;
    return (await this.consents.getStandings([memberId], 'phone-reminders')).get(memberId) === 'refused';
  }

  /** Of classes with sessions to come: those the account stands before, then those it is told of as an officer; each by the next session. */
  async listOpenings(actor: Actor): Promise<ClassOpening[]> {
    const now = this.clock.now();
    const of = this.concernedByOpenings(actor);
    const rows = [
      ...(await this.newsRows.listUnacknowledgedOpenings(of, 'staff', now)),
      ...(await this.newsRows.listUnacknowledgedOpenings(of, 'officer', now)),
    ];
    const names = await this.communes.namesOf(rows.map(({ communeId }) => communeId));
    return rows.map(({ communeId, ...row }) => ({ ...row, communeName: names.get(communeId) ?? '' }));
  }

  /** She knows what was opened or given to her until a moment, that of the latest she was told of: what came after it is news. Twice is harmless. */
  async acknowledgeOpenings(actor: Actor, as: OpeningReader, until: Date): Promise<void> {
    const untold = await this.newsRows.listUnacknowledgedOpenings(
      this.concernedByOpenings(actor),
      as,
      this.clock.now(),
    );
    const known = untold.filter(({ since }) => since <= until).map(({ classGroupId }) => classGroupId);
    await this.newsRows.acknowledgeOpenings(actor.accountId, as, known, until);
  }

  private concernedByOpenings(actor: Actor): OpeningsOf {
    const reach = this.access.reach(actor, READ_CLASSES);
    return { accountId: actor.accountId, reach, office: this.access.scope(actor, BOOK_ANY_CLASS) };
  }
}
