import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, InvalidInput, NotFound } from '@lopso/platform';
import { TeamHasEnded } from '../org-changes.errors';
import {
  LeaderExists,
  MemberIsSeated,
  MemberOfAnotherUnit,
  NoSeatThroughout,
  NoSuchSeat,
  RecordIsEnded,
  SeatIsTaken,
  TeamIsFull,
} from '../org.errors';
import { MANAGE_MEMBERS } from '../org.permissions';
import { chooseSeat } from '../rules/seat-choice';
import { faultsOfDays, type SeatDays, type SeatDaysWish } from '../rules/seat-days';
import { type Position } from '../rules/team-kinds';
import { MemberRecordRepository, type StoredMember } from '../storage/member-record.repository';
import { SeatRepository } from '../storage/seat.repository';
import { TeamRepository, type TeamSummary } from '../storage/team.repository';

/** Loads, checks and locks what a seating touches: the team first, then the member, so that two seatings never deadlock. */
@Injectable()
export class SeatGate {
  constructor(
    private readonly teams: TeamRepository,
    private readonly members: MemberRecordRepository,
    private readonly seats: SeatRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFound outside the actor's units; MemberOfAnotherUnit when member and team are of different communes;
   * TeamHasEnded
   */
  async open(
    actor: Actor,
    wish: { readonly teamId: string; readonly memberId: string },
  ): Promise<{ readonly team: TeamSummary; readonly member: StoredMember }> {
    const team = await this.openTeam(actor, wish.teamId);
    const member = await this.openMember(actor, wish.memberId);
    const communePath = team.unitPath.split('.').slice(0, 2).join('.');
    if (member.unitPath !== communePath && !member.unitPath.startsWith(`${communePath}.`))
      throw new MemberOfAnotherUnit();
    return { team, member };
  }

  /** A team to seat somebody in, locked. @throws NotFound outside the actor's units; TeamHasEnded */
  async openTeam(actor: Actor, teamId: string): Promise<TeamSummary> {
    await this.teams.lock(teamId);
    const team = await this.teams.find(teamId);
    if (team === null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, team);
    if (team.validUntil !== null && team.validUntil <= this.clock.today()) throw new TeamHasEnded(team.validUntil);
    return team;
  }

  /** A person to be seated, locked. @throws NotFound outside the actor's units, and for who was erased; RecordIsEnded */
  async openMember(actor: Actor, memberId: string): Promise<StoredMember> {
    const member = await this.members.lock(memberId);
    if (member === null || member.erasedAt !== null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, member);
    if (member.isEnded) throw new RecordIsEnded();
    return member;
  }

  /**
   * The days of a new holding: from `earliest` where none is wished, today unless the place passes on later.
   * @throws InvalidInput naming the field
   */
  requireDays(wish: SeatDaysWish, earliest: string = this.clock.today()): SeatDays {
    const today = this.clock.today();
    const days = { from: wish.from ?? (earliest < today ? today : earliest), until: wish.until };
    const faults = faultsOfDays(days, today, earliest);
    if (faults.length > 0) throw new InvalidInput(faults.map(({ field, code }) => ({ pointer: `#/${field}`, code })));
    return days;
  }

  /** @throws LeaderExists when a leader is wanted and the team has one on some of the days */
  async requireNoLeader(teamId: string, position: Position, days: SeatDays): Promise<void> {
    if (position !== 'leader') return;
    const leader = await this.seats.leaderWithin(teamId, days);
    if (leader !== null) throw new LeaderExists(leader);
  }

  /** @throws MemberIsSeated when the person holds a seat on some of the days */
  async requireUnseated({ id, fullName }: Pick<StoredMember, 'id' | 'fullName'>, days: SeatDays): Promise<void> {
    const held = await this.seats.seatWithin(id, days);
    if (held !== null) throw new MemberIsSeated(held.teamName, { ...held, holder: fullName });
  }

  /** The number to be given, free on all the days. @throws SeatIsTaken, TeamIsFull, NoSeatThroughout, NoSuchSeat */
  async numberFor(team: TeamSummary, wanted: number | null, days: SeatDays): Promise<number> {
    const held = await this.seats.heldWithin(team.id, days);
    const limit = await this.teams.seatLimit(team.id, days.from);
    const choice = chooseSeat(limit, held, { number: wanted, from: days.from });
    switch (choice.kind) {
      case 'free':
        return choice.number;
      case 'taken':
        throw new SeatIsTaken(limit, choice.holding);
      case 'full':
        throw new TeamIsFull(limit, choice.lastHolder);
      case 'not-throughout':
        throw new NoSeatThroughout(choice.number, choice.takenFrom);
      case 'unknown':
        throw new NoSuchSeat(wanted ?? 0, limit);
    }
  }
}
