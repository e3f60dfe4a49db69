import { Injectable } from '@nestjs/common';
import { type Actor, Audit, compareNames, JobQueue, Transactions } from '@lopso/platform';
import { NothingToRelease } from '../credentials.errors';
import { WaitingPeople, type WaitingPerson } from './waiting-people.service';

/** The queue of batches an officer released. */
export const RELEASED_BATCHES = 'credentials.issue-released-batch';

/** What the job of a batch is given. */
export interface ReleasedBatch {
  readonly cycleIds: readonly string[];
}

/**
 * Certificates issued in one transaction. It holds the register's row at its end only, so automatic issue hardly waits;
 * smaller batches would spend their time between jobs (measured: 20,000 in 164 s by 250, in 20 s by 1,000).
 */
const BATCH_SIZE = 1000;

/** Lets an officer release certificates of a round, whatever its way of release. */
@Injectable()
export class Releasing {
  constructor(
    private readonly waiting: WaitingPeople,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Queues the certificates of the chosen people, or of all who wait when `cycleIds` is null; numbers go by commune and
   * name. Who has a certificate already is passed over. Returns how many were queued.
   * @throws NotFound outside the actor's units, NothingToRelease when none of the chosen waits
   */
  async release(actor: Actor, roundId: string, cycleIds: readonly string[] | null): Promise<number> {
    const round = await this.waiting.releasableRound(actor, roundId);
    const chosen = cycleIds === null ? null : new Set(cycleIds);
    const waiting = await this.waiting.cyclesOf(actor, roundId);
    const people = await this.waiting.named(waiting.filter((cycle) => chosen === null || chosen.has(cycle.cycleId)));
    if (people.length === 0) throw new NothingToRelease();
    const batches = batchesOf([...people].sort(byCommuneAndName).map((person) => person.cycleId));
    await this.transactions.run(async () => {
      await this.queue.sendMany(RELEASED_BATCHES, batches);
      await this.audit.record(actor, {
        action: 'credentials.certificates-released',
        subjectType: 'round',
        subjectId: roundId,
        unitPath: round.unitPath,
        details: { count: people.length },
      });
    });
    return people.length;
  }
}

const communes = new Intl.Collator('vi');

function byCommuneAndName(a: WaitingPerson, b: WaitingPerson): number {
  return (
    communes.compare(a.member.communeName, b.member.communeName) ||
    compareNames(a.member.fullName, b.member.fullName) ||
    (a.cycleId < b.cycleId ? -1 : 1)
  );
}

function batchesOf(cycleIds: readonly string[]): ReleasedBatch[] {
  const batches: ReleasedBatch[] = [];
  for (let start = 0; start < cycleIds.length; start += BATCH_SIZE) {
    batches.push({ cycleIds: cycleIds.slice(start, start + BATCH_SIZE) });
  }
  return batches;
}
