import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  bodyDigest,
  Clock,
  IdempotencyConflict,
  InvalidInput,
  newId,
  NotFound,
  Transactions,
} from '@lopso/platform';
import { MemberHomeService } from '../members/member-home.service';
import { type StoredMember } from '../members/member-record.repository';
import { MemberRegistrationService, type PersonSubmission } from '../members/member-registration.service';
import { MemberStaysPut } from '../org.errors';
import { MANAGE_MEMBERS } from '../org.permissions';
import { TeamRepository, type TeamSummary } from '../teams/team.repository';
import { type Position } from '../teams/team.rules';
import { ActLog } from '../undo/act-log.service';
import { type StoredAct } from '../undo/act.repository';
import { UnitRepository, type UnitSummary } from '../units/unit.repository';
import { SeatAccess } from './seat-access.service';
import { SeatTermService } from './seat-term.service';
import { type HeldSeat, SeatRepository } from './seat.repository';
import { coversDays, faultOfEnd, type SeatDays, type SeatDaysWish } from './seat.rules';

/** Who is to sit where and when; `seatNumber` null: the lowest free number; `days.from` null: today. */
export interface SeatWish {
  readonly teamId: string;
  readonly memberId: string;
  readonly position: Position;
  readonly seatNumber: number | null;
  readonly days: SeatDaysWish;
}

/** A new person and the seat they get. */
export interface TeamMemberDraft extends Omit<PersonSubmission, 'bodyHash'> {
  readonly teamId: string;
  readonly position: Position;
  /** Null: the lowest free number. */
  readonly seatNumber: number | null;
  /** From when until when; from null: today. */
  readonly days: SeatDaysWish;
}

function digestOf({ clientKey: _, ...form }: TeamMemberDraft): Buffer {
  return bodyDigest({ act: 'member-added', ...form });
}

/** Subject of an act that took the end of a holding away. */
const OPEN = 'open';

/** Who comes in: somebody of the register, or a person written down now. */
export type NewSeatHolder = { readonly memberId: string } | Omit<PersonSubmission, 'clientKey' | 'bodyHash'>;

/** How somebody takes a place over. */
export interface Succession {
  readonly newcomer: NewSeatHolder;
  readonly clientKey: string;
  readonly bodyHash: Buffer;
  readonly days: SeatDaysWish;
}

/** Whose holding passes on to whom. */
export interface Replacement {
  /** The holding that ends; it says which place passes on. */
  readonly seatTermId: string;
  /** Made by the sender, the same for every sending of one form. */
  readonly clientKey: string;
  readonly newcomer: NewSeatHolder;
  /** What the newcomer is in the team; null: what the leaver was. */
  readonly position: Position | null;
  /** From when until when the newcomer holds the place; from null: today, or the first day of a holding to come. */
  readonly days: SeatDaysWish;
}

/** What a replacement did. */
export interface ReplacementReceipt {
  readonly actId: string;
  readonly teamId: string;
  readonly memberId: string;
  readonly seatNumber: number;
}

type ReplacementForm = Replacement & { readonly bodyHash: Buffer };

function digestOfReplaceMember({ seatTermId, newcomer, position, days }: Replacement): Buffer {
  return bodyDigest({ act: 'seat-replaced', seatTermId, newcomer, position, days });
}

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

/** Gives a seat of a team to a member or a new person, ends it, passes it on, moves its holder. */
@Injectable()
export class SeatService {
  constructor(
    private readonly teamRepository: TeamRepository,
    private readonly registration: MemberRegistrationService,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly seatAccess: SeatAccess,
    private readonly seatRepository: SeatRepository,
    private readonly seatTerms: SeatTermService,
    private readonly actLog: ActLog,
    private readonly clock: Clock,
    private readonly memberHomes: MemberHomeService,
    private readonly unitRepository: UnitRepository,
  ) {}

  /**
   * Adds a person to a team's seat and answers both. The same form sent again gives the same answer.
   * @throws InvalidInput with every faulty field; MemberLooksKnown; IdempotencyConflict; the errors of `SeatService`
   */
  async addNewMember(
    actor: Actor,
    draft: TeamMemberDraft,
  ): Promise<{ readonly memberId: string; readonly seatNumber: number }> {
    return this.transactions.run(async () => {
      const { unitPath } = await this.getTeamToJoin(actor, draft);
      await this.registration.lockRegister(unitPath);
      await this.teamRepository.lock(draft.teamId);
      const team = await this.getTeamToJoin(actor, draft);
      const memberId = await this.registration.registerMember(actor, team, { ...draft, bodyHash: digestOf(draft) });
      const { teamId, position, days } = draft;
      const wish = { teamId, memberId, position, seatNumber: draft.seatNumber, days };
      const seatNumber = await this.takeSeat(actor, wish);
      return { memberId, seatNumber };
    });
  }

