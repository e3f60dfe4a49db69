import { Injectable } from '@nestjs/common';
import { nameInSentence } from '@lopso/org';
import { type Actor, Clock, Scope } from '@lopso/platform';
import { type CalendarEntry, calendarEntryOf, type CalendarSession } from '../rules/calendar-entry';
import { type CalendarReach, calendarSpan } from '../rules/calendar-reach';
import { CalendarSessionRepository } from '../storage/calendar-session.repository';
import { CalendarRights, type OpenCalendar } from './calendar-rights';
import { CommuneNames } from './commune-names.service';

const MAX_ENTRIES = 1000;

/** What a calendar shows: its name and its entries by start, 1,000 at most. */
export interface CalendarPage {
  readonly name: string;
  readonly entries: readonly CalendarEntry[];
}

/** Reads calendars for whoever may have them now. */
@Injectable()
export class CalendarReading {
  constructor(
    private readonly sessions: CalendarSessionRepository,
    private readonly rights: CalendarRights,
    private readonly names: CommuneNames,
    private readonly clock: Clock,
  ) {}

  /** @throws Forbidden, MembershipOver, NotFound when the right behind the calendar is over */
  async read(
    actor: Actor,
    feed: { readonly reach: CalendarReach; readonly unitId: string | null },
  ): Promise<CalendarPage> {
    const calendar = await this.rights.require(actor, { reach: feed.reach, communeId: feed.unitId });
    const sessions = await this.sessionsOf(actor, calendar);
    const names = await this.names.of(sessions.map(({ communeId }) => communeId));
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
    if (memberId !== null) return this.sessions.bookedBetween(memberId, span, MAX_ENTRIES);
    if (commune !== null) return this.sessions.heldBetween(Scope.ofPaths([commune.path]), span, MAX_ENTRIES);
    return this.sessions.givenBetween({ trainerId: actor.accountId, reach: teachingReach }, span, MAX_ENTRIES);
  }
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
