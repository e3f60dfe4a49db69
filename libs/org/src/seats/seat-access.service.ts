import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, InvalidInput, NotFound } from '@lopso/platform';
import { MemberRecordRepository, type StoredMember } from '../members/member-record.repository';
import {
  LeaderExists,
  MemberIsSeated,
  MemberOfAnotherUnit,
  NoSeatThroughout,
  NoSuchSeat,
  RecordIsEnded,
  SeatIsNotHeld,
  SeatIsTaken,
  SeatPassedOn,
  TeamHasEnded,
  TeamIsFull,
} from '../org.errors';
import { MANAGE_MEMBERS } from '../org.permissions';
import { TeamRepository, type TeamSummary } from '../teams/team.repository';
import { type Position } from '../teams/team.rules';
import { type HeldSeat, SeatRepository } from './seat.repository';
import { chooseSeat, faultsOfDays, type SeatDays, type SeatDaysWish } from './seat.rules';

/** Where a holding is or was. */
export interface HeldPlace {
  readonly teamId: string;
  readonly number: number;
  readonly unitPath: string;
}

/** Who may be seated where on which days: opens teams, members and terms under their locks. */
@Injectable()
export class SeatAccess {
  constructor(
    private readonly teamRepository: TeamRepository,
    private readonly recordRepository: MemberRecordRepository,
    private readonly seatRepository: SeatRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFound outside the actor's units; MemberOfAnotherUnit when member and team are of different communes;
   * TeamHasEnded
   */
  async openSeat(
    actor: Actor,
    wish: { readonly teamId: string; readonly memberId: string },
  ): Promise<{ readonly team: TeamSummary; readonly member: StoredMember }> {
    const team = await this.openTeamToSeat(actor, wish.teamId);
    const member = await this.openMemberToSeat(actor, wish.memberId);
    const communePath = team.unitPath.split('.').slice(0, 2).join('.');
    if (member.unitPath !== communePath && !member.unitPath.startsWith(`${communePath}.`))
      throw new MemberOfAnotherUnit();
    return { team, member };
  }

  /** A team to seat somebody in, locked. @throws NotFound outside the actor's units; TeamHasEnded */
  async openTeamToSeat(actor: Actor, teamId: string): Promise<TeamSummary> {
    await this.teamRepository.lock(teamId);
    const team = await this.teamRepository.find(teamId);
    if (team === null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, team);
    if (team.validUntil !== null && team.validUntil <= this.clock.today()) throw new TeamHasEnded(team.validUntil);
    return team;
  }

  /** A person to be seated, locked. @throws NotFound outside the actor's units, and for who was erased; RecordIsEnded */
  async openMemberToSeat(actor: Actor, memberId: string): Promise<StoredMember> {
    const member = await this.recordRepository.lock(memberId);
    if (member === null || member.erasedAt !== null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, member);
    if (member.isEnded) throw new RecordIsEnded();
    return member;
  }

  /**
   * The days of a new holding: from `earliest` where none is wished, today unless the place passes on later.
   * @throws InvalidInput naming the field
   */
  requireSeatDays(wish: SeatDaysWish, earliest: string = this.clock.today()): SeatDays {
    const today = this.clock.today();
    const days = { from: wish.from ?? (earliest < today ? today : earliest), until: wish.until };
    const faults = faultsOfDays(days, today, earliest);
    if (faults.length > 0) throw new InvalidInput(faults.map(({ field, code }) => ({ pointer: `#/${field}`, code })));
    return days;
  }

  /** @throws LeaderExists when a leader is wanted and the team has one on some of the days */
  async requireNoLeader(teamId: string, position: Position, days: SeatDays): Promise<void> {
    if (position !== 'leader') return;
    const leader = await this.seatRepository.leaderWithin(teamId, days);
    if (leader !== null) throw new LeaderExists(leader);
  }

  /** @throws MemberIsSeated when the person holds a seat on some of the days */
  async requireUnseated({ id, fullName }: Pick<StoredMember, 'id' | 'fullName'>, days: SeatDays): Promise<void> {
    const held = await this.seatRepository.seatWithin(id, days);
    if (held !== null) throw new MemberIsSeated(held.teamName, { ...held, holder: fullName });
  }

  /** The number to be given, free on all the days. @throws SeatIsTaken, TeamIsFull, NoSeatThroughout, NoSuchSeat */
  async chooseSeatNumber(team: TeamSummary, wanted: number | null, days: SeatDays): Promise<number> {
    const held = await this.seatRepository.heldWithin(team.id, days);
    const limit = await this.teamRepository.seatLimit(team.id, days.from);
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

  /** Where a holding is or was. @throws NotFound outside the actor's units */
  async getPlaceOfTerm(actor: Actor, seatTermId: string): Promise<HeldPlace> {
    const place = await this.seatRepository.teamOf(seatTermId);
    if (place === null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, place);
    return place;
  }

  /** The same with the team locked. */
  async openTeamOfTerm(actor: Actor, seatTermId: string): Promise<HeldPlace> {
    const place = await this.getPlaceOfTerm(actor, seatTermId);
    await this.teamRepository.lock(place.teamId);
    return place;
  }

  /**
   * A holding that is not over, also one that begins later, locked with its team. Of two officers who end the same one the second waits here, then learns
   * what the first did.
   * @throws NotFound outside the actor's units
   * @throws SeatPassedOn naming who holds the place now; SeatIsNotHeld when nobody does
   */
  async openTerm(actor: Actor, seatTermId: string): Promise<HeldSeat> {
    const { teamId, number } = await this.openTeamOfTerm(actor, seatTermId);
    return this.getLastingTerm(seatTermId, teamId, number);
  }

  /** The holding itself, once its team is locked. @throws SeatPassedOn, SeatIsNotHeld */
  async getLastingTerm(seatTermId: string, teamId: string, number: number): Promise<HeldSeat> {
    const term = await this.seatRepository.lockTerm(seatTermId, this.clock.today());
    if (term !== null) return term;
    const successor = await this.seatRepository.holderOf(teamId, number, this.clock.today());
    if (successor === null) throw new SeatIsNotHeld(number);
    throw new SeatPassedOn(number, successor.fullName, successor.heldFrom);
  }
}
