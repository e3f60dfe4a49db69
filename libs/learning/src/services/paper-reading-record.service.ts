import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, Transactions } from '@lopso/platform';
import { Readings } from './readings.service';

/** Writes what an officer vouches for: the evidence, and who said so, in one transaction. */
@Injectable()
export class PaperReadingRecord {
  constructor(
    private readonly transactions: Transactions,
    private readonly readings: Readings,
    private readonly audit: Audit,
  ) {}

  /** Said a second time in a round it changes nothing and leaves no second entry. */
  async write(
    actor: Actor,
    member: Pick<MemberSummary, 'id' | 'unitPath'>,
    reading: { readonly courseId: string; readonly lessonIds: readonly string[] },
  ): Promise<void> {
    await this.transactions.run(async () => {
      const added = await this.readings.record(member.id, reading.lessonIds, null);
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
