import { defineEvent, type EventPayload } from '@lopso/platform';

/** What one session counts for one member. */
export interface AttendedMinutes {
  readonly memberId: string;
  readonly minutes: number;
}

/** A session was closed; what each was there for counts. */
export interface SessionClosedPayload extends EventPayload {
  readonly classSessionId: string;
  /** ltree path of the commune where the class meets. */
  readonly unitPath: string;
  /** Planned minutes of the session. */
  readonly minutes: number;
  /** When the hours were over, ISO 8601: the planned end, or the closing where that was earlier. It dates the evidence. */
  readonly attendedAt: string;
  /** Id of the course the class is about; left out or null: of none. */
  readonly topic?: string | null;
  /** In ascending order of id. */
  readonly presentMemberIds: readonly string[];
  /** What counts for each of them by the rule of the class, 0 to `minutes`; in the same order. */
  readonly attended: readonly AttendedMinutes[];
}

/** The attendance of one member was corrected after the session had been closed. */
export interface AttendanceCorrectedPayload extends EventPayload {
  readonly classSessionId: string;
  readonly memberId: string;
  readonly isPresent: boolean;
  /** Planned minutes of the session, also when `isPresent` is false. */
  readonly minutes: number;
  /** As `SessionClosed` says it. */
  readonly topic?: string | null;
  /** What counts for the member after it, 0 to `minutes`. */
  readonly attendedMinutes: number;
  /** When the hours were over, ISO 8601, as `SessionClosed` says it. */
  readonly attendedAt: string;
}

export const SessionClosed = defineEvent<SessionClosedPayload>('classes.session-closed', { isEvidence: true });

export const AttendanceCorrected = defineEvent<AttendanceCorrectedPayload>('classes.attendance-corrected', {
  isEvidence: true,
});
