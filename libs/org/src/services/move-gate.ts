import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '@lopso/platform';
import { type SeatDays, type SeatDaysWish } from '../rules/seat-days';
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
  /** From when until when the other place is held. */
  readonly days: SeatDays;
  /** Where the person belongs from the first of the days on; null: it stays. */
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
  async open(
    actor: Actor,
    wish: { readonly seatTermId: string; readonly toTeamId: string; readonly days: SeatDaysWish },
  ): Promise<OpenedMove> {
    const from = await this.terms.placeOf(actor, wish.seatTermId);
    for (const id of [from.teamId, wish.toTeamId].sort()) await this.teams.lock(id);
    const team = await this.seats.openTeam(actor, wish.toTeamId);
    const term = await this.terms.lasting(wish.seatTermId, from.teamId, from.number);
    const member = await this.seats.openMember(actor, term.memberId);
    const days = this.seats.requireDays(wish.days, term.heldFrom);
    const staysInCommune = communeOf(member.unitPath) === communeOf(team.unitPath);
    const home = staysInCommune ? null : await this.unitAt(team.unitPath);
    const commonPath =
      communeOf(term.unitPath) === communeOf(team.unitPath) ? communeOf(team.unitPath) : team.unitPath.split('.')[0];
    return { term, team, member, days, home, common: await this.unitAt(commonPath ?? '') };
  }

  /** The number to be given, once the old place is left. @throws LeaderExists, SeatIsTaken, TeamIsFull, NoSeatThroughout, NoSuchSeat */
  async numberFor(
    team: TeamSummary,
    place: { readonly wanted: number | null; readonly position: Position },
    days: SeatDays,
  ): Promise<number> {
    await this.seats.requireNoLeader(team.id, place.position, days);
    return this.seats.numberFor(team, place.wanted, days);
  }

  /** @throws MemberIsSeated when the person holds a third place on some of the days */
  async requireUnseated(member: StoredMember, days: SeatDays): Promise<void> {
    return this.seats.requireUnseated(member, days);
  }

  private async unitAt(path: string): Promise<UnitSummary> {
    const unit = await this.units.findByPath(path);
    if (unit === null) throw new NotFound();
    return unit;
  }
}
