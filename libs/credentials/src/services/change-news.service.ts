import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { ChangeNewsRepository, type EndedChange } from '../storage/change-news.repository';

/** How long an officer is told that her proposal came to nothing. */
const TOLD_MS = 7 * 86_400_000;

/** How many proposals of others wait in an officer's units, though not each may be hers to answer, and which of hers came to nothing. */
export interface ChangeNewsFor {
  readonly waiting: number;
  readonly ended: readonly EndedChange[];
}

/** Tells officers on their first page what else they would have to look for (decision 0066). */
@Injectable()
export class ChangeNews {
  constructor(
    private readonly news: ChangeNewsRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** No person is in it: nothing is written into the audit trail. Who only reads proposals is told of none that wait. */
  async get(actor: Actor): Promise<ChangeNewsFor> {
    const { accountId } = actor;
    const now = this.clock.now();
    const manages = this.access.scope(actor, MANAGE_CERTIFICATES);
    const sees = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    return {
      waiting: await this.news.countWaiting(manages, { accountId, now }),
      ended: await this.news.listEnded(sees, { accountId, since: new Date(now.getTime() - TOLD_MS) }),
    };
  }
}
