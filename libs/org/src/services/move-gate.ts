import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '@lopso/platform';
import { type Position } from '../rules/team-kinds';
import { type StoredMember } from '../storage/member-record.repository';
import { type HeldSeat } from '../storage/seat.repository';
import { TeamRepository, type TeamSummary } from '../storage/team.repository';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';
import { HeldTermGate } from './held-term-gate';
import { SeatGate } from './seat-gate';

/** Everything a move touches, checked and locked. */
export interface OpenedMove {
  readonly term: HeldSeat;
  readonly team: TeamSummary;
  readonly member: StoredMember;
  /** Where the person belongs from now on; null: it stays. */
  readonly home: UnitSummary | null;
  /** The smallest unit that holds both ends: who may act on it may take the move back. */
  readonly common: UnitSummary;
}

const communeOf = (path: string): string => path.split('.').slice(0, 2).join('.');

/** Loads, checks and locks the two ends of a move. */
@Injectable()
export class MoveGate {
  constructor(
    private readonly terms: HeldTermGate,
    private readonly seats: SeatGate,
    private readonly teams: TeamRepository,
    private readonly units: UnitRepository,
  ) {}

  /** Both teams are locked in the order of their ids, so that two officers who move crosswise never wait in a circle. */
  async open(actor: Actor, wish: { readonly seatTermId: string; readonly toTeamId: string }): Promise<OpenedMove> {
    const from = await this.terms.placeOf(actor, wish.seatTermId);
    for (const id of [from.teamId, wish.toTeamId].sort()) await this.teams.lock(id);
    const team = await this.seats.openTeam(actor, wish.toTeamId);
    const term = await this.terms.lasting(wish.seatTermId, from.teamId, from.number);
    const member = await this.seats.openMember(actor, term.memberId);
    const staysInCommune = communeOf(member.unitPath) === communeOf(team.unitPath);
    const home = staysInCommune ? null : await this.unitAt(team.unitPath);
    const commonPath =
      communeOf(term.unitPath) === communeOf(team.unitPath) ? communeOf(team.unitPath) : team.unitPath.split('.')[0];
    return { term, team, member, home, common: await this.unitAt(commonPath ?? '') };
  }

  /** @throws LeaderExists */
  async requireNoLeader(teamId: string, position: Position): Promise<void> {
    return this.seats.requireNoLeader(teamId, position);
  }

  /** @throws SeatIsTaken, TeamIsFull, NoSuchSeat */
  async numberFor(team: TeamSummary, wanted: number | null): Promise<number> {
    return this.seats.numberFor(team, wanted);
  }

  private async unitAt(path: string): Promise<UnitSummary> {
    const unit = await this.units.findByPath(path);
    if (unit === null) throw new NotFound();
    return unit;
  }
}
