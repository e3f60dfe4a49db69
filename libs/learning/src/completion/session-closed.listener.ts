import { Injectable } from '@nestjs/common';
import { SessionClosed, type SessionClosedPayload } from '@lopso/classes';
import { type InTransactionHandler, InTransactionListener } from '@lopso/platform';
import { CompletionService } from './completion.service';
import { type NewEvidence } from './evidence.repository';

/** What a closed session counts for everybody who was present is evidence, dated by the session, in the transaction that closed it. */
@Injectable()
@InTransactionListener(SessionClosed)
export class RecordSessionClosed implements InTransactionHandler<SessionClosedPayload> {
  constructor(private readonly completions: CompletionService) {}

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
    await this.completions.recordEvidence({ facts, withdrawn: [] });
  }
}
