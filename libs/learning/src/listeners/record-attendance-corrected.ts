import { Injectable } from '@nestjs/common';
import { AttendanceCorrected, type AttendanceCorrectedPayload } from '@lopso/classes';
import { type InTransactionHandler, InTransactionListener } from '@lopso/platform';
import { EvidenceRecorder } from '../services/evidence-recorder.service';

/** A corrected attendance gives or supersedes the hours of one member, dated by the session, in the transaction of the correction. */
@Injectable()
@InTransactionListener(AttendanceCorrected)
export class RecordAttendanceCorrected implements InTransactionHandler<AttendanceCorrectedPayload> {
  constructor(private readonly recorder: EvidenceRecorder) {}

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
    await this.recorder.record({ facts: minutes > 0 ? [fact] : [], withdrawn: [name] });
  }
}
