import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { AudienceChangeRepository } from '../audience/audience-change.repository';
import { AudienceService } from '../audience/audience.service';
import { CompletionService } from '../completion/completion.service';
import { CycleRepository, type Joining } from '../cycles/cycle.repository';
import {
  isChosen,
  joiningEndsOn,
  ownDueOn,
  seatCountsFrom,
  takesOnlyNewcomers,
  wasSeatedBefore,
} from '../cycles/due-date.rules';
import { NewcomerChangeRepository } from '../newcomers/newcomer-change.repository';
import { RoundRepository, type RoundSummary } from '../rounds/round.repository';
import { startOfDay } from '../rounds/round.rules';
import { RenewalRepository, type RenewingRound } from './renewal.repository';

/** Who is to have a cycle, and since when she holds her seat, `yyyy-mm-dd`. */
export interface SeatHolder {
  readonly memberId: string;
  readonly heldFrom: string;
}

type OpenedRound = Pick<
  RoundSummary,
  | 'id'
  | 'startsOn'
  | 'dueOn'
  | 'countsFrom'
  | 'dueFrom'
  | 'dueDays'
  | 'newcomerDays'
  | 'newcomersSince'
  | 'newcomersUntil'
  | 'audienceRevision'
>;

/** The round takes in others, or on other terms, than when the job read it: the job is to begin again. */
export class RoundHasChanged extends Error {}

/** So many members' cycles are opened in one transaction: short enough that nobody who finishes a lesson waits for it. */
const BATCH = 500;

/** Opens the cycles of a round for its audience and its newcomers, and the renewals whose day has come. */
@Injectable()
export class CycleOpeningService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audience: AudienceService,
    private readonly rounds: RoundRepository,
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionService,
    private readonly clock: Clock,
    private readonly changes: AudienceChangeRepository,
    private readonly newcomers: NewcomerChangeRepository,
    private readonly renewals: RenewalRepository,
  ) {}

  /**
   * Opens the cycles that are missing among those who belong to the round's audience today, or did on the last day on which somebody joins. Once
   * the round is open, who is missing by a rule was asked by a change of it, of the units or of what she finished, not by her seat.
   */
  async openForAudience(round: RoundSummary): Promise<void> {
    await this.openCycles(round, await this.seatedIn(round));
  }

  /**
   * Opens the first cycle of every member who has none in the round, with the completion that their evidence gives. After its date a round takes
   * nobody who is asked by a later one of its programme that has begun. @throws RoundHasChanged
   */
  async openCycles(round: OpenedRound, holders: readonly SeatHolder[]): Promise<void> {
    const missing = await this.missingOf(round, holders);
    for (let from = 0; from < missing.length; from += BATCH) {
      await this.openBatch(round, missing.slice(from, from + BATCH));
    }
  }

  /** Who would join now by `openForAudience`, and her own due date; nothing is written. */
  async listJoining(round: RoundSummary): Promise<Joining[]> {
    return this.joiningOf(round, await this.missingOf(round, await this.seatedIn(round)));
  }

  private async seatedIn(round: RoundSummary): Promise<SeatHolder[]> {
    const today = this.clock.today();
    const until = joiningEndsOn(round);
    const on = until !== null && today > until ? until : today;
    const holders = await this.audience.listMeeting(round, on);
    return holders.map((one) => ({ ...one, heldFrom: seatCountsFrom(one.heldFrom, today, isChosen(round)) }));
  }

  private async missingOf(round: OpenedRound, holders: readonly SeatHolder[]): Promise<SeatHolder[]> {
    const memberIds = holders.map(({ memberId }) => memberId);
    const present = await this.cycles.memberIdsIn(round.id, memberIds);
    const today = this.clock.today();
    const asked = takesOnlyNewcomers(round, today)
      ? await this.cycles.memberIdsInLater(round.id, memberIds, today)
      : new Set<string>();
    return holders
      .filter(({ memberId }) => !present.has(memberId) && !asked.has(memberId))
      .sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  }

  private joiningOf(round: OpenedRound, holders: readonly SeatHolder[]): Joining[] {
    const joinedOn = this.clock.today();
    return holders.map(({ memberId, heldFrom }) => {
      const seatSince = seatCountsFrom(heldFrom, joinedOn, wasSeatedBefore(round, heldFrom, joinedOn));
      return { memberId, dueOn: ownDueOn(round, { joinedOn, seatSince }) };
    });
  }

  /** Opening keeps evidence of these members waiting: a fact recorded meanwhile would see no cycle and count for none. */
  private async openBatch(round: OpenedRound, holders: readonly SeatHolder[]): Promise<void> {
    const joining = this.joiningOf(round, holders);
    await this.transactions.run(async () => {
      // Whom an undo took out must not come back by what was read before it.
      if (!(await this.rounds.holdTerms(round))) throw new RoundHasChanged();
      await this.cycles.holdForOpening(joining.map(({ memberId }) => memberId));
      const head = {
        roundId: round.id,
        countsFrom: round.countsFrom ?? startOfDay(round.startsOn),
        openedAt: this.clock.now(),
      };
      await this.completions.refreshCycles(await this.cycles.openFirst(head, joining), { isRebuild: false });
    });
  }

  /** By the rule and the terms the round has now, not by those that were read before; a change that waited for this is finished with it, one made meanwhile is not. A round that was ended takes nobody in. */
  async takeInAudience(roundId: string): Promise<void> {
    const changed = await this.newcomers.unfinished(roundId);
    const round = await this.rounds.find(roundId);
    if (round === null) return;
    if (round.state !== 'closed') await this.openForAudience(round);
    await this.newcomers.finish(changed, this.clock.now());
    await this.changes.finish(round.id, round.audienceRevision, this.clock.now());
  }

  /** All rounds with a rule of validity; gives how many cycles were opened. Who is not of the audience keeps what she has and renews nothing. */
  async openRenewals(): Promise<number> {
    let opened = 0;
    for (const round of await this.renewals.roundsOn(this.clock.today())) opened += await this.openRenewalsIn(round);
    return opened;
  }

  private async openRenewalsIn(round: RenewingRound): Promise<number> {
    const today = this.clock.today();
    const audience = await this.audience.listMeeting(round, today);
    const seated = new Set(audience.map(({ memberId }) => memberId));
    const due = (await this.renewals.membersIn(round.id, today)).filter((id) => seated.has(id));
    let opened = 0;
    for (let from = 0; from < due.length; from += BATCH)
      opened += await this.openRenewalBatch(round.id, due.slice(from, from + BATCH), today);
    return opened;
  }

  /** As with first cycles, evidence waits meanwhile. What the new cycle begins with is derived, not written here. */
  private async openRenewalBatch(roundId: string, memberIds: readonly string[], today: string): Promise<number> {
    return this.transactions.run(async () => {
      await this.cycles.holdForOpening(memberIds);
      const openedAt = this.clock.now();
      const opened = await this.renewals.open({ roundId, memberIds, on: today, openedAt });
      await this.completions.refreshCycles(opened, { isRebuild: false });
      const ids = opened.map(({ id }) => id);
      await this.renewals.follow(ids, openedAt);
      return opened.length;
    });
  }
}
