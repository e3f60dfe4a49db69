import { Injectable } from '@nestjs/common';
import { CycleService } from '@lopso/learning';
import { type Actor, Clock, JobQueue, Transactions } from '@lopso/platform';
import { SecondPersonService } from '../changes/second-person.service';
import { ReleaseMoved, ReleaseNeedsOther, ReleaseOverlaps, ReleaseTooLate } from '../credentials.errors';
import { IssuingRepository } from '../issuing/issuing.repository';
import { IssuingService } from '../issuing/issuing.service';
import { ReleaseListService } from './release-list.service';
import { type CertificateRelease, ReleaseRepository } from './release.repository';
import { isUnanswered, type LeftOut, windowEnd } from './release.rules';

/** The queue of lists whose papers are to be issued. */
export const ISSUE_RELEASE = 'credentials.issue-release';

/** What its job is given. */
export interface ReleaseToIssue {
  readonly releaseId: string;
}

function isGoingOn({ state }: CertificateRelease): boolean {
  return state !== 'taken-back' && state !== 'expired';
}

/**
 * Certificates issued in one transaction. It holds the register's row at its end only, so automatic issue hardly waits;
 * smaller batches would spend their time between transactions (measured: 20,000 in 164 s by 250, in 20 s by 1,000).
 */
const BATCH_SIZE = 1000;

