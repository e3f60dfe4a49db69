import { Injectable } from '@nestjs/common';
import { type Actor, Audit, newId, Transactions } from '@lopso/platform';
import { MemberStaysPut } from '../org.errors';
import { type Position } from '../rules/team-kinds';
import { MemberRecordRepository, type StoredMember } from '../storage/member-record.repository';
import { type UnitSummary } from '../storage/unit.repository';
import { ActJournal } from './act-journal';
import { MoveGate } from './move-gate';
import { SeatWriter } from './seat-writer';

/** Where a holder of a seat goes; the same team with another number or role is a move too. */
export interface Move {
  /** The holding that ends. */
  readonly seatTermId: string;
  readonly toTeamId: string;
  /** Null: the lowest free number. */
  readonly seatNumber: number | null;
  /** Null: what the person was. */
  readonly position: Position | null;
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
    private readonly members: MemberRecordRepository,
    private readonly writer: SeatWriter,
    private readonly journal: ActJournal,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The person leaves one place and takes the other on the same day; a person who goes to another commune belongs to the
   * unit of the new team from then on.
   * @throws NotFound when one of the teams lies outside the actor's units
   * @throws MemberStaysPut when nothing would change; SeatPassedOn, SeatIsNotHeld, SeatIsTaken, TeamIsFull, LeaderExists
   */
  async move(actor: Actor, wish: Move): Promise<MoveReceipt> {
    return this.transactions.run(async () => {
      const { term, team, member, home, common } = await this.gate.open(actor, wish);
      const position = wish.position ?? term.position;
      const sameTeam = team.id === term.teamId;
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
        },
        { seat_term: [term.seatTermId, termId], member: [member.id] },
        async () => {
          await this.writer.leave(actor, term);
          await this.gate.requireNoLeader(team.id, position);
          seatNumber = await this.gate.numberFor(team, wish.seatNumber ?? (sameTeam ? term.number : null));
          if (home !== null) await this.takeHome(actor, member, home);
          await this.writer.sit(actor, team, { termId, memberId: member.id, number: seatNumber, position });
        },
      );
      return { actId, fromTeamId: term.teamId, teamId: team.id, seatNumber };
    });
  }

  private async takeHome(actor: Actor, member: StoredMember, home: UnitSummary): Promise<void> {
    await this.members.moveTo(member.id, home);
    await this.audit.record(actor, {
      action: 'org.member-moved',
      subjectType: 'member',
      subjectId: member.id,
      unitPath: home.path,
      details: { fromUnitPath: member.unitPath, toUnitPath: home.path },
    });
  }
}
