import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SessionService } from '@lopso/identity';
import { nameInSentence, UnitService } from '@lopso/org';
import {
  Access,
  AccountHomes,
  type Actor,
  Audit,
  Clock,
  DomainError,
  HttpSettings,
  newId,
  NotFound,
  Scope,
  Throttle,
  type ThrottleRule,
  Transactions,
  writeCalendar,
} from '@lopso/platform';
import { ATTEND_CLASSES, READ_CLASSES, SCHEDULE_CLASSES } from '../classes.permissions';
import { CommuneService } from '../venues/commune.service';
import { type CalendarFeed, CalendarRepository } from './calendar.repository';
import {
  type CalendarEntry,
  calendarEntryOf,
  type CalendarReach,
  type CalendarSession,
  calendarSpan,
} from './calendar.rules';

/** Which calendar is meant; `communeId` for that of a commune alone. */
export interface CalendarWish {
  readonly reach: CalendarReach;
  readonly communeId: string | null;
}

/** A calendar somebody may have: of which commune, and whose classes. */
export interface OpenCalendar {
  /** The commune; null for a person's. */
  readonly commune: { readonly id: string; readonly path: string; readonly fullName: string } | null;
  /** The member for whom it shows booked sessions; null for the others. */
  readonly memberId: string | null;
  /** The units where it shows the classes the actor gives. */
  readonly teachingReach: Scope;
}

const NOBODYS: OpenCalendar = { commune: null, memberId: null, teachingReach: Scope.ofPaths([]) };

const TOKEN_BYTES = 32;

/** A calendar somebody has an address of; the address itself nobody knows any more but whoever was given it. */
export interface OwnCalendar {
  readonly id: string;
  readonly reach: CalendarReach;
  readonly communeId: string | null;
  readonly madeAt: Date;
}

/** A new address, shown this once: `token` is its secret part, 43 signs of base64url. */
export interface NewCalendar extends OwnCalendar {
  readonly token: string;
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function ownCalendarOf({ id, reach, unitId, madeAt }: CalendarFeed): OwnCalendar {
  return { id, reach, communeId: unitId, madeAt };
}

const MAX_ENTRIES = 1000;

/** What a calendar shows: its name and its entries by start, 1,000 at most. */
export interface CalendarPage {
  readonly name: string;
  readonly entries: readonly CalendarEntry[];
}

function nameOf(reach: CalendarReach, { commune }: OpenCalendar): string {
  switch (reach) {
    case 'own':
      return 'Lớp của tôi (Lớp Số)';
    case 'teaching':
      return 'Lịch dạy (Lớp Số)';
    case 'commune':
      return `Lớp ở ${nameInSentence(commune?.fullName ?? '')} (Lớp Số)`;
  }
}

/** A phone, a laptop and a tablet that all ask every five minutes are within it. */
const READING: ThrottleRule = { name: 'classes.calendar-read', limit: 60, windowSeconds: 3600 };

/** Only addresses that open nothing count: calendar services ask for many people from one machine. */
const MISSING: ThrottleRule = { name: 'classes.calendar-missed', limit: 60, windowSeconds: 3600 };

/** A calendar file, and what tells it from another one. */
export interface CalendarFile {
  readonly text: string;
  /** Quoted, as in the header. */
  readonly etag: string;
  /** When one of its entries was changed last; null without entries. */
  readonly changedAt: Date | null;
}

/** Calendars of sessions under a secret address: made, ended, opened as a file with what the owner may see then. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly feeds: CalendarRepository,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly communes: CommuneService,
    private readonly access: Access,
    private readonly units: UnitService,
    private readonly homes: AccountHomes,
    private readonly audit: Audit,
    private readonly sessions: SessionService,
    private readonly throttle: Throttle,
    private readonly settings: HttpSettings,
  ) {}

  /** The actor's calendars that have an address, the oldest first. */
  async listCalendars(actor: Actor): Promise<OwnCalendar[]> {
    return (await this.feeds.listFeedsOf(actor.accountId)).map(ownCalendarOf);
  }

