import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Audit, Clock, Events, newId } from '@lopso/platform';
import { CycleFell, CycleFinished } from '../learning.events';
import { type StoredCompletion } from '../storage/completion.repository';
import { type CycleSummary } from '../storage/cycle.repository';

/** A cycle whose stored completion is not what follows from the evidence. */
export interface CompletionDifference {
  readonly cycle: CycleSummary;
  /** Null when no row is stored. */
  readonly stored: StoredCompletion | null;
  readonly derived: StoredCompletion;
}

/** What others must hear when a completion changes. */
@Injectable()
export class CompletionNews {
  constructor(
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly members: MemberService,
    private readonly clock: Clock,
  ) {}

  /** Publishes that a cycle became finished, or leaves the department a case when it no longer is (DESIGN 3). */
  async tell({ cycle, stored, derived }: CompletionDifference): Promise<void> {
    const wasFinished = (stored?.finishedAt ?? null) !== null;
    if (derived.finishedAt !== null && !wasFinished) {
      await this.events.publish(CycleFinished, {
        id: newId(),
        occurredAt: derived.finishedAt.toISOString(),
        cycleId: cycle.id,
        memberId: cycle.memberId,
        roundId: cycle.roundId,
      });
    }
    if (derived.finishedAt === null && wasFinished) await this.noteFall(cycle, derived);
  }

  private async noteFall(cycle: CycleSummary, derived: StoredCompletion): Promise<void> {
    const { id: cycleId, memberId, roundId } = cycle;
    await this.events.publish(CycleFell, {
      ...{ id: newId(), occurredAt: this.clock.now().toISOString() },
      ...{ cycleId, memberId, roundId },
    });
    const member = (await this.members.describeMembers([cycle.memberId])).get(cycle.memberId);
    await this.audit.record(null, {
      action: 'learning.completion-fell',
      subjectType: 'cycle',
      subjectId: cycle.id,
      unitPath: member?.unitPath ?? null,
      details: {
        memberId: cycle.memberId,
        roundId: cycle.roundId,
        doneSteps: derived.doneSteps,
        totalSteps: derived.totalSteps,
      },
    });
  }
}
