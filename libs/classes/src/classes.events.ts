import { defineEvent, type EventPayload } from '@lopso/platform';

/** A session was closed; its minutes count for everybody who was present. */
export interface SessionClosedPayload extends EventPayload {
  readonly classSessionId: string;
  /** ltree path of the commune where the class meets. */
  readonly unitPath: string;
  /** Planned minutes of the session, the same for everybody present. */
  readonly minutes: number;
  /** When the hours were over, ISO 8601: the planned end, or the closing where that was earlier. It dates the evidence. */
  readonly attendedAt: string;
  /** Id of the course the class is about; left out or null: of none. */
  readonly topic?: string | null;
  /** In ascending order of id. */
  readonly presentMemberIds: readonly string[];
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
  /** When the hours were over, ISO 8601, as `SessionClosed` says it. */
  readonly attendedAt: string;
}

export const SessionClosed = defineEvent<SessionClosedPayload>('classes.session-closed', { isEvidence: true });

export const AttendanceCorrected = defineEvent<AttendanceCorrectedPayload>('classes.attendance-corrected', {
  isEvidence: true,
});