  /**
   * A new address; one there was for the same calendar opens nothing from this moment on. Sent twice, the second answer holds the
   * address that counts. @throws Forbidden, MembershipOver, NotFound
   */
  async makeCalendar(actor: Actor, wish: CalendarWish): Promise<NewCalendar> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return this.transactions.run(async () => {
      const { commune } = await this.requireCalendar(actor, wish);
      const feed: CalendarFeed = {
        id: newId(),
        accountId: actor.accountId,
        reach: wish.reach,
        unitId: commune?.id ?? null,
        madeAt: this.clock.now(),
      };
      await this.feeds.replaceFeed(feed, digestOf(token));
      await this.auditCalendar(actor, 'classes.calendar-made', { reach: wish.reach, unitPath: commune?.path ?? null });
      return { ...ownCalendarOf(feed), token };
    });
  }

  /** Ends an address for good, also when the right behind it is over. @throws NotFound when it is not the actor's */
  async endCalendar(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const feed = await this.feeds.lockFeedsOf(actor.accountId, id);
      if (feed === null) throw new NotFound();
      await this.feeds.removeFeed(id);
      const unitPath = await this.unitPathOf(feed.unitId);
      await this.auditCalendar(actor, 'classes.calendar-ended', { reach: feed.reach, unitPath });
    });
  }

  /** Whose calendar a secret opens; one statement whatever the text. Null: nobody's, or nobody's any more. No access check. */
  async findCalendar(token: string): Promise<CalendarFeed | null> {
    return this.feeds.findFeedByToken(digestOf(token));
  }

  /** @throws Forbidden, MembershipOver, NotFound when the right behind the calendar is over */
  async readCalendar(
    actor: Actor,
    feed: { readonly reach: CalendarReach; readonly unitId: string | null },
  ): Promise<CalendarPage> {
    const calendar = await this.requireCalendar(actor, { reach: feed.reach, communeId: feed.unitId });
    const sessions = await this.sessionsOf(actor, calendar);
    const names = await this.communes.namesOf(sessions.map(({ communeId }) => communeId));
    return {
      name: nameOf(feed.reach, calendar),
      entries: sessions.map((session) =>
        calendarEntryOf(session, nameInSentence(names.get(session.communeId) ?? ''), feed.reach),
      ),
    };
  }

  private async sessionsOf(
    actor: Actor,
    { memberId, commune, teachingReach }: OpenCalendar,
  ): Promise<CalendarSession[]> {
    const span = calendarSpan(this.clock.now());
    if (memberId !== null) return this.feeds.bookedBetween(memberId, span, MAX_ENTRIES);
    if (commune !== null) return this.feeds.heldBetween(Scope.ofPaths([commune.path]), span, MAX_ENTRIES);
    return this.feeds.givenBetween({ trainerId: actor.accountId, reach: teachingReach }, span, MAX_ENTRIES);
  }

  /** @throws Forbidden, MembershipOver for a person's; NotFound for a commune whose classes the actor does not see */
  async requireCalendar(actor: Actor, wish: CalendarWish): Promise<OpenCalendar> {
    switch (wish.reach) {
      case 'own':
        return { ...NOBODYS, memberId: this.access.requireMember(actor, ATTEND_CLASSES) };
      case 'teaching':
        return this.teachingCalendar(actor);
      case 'commune':
        return this.communeCalendar(actor, wish.communeId);
    }
  }

  private teachingCalendar(actor: Actor): OpenCalendar {
    this.access.requireHeld(actor, SCHEDULE_CLASSES);
    return { ...NOBODYS, teachingReach: this.access.reach(actor, SCHEDULE_CLASSES) };
  }

  private async communeCalendar(actor: Actor, communeId: string | null): Promise<OpenCalendar> {
    if (communeId === null) throw new NotFound();
    const unit = await this.units.getUnit(communeId);
    this.access.require(actor, READ_CLASSES, { unitPath: unit.path });
    if (unit.kind !== 'commune') throw new NotFound();
    return { ...NOBODYS, commune: unit };
  }

  /** The path of a calendar's commune; null for a person's. */
  async unitPathOf(unitId: string | null): Promise<string | null> {
    return unitId === null ? null : (await this.units.getUnit(unitId)).path;
  }

  /** In the running transaction. The address stands nowhere. */
  async auditCalendar(
    actor: Actor,
    action: 'classes.calendar-made' | 'classes.calendar-ended',
    calendar: { readonly reach: CalendarReach; readonly unitPath: string | null },
  ): Promise<void> {
    const { accountId, memberId } = actor;
    const paths = calendar.unitPath === null ? await this.homes.pathsOf({ accountId, memberId }) : [calendar.unitPath];
    const details = { reach: calendar.reach };
    await this.audit.recordAt(actor, paths, { action, subjectType: 'account', subjectId: accountId, details });
  }

  calendarAddress(token: string): string {
    return this.onSite(`/api/calendars/${token}.ics`);
  }

  /**
   * `from`: the network address that asks. One answer for an address that never was, was ended, or whose right is over.
   * @throws NotFound, TooManyRequests
   */
  async openCalendar(token: string, from: string): Promise<CalendarFile> {
    const feed = await this.findCalendar(token);
    const page = feed === null ? null : await this.pageOf(feed);
    if (page !== null) return this.fileOf(page);
    await this.throttle.spend(MISSING, from);
    throw new NotFound();
  }

  private async pageOf(feed: CalendarFeed): Promise<CalendarPage | null> {
    await this.throttle.spend(READING, feed.id);
    const actor = await this.sessions.getActorOfAccount(feed.accountId);
    if (actor === null) return null;
    try {
      return await this.readCalendar(actor, feed);
    } catch (error) {
      if (error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'not-found')) return null;
      throw error;
    }
  }

  private fileOf({ name, entries }: CalendarPage): CalendarFile {
    const text = writeCalendar(
      name,
      entries.map((entry) => ({ ...entry, url: this.onSite(entry.path) })),
    );
    const times = entries.map(({ changedAt }) => changedAt.getTime());
    return {
      text,
      etag: `"${createHash('sha256').update(text).digest('base64url')}"`,
      changedAt: times.length === 0 ? null : new Date(Math.max(...times)),
    };
  }

  private onSite(path: string): string {
    return `${this.settings.PUBLIC_URL.replace(/\/$/, '')}${path}`;
  }
}
