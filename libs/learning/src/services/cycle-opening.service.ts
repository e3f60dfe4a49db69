import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import {
  isChosen,
  joiningEndsOn,
  ownDueOn,
  seatCountsFrom,
  takesOnlyNewcomers,
  wasSeatedBefore,
} from '../rules/due-date';
import { startOfDay } from '../rules/round-dates';
import { CycleRepository, type Joining } from '../storage/cycle.repository';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';
import { AudienceHolders } from './audience-holders.service';
import { DeriveCycles } from './derive-cycles.service';

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

/** Gives members their cycle in a round. Safe to repeat and to be killed between any two batches. */
@Injectable()
export class CycleOpening {
  constructor(
    private readonly transactions: Transactions,
    private readonly audiences: AudienceHolders,
    private readonly rounds: RoundRepository,
    private readonly cycles: CycleRepository,
    private readonly deriving: DeriveCycles,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the cycles that are missing among those who belong to the round's audience today, or did on the last day on which somebody joins. Once
   * the round is open, who is missing by a rule was asked by a change of it, of the units or of what she finished, not by her seat.
   */
  async openForAudience(round: RoundSummary): Promise<void> {
    await this.openFor(round, await this.seatedIn(round));
  }

  /**
   * Opens the first cycle of every member who has none in the round, with the completion that their evidence gives. After its date a round takes
   * nobody who is asked by a later one of its programme that has begun. @throws RoundHasChanged
   */
  async openFor(round: OpenedRound, holders: readonly SeatHolder[]): Promise<void> {
    const missing = await this.missingOf(round, holders);
    for (let from = 0; from < missing.length; from += BATCH) {
      await this.openBatch(round, missing.slice(from, from + BATCH));
    }
  }

  /** Who would join now by `openForAudience`, and her own due date; nothing is written. */
  async joining(round: RoundSummary): Promise<Joining[]> {
    return this.joiningOf(round, await this.missingOf(round, await this.seatedIn(round)));
  }

  private async seatedIn(round: RoundSummary): Promise<SeatHolder[]> {
    const today = this.clock.today();
    const until = joiningEndsOn(round);
    const on = until !== null && today > until ? until : today;
    const holders = await this.audiences.on(round, on);
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
      await this.deriving.refresh(await this.cycles.openFirst(head, joining), { isRebuild: false });
    });
  }
}
