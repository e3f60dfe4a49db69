import { newId } from '@lopso/platform';
import { type AttendanceCorrectedPayload } from '../classes.events';
import { countedMinutes } from '../rules/attended-minutes';
import { type MarkState } from '../rules/mark-word';
import { attendedUntil } from '../rules/session-doors';
import { type ClassSession } from '../storage/class-session.repository';

/** What a closed session counts for somebody after a correction at a moment. */
export function correctedHours(
  session: ClassSession,
  { memberId, ...state }: Pick<MarkState, 'mark' | 'cameAt' | 'leftAt' | 'minutes'> & { readonly memberId: string },
  at: Date,
): AttendanceCorrectedPayload {
  const isPresent = state.mark === 'present';
  return {
    id: newId(),
    occurredAt: at.toISOString(),
    classSessionId: session.id,
    memberId,
    isPresent,
    minutes: session.plannedMinutes,
    topic: session.topic,
    attendedMinutes: isPresent ? countedMinutes(state, session, session.rule) : 0,
    attendedAt: attendedUntil(session, session.closedAt ?? at).toISOString(),
  };
}