  private async getTeamToJoin(actor: Actor, { teamId }: TeamMemberDraft): Promise<TeamSummary> {
    const team = await this.teamRepository.find(teamId);
    if (team === null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, team);
    return team;
  }

  /**
   * Gives the seat under a lock on the team, publishes `SeatTaken` when it begins today, and answers its number. A member
   * who holds a seat of this team on all the days already keeps it: sending twice is sending once. Joins a transaction.
   * @throws InvalidInput naming the day that is wrong
   * @throws NotFound when team or member lies outside the actor's units
   * @throws TeamHasEnded when the team stands no longer
   * @throws SeatIsTaken, TeamIsFull, NoSeatThroughout, NoSuchSeat, MemberIsSeated, LeaderExists, MemberOfAnotherUnit with who holds which
   */
  async takeSeat(actor: Actor, wish: SeatWish): Promise<number> {
    return this.transactions.run(async () => {
      const { team, member } = await this.seatAccess.openSeat(actor, wish);
      const days = this.seatAccess.requireSeatDays(wish.days);
      const held = await this.seatRepository.seatWithin(member.id, days);
      if (held?.teamId === team.id && coversDays({ from: held.heldFrom, until: held.until }, days)) return held.number;
      await this.seatAccess.requireUnseated(member, days);
      await this.seatAccess.requireNoLeader(team.id, wish.position, days);
      const number = await this.seatAccess.chooseSeatNumber(team, wish.seatNumber, days);
      const place = { termId: newId(), memberId: member.id, number, position: wish.position, days };
      await this.actLog.recordAct(
        actor,
        {
          kind: 'seat-taken',
          unitId: team.unitId,
          unitPath: team.unitPath,
          teamId: team.id,
          seatNumber: number,
          tookMemberId: member.id,
          subject: this.actLog.subjectDayOf(days.from),
        },
        { seat_term: [place.termId] },
        () => this.seatTerms.writeTerm(actor, team, place),
      );
      return number;
    });
  }

  /**
   * The seat is free from `until` on, null: it is held without an end; left out: from today on, and `SeatLeft` is published.
   * A holding that begins no earlier than it ends is taken back altogether. Answers the team's id and the act, which may be
   * taken back today.
   * @throws NotFound when the team lies outside the actor's units
   * @throws SeatIsNotHeld, SeatPassedOn when it ended before
   * @throws InvalidInput naming what is wrong with the day
   * @throws SeatIsTaken, MemberIsSeated, LeaderExists when it cannot last so long
   */
  async endSeat(
    actor: Actor,
    seatTermId: string,
    until: string | null = this.clock.today(),
  ): Promise<{ readonly teamId: string; readonly actId: string }> {
    return this.transactions.run(async () => {
      const term = await this.seatAccess.openTerm(actor, seatTermId);
      const fault = faultOfEnd(until, term.until, this.clock.today());
      if (fault !== null) throw new InvalidInput([{ pointer: '#/until', code: fault }]);
      const { teamId, unitId, unitPath, number: seatNumber, memberId: leftMemberId } = term;
      const subject = until === null ? OPEN : this.actLog.subjectDayOf(until);
      const actId = await this.actLog.recordAct(
        actor,
        { kind: 'seat-ended', unitId, unitPath, teamId, seatNumber, leftMemberId, subject },
        { seat_term: [seatTermId] },
        () => this.setSeatEnd(actor, term, until),
      );
      return { teamId, actId };
    });
  }

  private async setSeatEnd(actor: Actor, term: HeldSeat, until: string | null): Promise<void> {
    if (until !== null && (term.until === null || until < term.until))
      return this.seatTerms.endTerm(actor, term, until);
    const more = { from: term.until ?? this.clock.today(), until };
    const team = await this.seatAccess.openTeamToSeat(actor, term.teamId);
    const member = await this.seatAccess.openMemberToSeat(actor, term.memberId);
    await this.seatAccess.requireUnseated(member, more);
    await this.seatAccess.requireNoLeader(team.id, term.position, more);
    await this.seatAccess.chooseSeatNumber(team, term.number, more);
    return this.seatTerms.prolongTerm(actor, term, until);
  }

