import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, Transactions } from '@lopso/platform';
import { MemberStaysPut } from '../org.errors';
import { type SeatDaysWish } from '../rules/seat-days';
import { type Position } from '../rules/team-kinds';
import { ActJournal } from './act-journal';
import { HomeMover } from './home-mover';
import { MoveGate } from './move-gate';
import { SeatWriter } from './seat-writer';

/** Where a holder of a seat goes; the same team with another number or role is a move too. */
export interface Move {
  /** The holding that ends. */
  readonly seatTermId: string;
  readonly toTeamId: string;
  /** Null: the lowest free number. */
  readonly seatNumber: number | null;
  /** Null: what the person was; who leads is a plain member of another team unless it is said (decision 0027). */
  readonly position: Position | null;
  /** From when until when the other place is held; from null: today, or the first day of a holding to come. */
  readonly days: SeatDaysWish;
}

/** What a move did. */
export interface MoveReceipt {
  readonly actId: string;
  readonly fromTeamId: string;
  readonly teamId: string;
  readonly seatNumber: number;
}

/** Moves the holder of a seat to another place, team or commune in one step. */
@Injectable()
export class MoveMember {
  constructor(
    private readonly gate: MoveGate,
    private readonly homes: HomeMover,
    private readonly writer: SeatWriter,
    private readonly journal: ActJournal,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The person leaves one place and takes the other on the same day; a person who goes to another commune belongs to the
   * unit of the new team from then on, on a coming day by `SeatTurns`.
   * @throws NotFound when one of the teams lies outside the actor's units
   * @throws MemberStaysPut when nothing would change; SeatPassedOn, SeatIsNotHeld, SeatIsTaken, TeamIsFull, LeaderExists
   */
  async move(actor: Actor, wish: Move): Promise<MoveReceipt> {
    return this.transactions.run(async () => {
      const { term, team, member, days, home, common } = await this.gate.open(actor, wish);
      const sameTeam = team.id === term.teamId;
      const position = wish.position ?? positionKept(term.position, sameTeam);
      if (sameTeam && position === term.position && (wish.seatNumber ?? term.number) === term.number)
        throw new MemberStaysPut();
      const termId = newId();
      let seatNumber = term.number;
      const actId = await this.journal.keep(
        actor,
        {
          kind: 'seat-moved',
          unitId: common.id,
          unitPath: common.path,
          teamId: team.id,
          seatNumber: term.number,
          leftMemberId: member.id,
          tookMemberId: member.id,
          subject: this.journal.dayOf(days.from),
        },
        { seat_term: [term.seatTermId, termId], member: [member.id] },
        async () => {
          await this.writer.leave(actor, term, days.from);
          await this.gate.requireUnseated(member, days);
          const wanted = wish.seatNumber ?? (sameTeam ? term.number : null);
          seatNumber = await this.gate.numberFor(team, { wanted, position }, days);
          if (home !== null && days.from <= this.clock.today()) await this.homes.moveTo(actor, member, home);
          await this.writer.sit(actor, team, { termId, memberId: member.id, number: seatNumber, position, days });
        },
      );
      return { actId, fromTeamId: term.teamId, teamId: team.id, seatNumber };
    });
  }
}

function positionKept(position: Position, isSameTeam: boolean): Position {
  return position === 'leader' && !isSameTeam ? 'member' : position;
}
