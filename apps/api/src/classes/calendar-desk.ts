import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CalendarFeed, CalendarFeeds, type CalendarPage, CalendarReading } from '@lopso/classes';
import { SessionService } from '@lopso/identity';
import { DomainError, HttpSettings, NotFound, Throttle, type ThrottleRule, writeCalendar } from '@lopso/platform';

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

/** Opens calendars by their secret address: nobody is signed in, so what the owner may is asked anew each time (decision 0041). */
@Injectable()
export class CalendarDesk {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly reading: CalendarReading,
    private readonly sessions: SessionService,
    private readonly throttle: Throttle,
    private readonly settings: HttpSettings,
  ) {}

  addressOf(token: string): string {
    return this.onSite(`/api/calendars/${token}.ics`);
  }

  /**
   * `from`: the network address that asks. One answer for an address that never was, was ended, or whose right is over.
   * @throws NotFound, TooManyRequests
   */
  async open(token: string, from: string): Promise<CalendarFile> {
    const feed = await this.feeds.findByToken(token);
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
      return await this.reading.read(actor, feed);
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
