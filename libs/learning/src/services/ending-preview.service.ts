import { Injectable } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import { type Actor, Clock } from '@lopso/platform';
import { AudienceBusy } from '../learning.errors';
import { EndedRoundRepository, type EndingPeople } from '../storage/ended-round.repository';
import { OutsideClaimRepository } from '../storage/outside-claim.repository';
import { CorrectionDesk } from './correction-desk';
import { WaysToFinish } from './ways-to-finish.service';

/** What ending a round would mean today. */
export interface EndingView extends EndingPeople {
  /** Whoever of the unfinished has handed a task of the round in that nobody has graded yet, sent an outside certificate that no officer looked at, or has a waiver that waits for a second person: what is said after the last day counts no more. */
  readonly waiting: number;
  /** The round of its programme that comes after it; null: there is none yet. */
  readonly nextTitle: string | null;
  /** Earlier rounds of it that go on and renew: they ask again of whoever has not finished this one. */
  readonly olderTitles: readonly string[];
}

/** Looks at what ending a round would mean. */
@Injectable()
export class EndingPreview {
  constructor(
    private readonly desk: CorrectionDesk,
    private readonly ended: EndedRoundRepository,
    private readonly ways: WaysToFinish,
    private readonly workHistory: WorkHistoryService,
    private readonly claims: OutsideClaimRepository,
    private readonly clock: Clock,
  ) {}

  /** Writes nothing. @throws NotFound outside the officer's units, AudienceBusy */
  async of(actor: Actor, roundId: string): Promise<EndingView> {
    const round = await this.desk.require(actor, roundId);
    if (round.state === 'opening') throw new AudienceBusy();
    const today = this.clock.today();
    const people = await this.ended.people(roundId, today);
    const waiting = await this.waitingIn(roundId, await this.ended.unfinishedIn(roundId, today));
    const [nextTitle, olderTitles] = [await this.ended.nextTitle(roundId), await this.ended.olderTitles(roundId)];
    return { ...people, waiting, nextTitle, olderTitles };
  }

  private async waitingIn(roundId: string, memberIds: readonly string[]): Promise<number> {
    const tasks = new Set(await this.ways.tasksOf(roundId));
    const certificates = new Set(await this.ways.certificatesOf(roundId));
    const handedIn =
      tasks.size === 0 ? new Map<string, string[]>() : await this.workHistory.findWaitingTasks(memberIds, []);
    const sent = certificates.size === 0 ? new Map<string, string[]>() : await this.claims.waitingOf(memberIds);
    const letOff = await this.ended.awaitingWaiver(roundId, memberIds);
    const isAsked = (id: string): boolean =>
      letOff.has(id) ||
      (handedIn.get(id) ?? []).some((task) => tasks.has(task)) ||
      (sent.get(id) ?? []).some((kind) => certificates.has(kind));
    return memberIds.filter(isAsked).length;
  }
}