/** Releases a list, has it confirmed or takes it back, and issues its certificates when it is due. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly releaseLists: ReleaseListService,
    private readonly releaseRows: ReleaseRepository,
    private readonly second: SecondPersonService,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly issuingRows: IssuingRepository,
    private readonly cycleService: CycleService,
    private readonly issuing: IssuingService,
  ) {}

  /**
   * Releases a list that was looked at: its people wait by it alone; it waits for the second person, or its window begins. By the
   * same person again: nothing more.
   * @throws ReleaseOverlaps when somebody on it waits by another; ReleaseMoved, NotFound
   */
  async releaseList(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.decideRelease(actor, id, async (held) => {
      if (held.state !== 'listed') {
        if (held.releasedBy === actor.accountId && isGoingOn(held)) return;
        throw new ReleaseMoved();
      }
      await this.releaseRows.hold(id, { release_entry_waiting_uq: () => new ReleaseOverlaps() });
      const at = this.clock.now();
      const issuesAt = held.needsSecond ? null : windowEnd(at, held.undoMinutes);
      const expiresAt = held.needsSecond ? await this.releaseLists.expiryOf(actor, held, at) : null;
      await this.releaseRows.release(id, this.second.deciderOf(actor, held.unitPath), { at, issuesAt, expiresAt });
      await this.releaseLists.recordAct(
        actor,
        held.needsSecond ? 'credentials.release-proposed' : 'credentials.certificates-released',
        held,
      );
      if (issuesAt !== null) await this.sendToIssue(id, held.undoMinutes);
    });
  }

  /**
   * The second person's yes: the window begins. By the same person again: nothing more.
   * @throws ReleaseNeedsOther for who released it, with whatever account or right of another; ReleaseMoved when it doesn't wait for this; NotFound
   */
  async confirmRelease(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.decideRelease(actor, id, async (held) => {
      if (held.confirmedBy === actor.accountId && isGoingOn(held)) return;
      const at = this.clock.now();
      if (held.state !== 'proposed' || isUnanswered(held, at)) throw new ReleaseMoved();
      const decider = this.second.deciderOf(actor, held.unitPath);
      const first = { accountId: held.releasedBy ?? '', onBehalfOf: held.releasedFor };
      if (!(await this.second.isAnother(first, decider))) throw new ReleaseNeedsOther();
      await this.releaseRows.confirm(id, decider, { at, issuesAt: windowEnd(at, held.undoMinutes) });
      await this.releaseLists.recordAct(actor, 'credentials.certificates-released', held);
      await this.sendToIssue(id, held.undoMinutes);
    });
  }

  /**
   * Takes a list back before anything of it is numbered; its people wait again as before. Again: nothing more.
   * @throws ReleaseTooLate once its papers are being issued; ReleaseMoved for one that nobody released or confirmed in time; NotFound
   */
  async takeReleaseBack(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.decideRelease(actor, id, async (held) => {
      if (held.state === 'taken-back') return;
      if (held.state === 'listed' || held.state === 'expired') throw new ReleaseMoved();
      const at = this.clock.now();
      const isOver = held.state === 'window' && held.issuesAt !== null && held.issuesAt <= at;
      if (isOver || held.state === 'issuing' || held.state === 'issued') throw new ReleaseTooLate();
      await this.releaseRows.takeBack(id, { by: actor.accountId, at });
      await this.releaseLists.recordAct(actor, 'credentials.release-taken-back', held);
    });
  }

  /** Ends lists that nobody confirmed in time; their people wait again as before. */
  async lapseReleases(): Promise<void> {
    await this.transactions.run(async () => {
      for (const lapsed of await this.releaseRows.lapse(this.clock.now()))
        await this.releaseLists.recordAct(null, 'credentials.release-lapsed', lapsed);
    });
  }

  private async sendToIssue(releaseId: string, undoMinutes: number): Promise<void> {
    await this.queue.send(ISSUE_RELEASE, { releaseId } satisfies ReleaseToIssue, undoMinutes * 60);
  }

  /** The list is locked meanwhile: what was decided beside is seen, and neither job nor officer comes between. */
  private async decideRelease(
    actor: Actor,
    id: string,
    act: (held: CertificateRelease) => Promise<void>,
  ): Promise<CertificateRelease> {
    await this.transactions.run(async () => act(await this.releaseLists.lockRelease(actor, id)));
    return this.releaseLists.requireRelease(actor, id);
  }

  /**
   * Issues what is left of a list, batch after batch, each a transaction that holds the list: whoever works beside it waits and
   * finds less to do, and who comes after a killed worker goes on where it was. Who isn't finished any more, was erased or has a
   * paper is left out, with why, and takes no number. False when it is too early.
   */
  async issueRelease(id: string, now: Date): Promise<boolean> {
    if (!(await this.beginIssuing(id, now))) return false;
    let isMore = true;
    while (isMore) isMore = await this.transactions.run(() => this.issueBatch(id, now));
    return true;
  }

  private async beginIssuing(id: string, now: Date): Promise<boolean> {
    return this.transactions.run(async () => {
      const release = await this.releaseRows.lock(id);
      if (release === null || release.state !== 'window') return true;
      if (release.issuesAt === null || release.issuesAt > now) return false;
      await this.releaseRows.startIssuing(id);
      return true;
    });
  }

  /** True when there is more to do. */
  private async issueBatch(id: string, now: Date): Promise<boolean> {
    const release = await this.releaseRows.lock(id);
    if (release?.state !== 'issuing') return false;
    const waiting = (await this.releaseRows.waitingOf(id, BATCH_SIZE)).map(({ cycleId }) => cycleId);
    if (waiting.length > 0) await this.releaseRows.settle(id, await this.outcomes(waiting));
    if (waiting.length === BATCH_SIZE) return true;
    await this.releaseRows.close(id, now);
    return false;
  }

  private async outcomes(cycleIds: readonly string[]): Promise<Map<string, LeftOut | 'issued'>> {
    const before = await this.issuingRows.havingCertificate(cycleIds);
    const open = cycleIds.filter((id) => !before.has(id));
    await this.issuing.issue(open, 'by-hand');
    const after = await this.issuingRows.havingCertificate(open);
    const finished = new Set((await this.cycleService.describeFinished(open)).map(({ cycleId }) => cycleId));
    const outcomeOf = (id: string): LeftOut | 'issued' => {
      if (before.has(id)) return 'has-paper';
      if (after.has(id)) return 'issued';
      return finished.has(id) ? 'erased' : 'not-finished';
    };
    return new Map(cycleIds.map((id) => [id, outcomeOf(id)]));
  }

  /** Sends each of them to its queue again; one that is being issued is only waited for. */
  async sendDueReleases(): Promise<void> {
    for (const releaseId of await this.releaseRows.due(this.clock.now()))
      await this.queue.send(ISSUE_RELEASE, { releaseId } satisfies ReleaseToIssue);
  }
}
