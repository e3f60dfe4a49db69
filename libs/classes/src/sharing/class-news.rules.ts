import { instantInVietnam, type Period, vietnamDateOf } from '../scheduling/schedule.rules';

const DAY_MS = 86_400_000;

/** In Vietnam’s time: from when the session of tomorrow, and that of today, is told. */
const EVENING = '17:00';

const MORNING = '05:00';

/** When and where a session takes place, or that it does not. */
export interface SessionStand extends Period {
  readonly isCancelled: boolean;
  readonly venueId: string;
}

/** Which reminders of a session are due, or were told: 0 none, 1 the evening before, 2 the same morning. */
export type ReminderStage = 0 | 1 | 2;

/** What somebody is told of a session. */
export type SessionNewsKind =
  | 'added'
  | 'moved'
  | 'moved-without'
  | 'cancelled'
  | 'restored'
  | 'restored-without'
  | 'off'
  | 'back'
  | 'evening'
  | 'morning';

/** What others did with a duty: gave it to somebody else, or back to her. */
export type HandedAway = 'off' | 'back';

/** A session as news asks about it. */
export interface NewsSubject {
  readonly now: SessionStand;
  /** As she knew it, where it was changed since by somebody else; null: she knows it as it is. */
  readonly known: SessionStand | null;
  /** The last reminder she said she knows, of the session as it is now. */
  readonly reminded: ReminderStage;
  /** She wants none, or was marked already: changes alone are told. */
  readonly isQuiet: boolean;
  /** It takes place without her, who is booked for the class: she could not come any more when it was restored, or moved after it had begun. */
  readonly isWithout: boolean;
  /** It was cancelled since she knew it, or is as she knew it. */
  readonly wasCancelled: boolean;
  /** Since she knew it, it was moved when it had begun. */
  readonly hadBegun: boolean;
  /** Somebody else added it to a class she had to do with already, and she said of nothing about it that she knows. */
  readonly isNew: boolean;
  /** What others did with her duty before it, of which she said not that she knows; null: nothing. */
  readonly handed: HandedAway | null;
}

/** When, where and whether a session takes place, as an officer of communes asks. */
export interface OfficeStand extends SessionStand {
  readonly communeId: string;
  /** It lies in a commune whose officer she is. */
  readonly isOwn: boolean;
}

/** A session that an officer of communes may be told of: how it lay as she knew it, and how it lies. */
export interface OfficeSubject {
  readonly now: OfficeStand;
  /** As she knew it, where it was changed since by somebody else; null: she knows it as it is. */
  readonly known: OfficeStand | null;
  /** The department changed it since. */
  readonly isFromDepartment: boolean;
}

/**
 * What an officer is told: that a session left a commune of hers or came into one, and nothing of what was never hers or is hers no longer (decision
 * 0075). One that left and was cancelled is cancelled for her. Of what happens to it within a commune only what the department does (decision 0132).
 */
export function officeNewsOf({ now, known, isFromDepartment }: OfficeSubject): SessionNewsKind | null {
  if (known === null) return null;
  if (known.communeId === now.communeId) return isFromDepartment && now.isOwn ? changeOf(known, now) : null;
  if (!now.isCancelled) return known.isOwn || now.isOwn ? 'moved' : null;
  return known.isOwn && !known.isCancelled ? 'cancelled' : null;
}

/** The reminder that is due: the evening before from 17:00, the same day from 05:00 until the session ends. */
export function dueReminder({ startsAt, endsAt }: Period, now: Date): ReminderStage {
  if (now >= endsAt) return 0;
  const day = vietnamDateOf(startsAt);
  if (now >= instantInVietnam(day, MORNING)) return 2;
  const dayBefore = vietnamDateOf(new Date(startsAt.getTime() - DAY_MS));
  return now >= instantInVietnam(dayBefore, EVENING) ? 1 : 0;
}

/**
 * What is to be told of a session; null: nothing. A change is told before any reminder, with what she knew; a session that is again as she knew it
 * was never changed for her, and one she never knew of is told as it is. That she need not come any more, or has to again, comes before all of it. Nothing is told of what is over, no reminder of what was cancelled, and of
 * what takes place without her only that.
 */
export function newsOf(subject: NewsSubject, now: Date): SessionNewsKind | null {
  const { now: stand, reminded, isQuiet } = subject;
  if (now >= stand.endsAt) return null;
  if (subject.handed !== null && !stand.isCancelled) return subject.handed;
  if (subject.isWithout) return withoutHer(subject);
  const change = becameOf(subject);
  if (change !== null) return change;
  const due = dueReminder(stand, now);
  if (stand.isCancelled || isQuiet || due <= reminded) return null;
  return due === 1 ? 'evening' : 'morning';
}

function withoutHer({ known, wasCancelled, hadBegun }: NewsSubject): SessionNewsKind | null {
  if (known === null) return null;
  if (wasCancelled) return 'restored-without';
  return hadBegun ? 'moved-without' : null;
}

function becameOf({ now, known, isNew }: NewsSubject): SessionNewsKind | null {
  if (isNew && !now.isCancelled) return 'added';
  return known === null ? null : changeOf(known, now);
}

function changeOf(known: SessionStand, stand: SessionStand): SessionNewsKind | null {
  if (known.isCancelled && stand.isCancelled) return null;
  if (stand.isCancelled) return 'cancelled';
  if (known.isCancelled) return 'restored';
  return isSamePlan(known, stand) ? null : 'moved';
}

const isSamePlan = (a: SessionStand, b: SessionStand): boolean =>
  a.venueId === b.venueId && a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime();
