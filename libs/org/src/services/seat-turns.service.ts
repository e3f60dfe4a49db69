import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { MemberRecordRepository } from '../storage/member-record.repository';
import { type BegunSeat, SeatTurnRepository } from '../storage/seat-turn.repository';
import { HomeMover } from './home-mover';
import { SeatWriter } from './seat-writer';

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
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Publishes `SeatLeft` and `SeatTaken` for every day since the last one told, however many were missed, lets people belong
   * to the commune they were moved to, and makes their tokens anew; all or nothing. A second call on a day does nothing.
   * Answers how many seats turned.
   */
  async applyDue(): Promise<number> {
    return this.transactions.run(async () => {
      const today = this.clock.today();
      const last = await this.turns.lastDay();
      if (last !== null && last >= today) return 0;
      if (!(await this.turns.markTold(today, this.clock.now()))) return 0;
      const from = last === null ? today : dayAfter(last);
      const ended = await this.turns.ended(from, today);
      const begun = await this.turns.begun(from, today);
      for (const seat of ended) await this.writer.tellLeft(seat.memberId, seat);
      for (const seat of begun) {
        await this.takeHome(seat);
        await this.writer.tellTaken(seat.memberId, seat);
      }
      return ended.length + begun.length;
    });
  }

  private async takeHome(seat: BegunSeat): Promise<void> {
    if (communeOf(seat.memberUnitPath) === communeOf(seat.unitPath)) return;
    const member = await this.members.lock(seat.memberId);
    if (member !== null) await this.homes.moveTo(null, member, { id: seat.unitId, path: seat.unitPath });
  }
}
