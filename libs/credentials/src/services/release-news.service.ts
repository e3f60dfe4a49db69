import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { type EndedRelease, ReleaseNewsRepository, type WaitingRelease } from '../storage/release-news.repository';
import { SecondPerson } from './second-person.service';

/** Lists that an officer is told of at once; the next come as these are answered. */
const MOST_WAITING = 20;

/** Lists an officer may confirm, those first that lapse first, and which of hers came to nothing. */
export interface ReleaseNewsFor {
  readonly waiting: readonly WaitingRelease[];
  readonly ended: readonly EndedRelease[];
}

/** Tells officers which lists of certificates wait for them as the second person, and what became of their own (decision 0053). */
@Injectable()
export class ReleaseNews {
  constructor(
    private readonly news: ReleaseNewsRepository,
    private readonly second: SecondPerson,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** No person is in it: nothing is written into the audit trail. Who counts as the one that released a list is not told that it waits. @param since of what came to nothing */
  async get(actor: Actor, since: Date): Promise<ReleaseNewsFor> {
    const { accountId } = actor;
    const sees = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    const asked = { accountId, now: this.clock.now(), limit: MOST_WAITING };
    const waiting = await this.news.listWaiting(this.access.scope(actor, MANAGE_CERTIFICATES), asked);
    return {
      waiting: await this.confirmable(actor, waiting),
      ended: await this.news.listEnded(sees, { accountId, since }),
    };
  }

  private async confirmable(actor: Actor, waiting: readonly WaitingRelease[]): Promise<WaitingRelease[]> {
    if (waiting.length === 0) return [];
    const bars = await this.second.barsTo(
      actor,
      waiting.map(({ id, unitPath, releasedBy, releasedFor }) => ({
        ...{ id, unitPath, by: { accountId: releasedBy ?? '', onBehalfOf: releasedFor }, holderIds: [] },
      })),
    );
    return waiting.filter(({ id }) => bars.get(id)?.isSamePerson !== true);
  }
}
