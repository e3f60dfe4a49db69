import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Events, newId, Transactions, translatingConstraints } from '@lopso/platform';
import { LeaderExists, MemberIsSeated, NoSuchSeat, SeatIsTaken, SeatsChanged, TeamIsFull } from '../org.errors';
import { SeatTaken } from '../org.events';
import { chooseSeat } from '../rules/seat-choice';
import { type Position } from '../rules/team-kinds';
import { SeatRepository } from '../storage/seat.repository';
import { type TeamSummary } from '../storage/team.repository';
import { SeatGate } from './seat-gate';

/** Who is to sit where from today on; `seatNumber` null: the lowest free number. */
export interface SeatWish {
  readonly teamId: string;
  readonly memberId: string;
  readonly position: Position;
  readonly seatNumber: number | null;
}

/** Seats a member in a team. */
@Injectable()
export class TakeSeat {
  constructor(
    private readonly gate: SeatGate,
    private readonly seats: SeatRepository,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives the seat under a lock on the team, publishes `SeatTaken`, and answers its number. A member who holds a seat of
   * this team already keeps it: sending twice is sending once. Joins a transaction.
   * @throws NotFound when team or member lies outside the actor's units
   * @throws SeatIsTaken, TeamIsFull, NoSuchSeat, MemberIsSeated, LeaderExists, MemberOfAnotherUnit with who holds which
   */
  async takeSeat(actor: Actor, wish: SeatWish): Promise<number> {
    return this.transactions.run(async () => {
      const { team, member } = await this.gate.open(actor, wish);
      const today = this.clock.today();
      const held = await this.seats.seatFrom(member.id, today);
      if (held?.teamId === team.id) return held.number;
      if (held !== null) throw new MemberIsSeated(member.fullName, held.number, held.teamName);
      await this.checkLeader(wish, today);
      const number = await this.numberFor(team, wish.seatNumber, today);
      await this.insert(team, wish, number);
      await this.announce(actor, team, wish, number);
      return number;
    });
  }

  private async checkLeader(wish: SeatWish, today: string): Promise<void> {
    if (wish.position !== 'leader') return;
    const leader = await this.seats.leaderFrom(wish.teamId, today);
    if (leader !== null) throw new LeaderExists(leader.holder, leader.number);
  }

  private async numberFor(team: TeamSummary, wanted: number | null, today: string): Promise<number> {
    const choice = chooseSeat(team.seatLimit, await this.seats.heldFrom(team.id, today), wanted);
    switch (choice.kind) {
      case 'free':
        return choice.number;
      case 'taken':
        throw new SeatIsTaken(choice.number, team.seatLimit, choice.holder);
      case 'full':
        throw new TeamIsFull(team.seatLimit, choice.lastHolder);
      case 'unknown':
        throw new NoSuchSeat(wanted ?? 0, team.seatLimit);
    }
  }

  /** The locks make these constraints unreachable from here; they hold against every other writer. */
  private async insert(team: TeamSummary, wish: SeatWish, number: number): Promise<void> {
    const changed = (): SeatsChanged => new SeatsChanged();
    await translatingConstraints(
      { seat_term_number_excl: changed, seat_term_member_excl: changed, seat_term_leader_excl: changed },
      () => this.seats.insert({ ...wish, id: newId(), kind: team.kind, number, heldFrom: this.clock.today() }),
    );
  }

  private async announce(actor: Actor, team: TeamSummary, wish: SeatWish, number: number): Promise<void> {
    await this.events.publish(SeatTaken, {
      id: newId(),
      occurredAt: this.clock.now().toISOString(),
      memberId: wish.memberId,
      teamId: team.id,
      teamKind: team.kind,
      unitId: team.unitId,
      unitPath: team.unitPath,
    });
    await this.audit.record(actor, {
      action: 'org.seat-taken',
      subjectType: 'member',
      subjectId: wish.memberId,
      unitPath: team.unitPath,
      details: { teamId: team.id, number, position: wish.position },
    });
  }
}
