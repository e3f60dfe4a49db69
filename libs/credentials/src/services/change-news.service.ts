import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { ChangeNewsRepository, type EndedChange } from '../storage/change-news.repository';
import { ChangeAnswerers } from './change-answerers.service';
import { PaperCases } from './paper-cases.service';
import { ReleaseNews, type ReleaseNewsFor } from './release-news.service';

/** How long an officer is told that her proposal came to nothing. */
const TOLD_MS = 7 * 86_400_000;

/** Of more it is said that they wait, and not asked of each whether she may answer it: this is done on each first page. */
const MOST_WAITING = 100;

/** How many proposals an officer may answer and how many papers stand that nobody decided about, 101 for more than a hundred, and which of hers came to nothing; and the same of lists to be issued. */
export interface ChangeNewsFor {
  readonly waiting: number;
  readonly cases: number;
  readonly ended: readonly EndedChange[];
  readonly releases: ReleaseNewsFor;
}

/** Tells officers on their first page what else they would have to look for (decision 0066). */
@Injectable()
export class ChangeNews {
  constructor(
    private readonly news: ChangeNewsRepository,
    private readonly answerers: ChangeAnswerers,
    private readonly cases: PaperCases,
    private readonly releases: ReleaseNews,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** No person is in it: nothing is written into the audit trail. Who only reads proposals is told of none that wait. */
  async get(actor: Actor): Promise<ChangeNewsFor> {
    const { accountId } = actor;
    const now = this.clock.now();
    const since = new Date(now.getTime() - TOLD_MS);
    const sees = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    return {
      waiting: await this.countAnswerable(actor, now),
      cases: await this.cases.count(actor, MOST_WAITING + 1),
      ended: await this.news.listEnded(sees, { accountId, since }),
      releases: await this.releases.get(actor, since),
    };
  }

  /** Those about her own paper, or of somebody who counts as her, are for another one: her list shows them, with why. */
  private async countAnswerable(actor: Actor, now: Date): Promise<number> {
    const manages = this.access.scope(actor, MANAGE_CERTIFICATES);
    const waiting = await this.news.listWaiting(manages, { accountId: actor.accountId, now, limit: MOST_WAITING + 1 });
    if (waiting.length > MOST_WAITING) return waiting.length;
    const bars = [...(await this.answerers.barsTo(actor, waiting)).values()];
    return bars.filter(({ isSamePerson, isOwn }) => !isSamePerson && !isOwn).length;
  }
}
