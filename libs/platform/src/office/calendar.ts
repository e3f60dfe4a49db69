import ICAL from 'ical.js';

/** A meeting as a calendar file names it. */
export interface CalendarMeeting {
  /** The same for ever, whatever becomes of the meeting. */
  readonly uid: string;
  /** How often it was changed. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly location: string;
  /** Absolute address of the page that shows it. */
  readonly url: string;
  readonly isCancelled: boolean;
  /** Minutes before the start at which to remind; null: not at all. */
  readonly remindMinutes: number | null;
}

/** The media type of what `writeCalendar` writes. */
export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

const ZONE = 'Asia/Ho_Chi_Minh';
const ZONE_MS = 7 * 3_600_000;
const REFRESH = 'PT4H';

/** Continued lines begin with a space: 75 octets with it, as RFC 5545 3.1 wants them. The library counts it apart. */
ICAL.foldLength = 74;

/** In one line: what is escaped by some readers' rules would begin a property of its own by others'. */
function inOneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** A property whose value is text, also where the library does not know the name: commas and semicolons are escaped. */
function addText(component: ICAL.Component, name: string, text: string): void {
  const property = new ICAL.Property(name);
  property.resetType('text');
  property.setValue(text);
  component.addProperty(property);
}

function addInstant(component: ICAL.Component, name: string, instant: Date): void {
  component.addPropertyWithValue(name, ICAL.Time.fromJSDate(instant, true));
}

/** Wall-clock time in Vietnam, whatever the zone of the machine. */
function addLocal(component: ICAL.Component, name: string, instant: Date): void {
  const local = new Date(instant.getTime() + ZONE_MS).toISOString().slice(0, 19);
  component.addPropertyWithValue(name, ICAL.Time.fromDateTimeString(local)).setParameter('tzid', ZONE);
}

/** Vietnam's time since 13 June 1975: seven hours before UTC, no summer time (IANA tz, `Asia/Ho_Chi_Minh`). */
function zoneOf(): ICAL.Component {
  const zone = new ICAL.Component('vtimezone');
  zone.addPropertyWithValue('tzid', ZONE);
  const standard = new ICAL.Component('standard');
  standard.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString('1975-06-13T00:00:00'));
  const offset = ICAL.UtcOffset.fromSeconds(ZONE_MS / 1000);
  standard.addPropertyWithValue('tzoffsetfrom', offset);
  standard.addPropertyWithValue('tzoffsetto', offset);
  standard.addPropertyWithValue('tzname', '+07');
  zone.addSubcomponent(standard);
  return zone;
}

function reminderOf(title: string, minutes: number): ICAL.Component {
  const alarm = new ICAL.Component('valarm');
  alarm.addPropertyWithValue('action', 'DISPLAY');
  alarm.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(-minutes * 60));
  alarm.addPropertyWithValue('description', inOneLine(title));
  return alarm;
}

function eventOf(meeting: CalendarMeeting): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', meeting.uid);
  addInstant(event, 'dtstamp', meeting.changedAt);
  addInstant(event, 'last-modified', meeting.changedAt);
  event.addPropertyWithValue('sequence', meeting.sequence);
  addLocal(event, 'dtstart', meeting.startsAt);
  addLocal(event, 'dtend', meeting.endsAt);
  event.addPropertyWithValue('summary', inOneLine(meeting.title));
  event.addPropertyWithValue('location', inOneLine(meeting.location));
  event.addPropertyWithValue('url', meeting.url);
  event.addPropertyWithValue('status', meeting.isCancelled ? 'CANCELLED' : 'CONFIRMED');
  event.addPropertyWithValue('transp', meeting.isCancelled ? 'TRANSPARENT' : 'OPAQUE');
  if (meeting.remindMinutes !== null) event.addSubcomponent(reminderOf(meeting.title, meeting.remindMinutes));
  return event;
}

/**
 * A calendar file by RFC 5545 and 7986: UTF-8, lines folded by octets, hours in Vietnam's time with its zone. The same meetings
 * give the same bytes.
 */
export function writeCalendar(name: string, meetings: readonly CalendarMeeting[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Lop So//Calendar//VI');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  addText(calendar, 'name', inOneLine(name));
  // Readers of these two take the words as they stand.
  calendar.addPropertyWithValue('x-wr-calname', inOneLine(name));
  calendar.addPropertyWithValue('x-wr-timezone', ZONE);
  calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString(REFRESH));
  calendar.addPropertyWithValue('x-published-ttl', REFRESH);
  calendar.addSubcomponent(zoneOf());
  for (const meeting of meetings) calendar.addSubcomponent(eventOf(meeting));
  return `${calendar.toString()}\r\n`;
}
