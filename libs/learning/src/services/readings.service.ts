import { Injectable } from '@nestjs/common';
import { type LessonEdition } from '@lopso/content';
import { Clock, Transactions } from '@lopso/platform';
import { readingSource, standingReadings } from '../rules/reading';
import { CycleRepository } from '../storage/cycle.repository';
import { EvidenceRepository } from '../storage/evidence.repository';
import { CountingWindows } from './counting-windows.service';
import { EvidenceRecorder } from './evidence-recorder.service';

/** Which lessons a member has read, as it counts now, and how more are written down. */
@Injectable()
export class Readings {
  constructor(
    private readonly transactions: Transactions,
    private readonly cycles: CycleRepository,
    private readonly windows: CountingWindows,
    private readonly evidence: EvidenceRepository,
    private readonly recorder: EvidenceRecorder,
    private readonly clock: Clock,
  ) {}

  /** Lesson → when it was read, in the round that asks for it. */
  async standingOf(memberId: string): Promise<Map<string, Date>> {
    const windows = await this.windows.of(memberId);
    return standingReadings(await this.evidence.lessonsRead(memberId), windows);
  }

  /** Course → lessons that the member's rounds ask for, also those that a later edition dropped. */
  askedOf(memberId: string): Promise<Map<string, string[]>> {
    return this.windows.lessonsAsked(memberId);
  }

  /**
   * Records that lessons are read now, in an edition where it is known, those that stand already left out, unless a major edition changed them since; gives how
   * many are new. No cycle opens in
   * between: whether a reading is new depends on the cycles.
   */
  async record(memberId: string, lessonIds: readonly string[], edition: LessonEdition | null): Promise<number> {
    return this.transactions.run(async () => {
      await this.cycles.holdForEvidence([memberId]);
      const occurredAt = this.clock.now();
      const windows = await this.windows.readingsOf(memberId, lessonIds, { at: occurredAt, edition });
      const standing = standingReadings(await this.evidence.lessonsRead(memberId), windows);
      const facts = lessonIds
        .filter((lessonId) => !standing.has(lessonId))
        .map((lessonId) => ({
          memberId,
          kind: 'lesson-read' as const,
          subject: lessonId,
          sourceId: readingSource(lessonId, windows),
          minutes: null,
          ...(edition === null ? {} : { courseHash: edition.hash }),
          occurredAt,
        }));
      return this.recorder.record({ facts, withdrawn: [] });
    });
  }

  /** Since which edition a lesson is asked for, or was changed by a major one; null: it counts in whatever edition. */
  askedSince(memberId: string, lessonId: string): Promise<Date | null> {
    return this.windows.editionSince(memberId, lessonId);
  }

  /** Whether a reopening asks for a lesson that she has not read in its edition. */
  async isAskedAnew(memberId: string, lessonId: string): Promise<boolean> {
    const windows = await this.windows.of(memberId);
    if ((windows.get(lessonId)?.editionSince ?? null) === null) return false;
    return !standingReadings(await this.evidence.lessonsRead(memberId), windows).has(lessonId);
  }
}
