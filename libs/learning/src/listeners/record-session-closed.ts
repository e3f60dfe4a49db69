import { Injectable } from '@nestjs/common';
import { SessionClosed, type SessionClosedPayload } from '@lopso/classes';
import { type InTransactionHandler, InTransactionListener } from '@lopso/platform';
import { EvidenceRecorder } from '../services/evidence-recorder.service';
import { type NewEvidence } from '../storage/evidence.repository';

/** What a closed session counts for everybody who was present is evidence, dated by the session, in the transaction that closed it. */
@Injectable()
@InTransactionListener(SessionClosed)
export class RecordSessionClosed implements InTransactionHandler<SessionClosedPayload> {
  constructor(private readonly recorder: EvidenceRecorder) {}

  async record({ classSessionId, attended, topic, attendedAt }: SessionClosedPayload): Promise<void> {
    const facts = attended
      .filter(({ minutes }) => minutes > 0)
      .map(({ memberId, minutes }): NewEvidence => ({
        memberId,
        kind: 'hours-attended',
        subject: classSessionId,
        sourceId: classSessionId,
        minutes,
        topic: topic ?? null,
        occurredAt: new Date(attendedAt),
      }));
    await this.recorder.record({ facts, withdrawn: [] });
  }
}