  /**
   * Ends one holding and begins the next in the same place on the same day: `SeatLeft`, then `SeatTaken`, through which
   * `learning` gives the newcomer what the running rounds still ask of the place. The leaver's record stays. The same
   * form sent again gives the same receipt.
   * @throws NotFound when team or newcomer lies outside the actor's units
   * @throws SeatPassedOn, SeatIsNotHeld to the second of two officers, with what the first did
   * @throws SeatIsTaken when somebody else holds the place on some of the days
   * @throws MemberIsSeated, MemberLooksKnown, MemberOfAnotherUnit, LeaderExists, InvalidInput, IdempotencyConflict
   */
  async replaceMember(actor: Actor, wish: Replacement): Promise<ReplacementReceipt> {
    return this.transactions.run(async () => {
      const { unitPath } = await this.seatAccess.getPlaceOfTerm(actor, wish.seatTermId);
      await this.lockRegisterFor(unitPath, wish.newcomer);
      const { teamId, number } = await this.seatAccess.openTeamOfTerm(actor, wish.seatTermId);
      const form = { ...wish, bodyHash: digestOfReplaceMember(wish) };
      const sent = await this.actLog.findSentAct(actor, form.clientKey, form.bodyHash);
      if (sent !== null) return this.replacementReceiptOf(sent);
      const term = await this.seatAccess.getLastingTerm(wish.seatTermId, teamId, number);
      return this.passSeatOn(actor, form, term);
    });
  }

  private replacementReceiptOf({ id, teamId, tookMemberId, seatNumber }: StoredAct): ReplacementReceipt {
    if (teamId === null || tookMemberId === null || seatNumber === null) throw new IdempotencyConflict();
    return { actId: id, teamId, memberId: tookMemberId, seatNumber };
  }

  private async passSeatOn(actor: Actor, wish: ReplacementForm, term: HeldSeat): Promise<ReplacementReceipt> {
    const { team, member, days } = await this.openSuccession(actor, term, wish);
    const position = wish.position ?? term.position;
    const place = { termId: newId(), memberId: member.id, number: term.number, position, days };
    const actId = await this.actLog.recordAct(
      actor,
      {
        kind: 'seat-replaced',
        unitId: team.unitId,
        unitPath: team.unitPath,
        teamId: team.id,
        seatNumber: term.number,
        leftMemberId: term.memberId,
        tookMemberId: member.id,
        subject: this.actLog.subjectDayOf(days.from),
        clientKey: wish.clientKey,
        bodyHash: wish.bodyHash,
      },
      { seat_term: [term.seatTermId, place.termId] },
      async () => {
        await this.seatTerms.endTerm(actor, term, days.from);
        await this.requireFreePlace(team, place);
        await this.seatTerms.writeTerm(actor, team, place);
      },
    );
    return { actId, teamId: team.id, memberId: member.id, seatNumber: term.number };
  }

  /** Of a person who is to be written down: waits for whoever else writes people of the province down. Before any team is locked. */
  async lockRegisterFor(unitPath: string, newcomer: NewSeatHolder): Promise<void> {
    if (!('memberId' in newcomer)) await this.registration.lockRegister(unitPath);
  }

  /**
   * Team and newcomer, locked in that order, and the days: from the first on which the place may pass on.
   * @throws InvalidInput for the days; MemberIsSeated when the newcomer holds another place on some of them
   */
  async openSuccession(
    actor: Actor,
    term: HeldSeat,
    { newcomer, days: wish, ...form }: Succession,
  ): Promise<{ readonly team: TeamSummary; readonly member: StoredMember; readonly days: SeatDays }> {
    const { teamId } = term;
    const team = await this.seatAccess.openTeamToSeat(actor, teamId);
    const days = this.seatAccess.requireSeatDays(wish, term.heldFrom);
    const memberId =
      'memberId' in newcomer
        ? newcomer.memberId
        : await this.registration.registerMember(actor, team, { ...newcomer, ...form });
    const { member } = await this.seatAccess.openSeat(actor, { teamId, memberId });
    await this.seatAccess.requireUnseated(member, days);
    return { team, member, days };
  }

  /** Once the leaver is out. @throws LeaderExists; SeatIsTaken when somebody else holds the place on some of the days */
  async requireFreePlace(
    team: TeamSummary,
    place: { readonly number: number; readonly position: Position; readonly days: SeatDays },
  ): Promise<void> {
    await this.seatAccess.requireNoLeader(team.id, place.position, place.days);
    await this.seatAccess.chooseSeatNumber(team, place.number, place.days);
  }

