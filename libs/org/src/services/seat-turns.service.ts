import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactions, vietnamDate } from '@lopso/platform';
import { MemberRecordRepository } from '../storage/member-record.repository';
import { type HeldSeat } from '../storage/seat.repository';
import { type BegunSeat, type SeatTurn, SeatTurnRepository } from '../storage/seat-turn.repository';
import { HomeMover } from './home-mover';
import { SeatWriter } from './seat-writer';

/** So many seats are told in one transaction: short enough that nobody who writes waits for it. */
export const SEATS_AT_ONCE = 500;

/**
 * So long after midnight a day is told at the earliest: who writes for the day before on a machine whose clock is slow has
 * finished then.
 */
const GRACE_MS = 4 * 60_000;

const DAY_MS = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
const communeOf = (path: string): string => path.split('.').slice(0, 2).join('.');

/** Makes news of what was written ahead: seats that begin and end on days that have come (decision 0022). */
@Injectable()
export class SeatTurns {
  constructor(
    private readonly turns: SeatTurnRepository,
    private readonly members: MemberRecordRepository,
    private readonly homes: HomeMover,
    private readonly writer: SeatWriter,
    private readonly clock: DatabaseClock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Publishes `SeatLeft` and `SeatTaken` for every day since the last one told, however many were missed, lets people belong
   * to the commune they were moved to, and makes their tokens anew. In parts, each with how far it is in one transaction: cut
   * off between any two, the next call goes on, and nothing is told twice. A second call on a day does nothing. The day is
   * the database's: a worker whose clock is fast would tell tomorrow, and what is entered for it before midnight would never
   * be news. Answers how many seats turned.
   */
  async applyDue(): Promise<number> {
    let turned = 0;
    for (;;) {
      const part = await this.transactions.run(() => this.applyPart());
      if (part === null) return turned;
      turned += part;
    }
  }

  private async applyPart(): Promise<number | null> {
    const turn = await this.openTurn();
    if (turn === null) return null;
    return turn.phase === 'ended' ? this.tellEnded(turn) : this.tellBegun(turn);
  }

  /** Days that were not told to their end, then those up to today. */
  private async openTurn(): Promise<SeatTurn | null> {
    const today = vietnamDate(new Date((await this.clock.now()).getTime() - GRACE_MS));
    const last = await this.turns.lockLast();
    if (last !== null && !last.isTold) return last;
    if (last !== null && last.day >= today) return null;
    await this.turns.begin(last === null ? today : dayAfter(last.day), today);
    const begun = await this.turns.lockLast();
    return begun?.isTold === true ? null : begun;
  }

  private async tellEnded(turn: SeatTurn): Promise<number> {
    const seats = await this.turns.ended(turn, SEATS_AT_ONCE);
    await this.writer.tellAllLeft(seats.map((seat) => ({ ...seat, day: seat.until ?? turn.day })));
    const last = placeOf(seats, ({ until }) => until ?? turn.day);
    await this.turns.advance({ day: turn.day, phase: last === null ? 'begun' : 'ended', after: last });
    return seats.length;
  }

  private async tellBegun(turn: SeatTurn): Promise<number> {
    const seats = await this.turns.begun(turn, SEATS_AT_ONCE);
    for (const seat of seats) await this.takeHome(seat);
    await this.writer.tellAllTaken(seats.map((seat) => ({ ...seat, day: seat.heldFrom })));
    const last = placeOf(seats, ({ heldFrom }) => heldFrom);
    if (last === null) await this.turns.finish(turn.day, await this.clock.now());
    else await this.turns.advance({ day: turn.day, phase: 'begun', after: last });
    return seats.length;
  }

  private async takeHome(seat: BegunSeat): Promise<void> {
    if (communeOf(seat.memberUnitPath) === communeOf(seat.unitPath)) return;
    const member = await this.members.lock(seat.memberId);
    if (member !== null) await this.homes.moveTo(null, member, { id: seat.unitId, path: seat.unitPath });
  }
}

/** Where a full part ended; null for one that was not full: it was the last. */
function placeOf<S extends HeldSeat>(
  seats: readonly S[],
  dayOf: (seat: S) => string,
): { readonly day: string; readonly id: string } | null {
  const last = seats.at(-1);
  return last === undefined || seats.length < SEATS_AT_ONCE ? null : { day: dayOf(last), id: last.seatTermId };
}
