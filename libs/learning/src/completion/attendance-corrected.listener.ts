import { Injectable } from '@nestjs/common';
import { AttendanceCorrected, type AttendanceCorrectedPayload } from '@lopso/classes';
import { type InTransactionHandler, InTransactionListener } from '@lopso/platform';
import { CompletionService } from './completion.service';

/** A corrected attendance gives or supersedes the hours of one member, dated by the session, in the transaction of the correction. */
@Injectable()
@InTransactionListener(AttendanceCorrected)
export class RecordAttendanceCorrected implements InTransactionHandler<AttendanceCorrectedPayload> {
  constructor(private readonly completions: CompletionService) {}

  async record({
    memberId,
    classSessionId,
    attendedMinutes: minutes,
    topic,
    attendedAt,
  }: AttendanceCorrectedPayload): Promise<void> {
    const name = { memberId, kind: 'hours-attended' as const, subject: classSessionId, sourceId: classSessionId };
    const fact = { ...name, minutes, topic: topic ?? null, occurredAt: new Date(attendedAt) };
    // What stood is superseded also where other minutes take its place.
    await this.completions.recordEvidence({ facts: minutes > 0 ? [fact] : [], withdrawn: [name] });
  }
}
