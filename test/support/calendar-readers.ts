import { parseString } from 'cal-parser';
import { sync } from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';

/** A meeting as a reader understood it; `startsAt` and `endsAt` as `yyyy-mm-ddTHH:MM` on the wall in Vietnam. */
export interface ReadMeeting {
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string;
  readonly location: string;
  readonly isCancelled: boolean;
}

const VIETNAM_MS = 7 * 3_600_000;
const onTheWall = (instant: Date): string => new Date(instant.getTime() + VIETNAM_MS).toISOString().slice(0, 16);

/** Node-ical gives a bare text, or a text with its parameters beside it. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return (value as { val?: string } | null)?.val ?? '';
}

function byNodeIcal(text: string): ReadMeeting[] {
  return Object.values(sync.parseICS(text)).flatMap((part) => {
    if (part?.type !== 'VEVENT') return [];
    return [
      {
        uid: part.uid,
        sequence: Number(part.sequence),
        startsAt: onTheWall(part.start),
        endsAt: onTheWall(part.end ?? part.start),
        title: textOf(part.summary),
        location: textOf(part.location),
        isCancelled: part.status === 'CANCELLED',
      },
    ];
  });
}

function byTsIcs(text: string): ReadMeeting[] {
  return (convertIcsCalendar(undefined, text).events ?? []).map((event) => ({
    uid: event.uid,
    sequence: event.sequence ?? 0,
    startsAt: onTheWall(event.start.date),
    endsAt: event.end ? onTheWall(event.end.date) : '',
    title: event.summary,
    location: event.location ?? '',
    isCancelled: event.status === 'CANCELLED',
  }));
}

/** Gives the hours on the wall as if they were UTC, with the zone beside them. */
function byCalParser(text: string): ReadMeeting[] {
  return parseString(text).events.map((event) => ({
    uid: event.uid.value,
    sequence: Number(event.sequence.value),
    startsAt: event.dtstart.value.toISOString().slice(0, 16),
    endsAt: event.dtend.value.toISOString().slice(0, 16),
    title: event.summary.value,
    location: event.location.value,
    isCancelled: event.status.value === 'CANCELLED',
  }));
}

/** Three programs that read calendar files and share no code with each other or with what writes them. */
export const CALENDAR_READERS: Readonly<Record<string, (text: string) => ReadMeeting[]>> = {
  'node-ical': byNodeIcal,
  'ts-ics': byTsIcs,
  'cal-parser': byCalParser,
};