  /**
   * The person leaves one place and takes the other on the same day; a person who goes to another commune belongs to the
   * unit of the new team from then on, on a coming day by `SeatTermService`.
   * @throws NotFound when one of the teams lies outside the actor's units
   * @throws MemberStaysPut when nothing would change; SeatPassedOn, SeatIsNotHeld, SeatIsTaken, TeamIsFull, LeaderExists
   */
  async moveMember(actor: Actor, wish: Move): Promise<MoveReceipt> {
    return this.transactions.run(async () => {
      const { term, team, member, days, home, common } = await this.openMove(actor, wish);
      const sameTeam = team.id === term.teamId;
      const position = wish.position ?? positionKept(term.position, sameTeam);
      if (sameTeam && position === term.position && (wish.seatNumber ?? term.number) === term.number)
        throw new MemberStaysPut();
      const termId = newId();
      let seatNumber = term.number;
      const actId = await this.actLog.recordAct(
        actor,
        {
          kind: 'seat-moved',
          unitId: common.id,
          unitPath: common.path,
          teamId: team.id,
          seatNumber: term.number,
          leftMemberId: member.id,
          tookMemberId: member.id,
          subject: this.actLog.subjectDayOf(days.from),
        },
        { seat_term: [term.seatTermId, termId], member: [member.id] },
        async () => {
          await this.seatTerms.endTerm(actor, term, days.from);
          await this.requireUnseatedAfterMove(member, days);
          const wanted = wish.seatNumber ?? (sameTeam ? term.number : null);
          seatNumber = await this.chooseNumberAfterMove(team, { wanted, position }, days);
          if (home !== null && days.from <= this.clock.today())
            await this.memberHomes.moveMemberHome(actor, member, home);
          await this.seatTerms.writeTerm(actor, team, {
            termId,
            memberId: member.id,
            number: seatNumber,
            position,
            days,
          });
        },
      );
      return { actId, fromTeamId: term.teamId, teamId: team.id, seatNumber };
    });
  }

  /** Both teams are locked in the order of their ids, so that two officers who move crosswise never wait in a circle. */
  async openMove(
    actor: Actor,
    wish: { readonly seatTermId: string; readonly toTeamId: string; readonly days: SeatDaysWish },
  ): Promise<OpenedMove> {
    const from = await this.seatAccess.getPlaceOfTerm(actor, wish.seatTermId);
    for (const id of [from.teamId, wish.toTeamId].sort()) await this.teamRepository.lock(id);
    const team = await this.seatAccess.openTeamToSeat(actor, wish.toTeamId);
    const term = await this.seatAccess.getLastingTerm(wish.seatTermId, from.teamId, from.number);
    const member = await this.seatAccess.openMemberToSeat(actor, term.memberId);
    const days = this.seatAccess.requireSeatDays(wish.days, term.heldFrom);
    const staysInCommune = communeOf(member.unitPath) === communeOf(team.unitPath);
    const home = staysInCommune ? null : await this.getUnitAt(team.unitPath);
    const commonPath =
      communeOf(term.unitPath) === communeOf(team.unitPath) ? communeOf(team.unitPath) : team.unitPath.split('.')[0];
    return { term, team, member, days, home, common: await this.getUnitAt(commonPath ?? '') };
  }

  /** The number to be given, once the old place is left. @throws LeaderExists, SeatIsTaken, TeamIsFull, NoSeatThroughout, NoSuchSeat */
  async chooseNumberAfterMove(
    team: TeamSummary,
    place: { readonly wanted: number | null; readonly position: Position },
    days: SeatDays,
  ): Promise<number> {
    await this.seatAccess.requireNoLeader(team.id, place.position, days);
    return this.seatAccess.chooseSeatNumber(team, place.wanted, days);
  }

  /** @throws MemberIsSeated when the person holds a third place on some of the days */
  async requireUnseatedAfterMove(member: StoredMember, days: SeatDays): Promise<void> {
    return this.seatAccess.requireUnseated(member, days);
  }

  private async getUnitAt(path: string): Promise<UnitSummary> {
    const unit = await this.unitRepository.findByPath(path);
    if (unit === null) throw new NotFound();
    return unit;
  }
}

function positionKept(position: Position, isSameTeam: boolean): Position {
  return position === 'leader' && !isSameTeam ? 'member' : position;
}
