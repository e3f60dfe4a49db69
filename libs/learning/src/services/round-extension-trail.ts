import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock } from '@lopso/platform';
import { type RoundSummary } from '../storage/round.repository';

/** What the trail keeps of a later date for many. */
export interface NotedExtension {
  readonly dueOn: string;
  readonly paperNumber: string | null;
  /** None: the whole round. */
  readonly communeIds: readonly string[];
  readonly people: number;
}

/** When later dates for rounds are given and taken back, and what stands in the trail about it. */
@Injectable()
export class RoundExtensionTrail {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** In Vietnam, `yyyy-mm-dd`. */
  today(): string {
    return this.clock.today();
  }

  /** Joins a transaction. */
  async note(
    actor: Actor,
    action: string,
    { id: subjectId, unitPath }: RoundSummary,
    { dueOn, paperNumber, communeIds, people }: NotedExtension,
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'round', subjectId, unitPath },
      details: {
        ...{ dueOn, people },
        ...(communeIds.length > 0 && { communes: communeIds.length }),
        ...(paperNumber !== null && { paperNumber }),
      },
    });
  }
}
