import { Injectable } from '@nestjs/common';
import { CycleService } from '@lopso/learning';
import { Clock, JobQueue, Transactions } from '@lopso/platform';
import { type LeftOut } from '../rules/release';
import { IssuingRepository } from '../storage/issuing.repository';
import { ReleaseStepsRepository } from '../storage/release-steps.repository';
import { ReleaseRepository } from '../storage/release.repository';
import { Issuing } from './issuing.service';
import { ISSUE_RELEASE, type ReleaseToIssue } from './releasing.service';

/**
 * Certificates issued in one transaction. It holds the register's row at its end only, so automatic issue hardly waits;
 * smaller batches would spend their time between transactions (measured: 20,000 in 164 s by 250, in 20 s by 1,000).
 */
const BATCH_SIZE = 1000;

/** Issues the certificates of lists whose window is over: everybody once, whatever becomes of the worker. */
@Injectable()
export class IssueRelease {
  constructor(
    private readonly releases: ReleaseRepository,
    private readonly steps: ReleaseStepsRepository,
    private readonly certificates: IssuingRepository,
    private readonly cycleService: CycleService,
    private readonly issuing: Issuing,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Issues what is left of a list, batch after batch, each a transaction that holds the list: whoever works beside it waits and
   * finds less to do, and who comes after a killed worker goes on where it was. Who isn't finished any more, was erased or has a
   * paper is left out, with why, and takes no number. False when it is too early.
   */
  async issue(id: string, now: Date): Promise<boolean> {
    if (!(await this.begin(id, now))) return false;
    let isMore = true;
    while (isMore) isMore = await this.transactions.run(() => this.batch(id, now));
    return true;
  }

  private async begin(id: string, now: Date): Promise<boolean> {
    return this.transactions.run(async () => {
      const release = await this.releases.lock(id);
      if (release === null || release.state !== 'window') return true;
      if (release.issuesAt === null || release.issuesAt > now) return false;
      await this.steps.startIssuing(id);
      return true;
    });
  }

  /** True when there is more to do. */
  private async batch(id: string, now: Date): Promise<boolean> {
    const release = await this.releases.lock(id);
    if (release?.state !== 'issuing') return false;
    const waiting = (await this.steps.waitingOf(id, BATCH_SIZE)).map(({ cycleId }) => cycleId);
    if (waiting.length > 0) await this.steps.settle(id, await this.outcomes(waiting));
    if (waiting.length === BATCH_SIZE) return true;
    await this.steps.close(id, now);
    return false;
  }

  private async outcomes(cycleIds: readonly string[]): Promise<Map<string, LeftOut | 'issued'>> {
    const before = await this.certificates.havingCertificate(cycleIds);
    const open = cycleIds.filter((id) => !before.has(id));
    await this.issuing.issue(open, 'by-hand');
    const after = await this.certificates.havingCertificate(open);
    const finished = new Set((await this.cycleService.describeFinished(open)).map(({ cycleId }) => cycleId));
    const outcomeOf = (id: string): LeftOut | 'issued' => {
      if (before.has(id)) return 'has-paper';
      if (after.has(id)) return 'issued';
      return finished.has(id) ? 'erased' : 'not-finished';
    };
    return new Map(cycleIds.map((id) => [id, outcomeOf(id)]));
  }
}

/** Sees to it that lists whose window is over are issued, although a job were lost. */
@Injectable()
export class DueReleases {
  constructor(
    private readonly steps: ReleaseStepsRepository,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Sends each of them to its queue again; one that is being issued is only waited for. */
  async send(): Promise<void> {
    for (const releaseId of await this.steps.due(this.clock.now()))
      await this.queue.send(ISSUE_RELEASE, { releaseId } satisfies ReleaseToIssue);
  }
}
