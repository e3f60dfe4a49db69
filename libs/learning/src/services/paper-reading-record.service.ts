import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { EvidenceRecorder } from './evidence-recorder.service';

/** Writes what an officer vouches for: the evidence, and who said so, in one transaction. */
@Injectable()
export class PaperReadingRecord {
  constructor(
    private readonly transactions: Transactions,
    private readonly recorder: EvidenceRecorder,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Said a second time it changes nothing and leaves no second entry. */
  async write(
    actor: Actor,
    member: Pick<MemberSummary, 'id' | 'unitPath'>,
    reading: { readonly courseId: string; readonly lessonIds: readonly string[] },
  ): Promise<void> {
    const occurredAt = this.clock.now();
    const facts = reading.lessonIds.map((lessonId) => ({
      memberId: member.id,
      kind: 'lesson-read' as const,
      subject: lessonId,
      sourceId: lessonId,
      minutes: null,
      occurredAt,
    }));
    await this.transactions.run(async () => {
      const added = await this.recorder.record({ facts, withdrawn: [] });
      if (added === 0) return;
      await this.audit.record(actor, {
        action: 'learning.paper-reading-recorded',
        subjectType: 'member',
        subjectId: member.id,
        unitPath: member.unitPath,
        details: { courseId: reading.courseId, lessons: added },
      });
    });
  }
}
