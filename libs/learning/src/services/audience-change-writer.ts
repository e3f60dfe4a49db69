import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, JobQueue, NotFound, Transactions } from '@lopso/platform';
import { AudienceBusy, AudienceStale, RoundIsClosed, RoundIsOver } from '../learning.errors';
import { type AudienceRule } from '../rules/audience-rule';
import { joiningEndsOn } from '../rules/due-date';
import { AudienceChangeRepository, type LockedAudience } from '../storage/audience-change.repository';
import { type RoundSummary } from '../storage/round.repository';

/** The queue of rounds whose audience was changed; payload `{ roundId }`. */
export const TAKE_IN_AUDIENCE = 'learning.take-in-audience';

/** What is to be written. */
export interface CheckedAudience {
  readonly rule: AudienceRule | null;
  /** The revision it was made from. */
  readonly revision: number;
  readonly leftCount: number;
}

/** Writes a change of an audience that was checked, and has its people taken in: one transaction. */
@Injectable()
export class AudienceChangeWriter {
  constructor(
    private readonly changes: AudienceChangeRepository,
    private readonly transactions: Transactions,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws AudienceStale, AudienceBusy, RoundIsClosed, RoundIsOver */
  async write(
    actor: Actor,
    round: RoundSummary,
    { rule, revision: seen, leftCount }: CheckedAudience,
  ): Promise<{ readonly revision: number; readonly leftCount: number }> {
    const roundId = round.id;
    const revision = seen + 1;
    await this.transactions.run(async () => {
      this.require(await this.changes.lock(roundId), seen);
      const [changedBy, changedAt] = [actor.accountId, this.clock.now()];
      await this.changes.insert({ roundId, revision, rule, leftCount, changedBy, changedAt });
      await this.audit.record(actor, {
        action: 'learning.audience-changed',
        subjectType: 'round',
        subjectId: roundId,
        unitPath: round.unitPath,
        details: { number: revision, left: leftCount },
      });
      await this.queue.send(TAKE_IN_AUDIENCE, { roundId });
    });
    return { revision, leftCount };
  }

  private require(locked: LockedAudience | null, seen: number): void {
    if (locked === null) throw new NotFound();
    if (locked.revision !== seen) throw new AudienceStale();
    if (locked.state === 'closed') throw new RoundIsClosed();
    const last = joiningEndsOn(locked);
    if (last !== null && last < this.clock.today()) throw new RoundIsOver();
    if (locked.state === 'opening' || locked.isChanging) throw new AudienceBusy();
  }
}
