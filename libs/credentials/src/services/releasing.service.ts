import { Injectable } from '@nestjs/common';
import { type Actor, Clock, JobQueue, Transactions } from '@lopso/platform';
import { ReleaseMoved, ReleaseNeedsOther, ReleaseOverlaps, ReleaseTooLate } from '../credentials.errors';
import { isUnanswered, windowEnd } from '../rules/release';
import { type CertificateRelease } from '../storage/release.repository';
import { ReleaseStepsRepository } from '../storage/release-steps.repository';
import { ReleaseReach } from './release-reach';
import { SecondPerson } from './second-person.service';

/** The queue of lists whose papers are to be issued. */
export const ISSUE_RELEASE = 'credentials.issue-release';

/** What its job is given. */
export interface ReleaseToIssue {
  readonly releaseId: string;
}

/** What officers decide about a list: release it, confirm it as the second person, take it back (decision 0053). */
@Injectable()
export class Releasing {
  constructor(
    private readonly reach: ReleaseReach,
    private readonly steps: ReleaseStepsRepository,
    private readonly second: SecondPerson,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Releases a list that was looked at: its people wait by it alone; it waits for the second person, or its window begins. By the
   * same person again: nothing more.
   * @throws ReleaseOverlaps when somebody on it waits by another; ReleaseMoved, NotFound
   */
  async release(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.decide(actor, id, async (held) => {
      if (held.state !== 'listed') {
        if (held.releasedBy === actor.accountId && isGoingOn(held)) return;
        throw new ReleaseMoved();
      }
      await this.steps.hold(id, { release_entry_waiting_uq: () => new ReleaseOverlaps() });
      const at = this.clock.now();
      const issuesAt = held.needsSecond ? null : windowEnd(at, held.undoMinutes);
      const expiresAt = held.needsSecond ? await this.reach.expiryOf(actor, held, at) : null;
      await this.steps.release(id, this.second.deciderOf(actor, held.unitPath), { at, issuesAt, expiresAt });
      await this.reach.note(
        actor,
        held.needsSecond ? 'credentials.release-proposed' : 'credentials.certificates-released',
        held,
      );
      if (issuesAt !== null) await this.send(id, held.undoMinutes);
    });
  }

  /**
   * The second person's yes: the window begins. By the same person again: nothing more.
   * @throws ReleaseNeedsOther for who released it, with whatever account or right of another; ReleaseMoved when it doesn't wait for this; NotFound
   */
  async confirm(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.decide(actor, id, async (held) => {
      if (held.confirmedBy === actor.accountId && isGoingOn(held)) return;
      const at = this.clock.now();
      if (held.state !== 'proposed' || isUnanswered(held, at)) throw new ReleaseMoved();
      const decider = this.second.deciderOf(actor, held.unitPath);
      const first = { accountId: held.releasedBy ?? '', onBehalfOf: held.releasedFor };
      if (!(await this.second.isAnother(first, decider))) throw new ReleaseNeedsOther();
      await this.steps.confirm(id, decider, { at, issuesAt: windowEnd(at, held.undoMinutes) });
      await this.reach.note(actor, 'credentials.certificates-released', held);
      await this.send(id, held.undoMinutes);
    });
  }

  /**
   * Takes a list back before anything of it is numbered; its people wait again as before. Again: nothing more.
   * @throws ReleaseTooLate once its papers are being issued; ReleaseMoved for one that nobody released or confirmed in time; NotFound
   */
  async takeBack(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.decide(actor, id, async (held) => {
      if (held.state === 'taken-back') return;
      if (held.state === 'listed' || held.state === 'expired') throw new ReleaseMoved();
      const at = this.clock.now();
      const isOver = held.state === 'window' && held.issuesAt !== null && held.issuesAt <= at;
      if (isOver || held.state === 'issuing' || held.state === 'issued') throw new ReleaseTooLate();
      await this.steps.takeBack(id, { by: actor.accountId, at });
      await this.reach.note(actor, 'credentials.release-taken-back', held);
    });
  }

  /** Ends lists that nobody confirmed in time; their people wait again as before. */
  async lapse(): Promise<void> {
    await this.transactions.run(async () => {
      for (const lapsed of await this.steps.lapse(this.clock.now()))
        await this.reach.note(null, 'credentials.release-lapsed', lapsed);
    });
  }

  private async send(releaseId: string, undoMinutes: number): Promise<void> {
    await this.queue.send(ISSUE_RELEASE, { releaseId } satisfies ReleaseToIssue, undoMinutes * 60);
  }

  /** The list is locked meanwhile: what was decided beside is seen, and neither job nor officer comes between. */
  private async decide(
    actor: Actor,
    id: string,
    act: (held: CertificateRelease) => Promise<void>,
  ): Promise<CertificateRelease> {
    await this.transactions.run(async () => act(await this.reach.lock(actor, id)));
    return this.reach.get(actor, id);
  }
}

function isGoingOn({ state }: CertificateRelease): boolean {
  return state !== 'taken-back' && state !== 'expired';
}
