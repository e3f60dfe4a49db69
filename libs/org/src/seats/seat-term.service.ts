import { Injectable } from '@nestjs/common';
import {
  Access,
  AccessEpochs,
  type Actor,
  Audit,
  Clock,
  DatabaseClock,
  type DomainError,
  Events,
  newId,
  NotFound,
  Transactions,
  translatingConstraints,
  vietnamDate,
} from '@lopso/platform';
import { RoleGrantRepository } from '../grants/role-grant.repository';
import { MemberHomeService } from '../members/member-home.service';
import { MemberRecordRepository } from '../members/member-record.repository';
import { SeatsChanged } from '../org.errors';
import { type SeatChanged, SeatLeft, SeatTaken } from '../org.events';
import { READ_MEMBERS } from '../org.permissions';
import { TeamRepository, type TeamSummary } from '../teams/team.repository';
import { type Position } from '../teams/team.rules';
import {
  type BegunSeat,
  type DueSeatDays,
  type HeldSeat,
  SeatRepository,
  type SeatTermOfSeat,
} from './seat.repository';
import { isHeldOn, type SeatDays } from './seat.rules';

/** Days within which people of a team that ended whole are seated again. */
const TEAM_ANEW_DAYS = 60;

/** A place to be taken; `termId` is the new holding's. */
export interface SeatPlace {
  readonly termId: string;
  readonly memberId: string;
  readonly number: number;
  readonly position: Position;
  readonly days: SeatDays;
}

type SeatTeam = Pick<HeldSeat, 'teamId' | 'teamKind' | 'unitId' | 'unitPath'>;

/** Whose place it is, and the first day of holding it or of holding it no longer. */
type TurnedSeat = SeatTeam & { readonly memberId: string; readonly day: string };

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

/** Seat terms as they are kept: who holds or left a seat when, written and published, also those of a coming day. */
@Injectable()
export class SeatTermService {
  constructor(
    private readonly seatRepository: SeatRepository,
    private readonly clock: Clock,
    private readonly teamRepository: TeamRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly grantRepository: RoleGrantRepository,
    private readonly epochs: AccessEpochs,
    private readonly recordRepository: MemberRecordRepository,
    private readonly memberHomes: MemberHomeService,
    private readonly databaseClock: DatabaseClock,
    private readonly transactions: Transactions,
  ) {}

  /** The seat a member holds on a calendar date, or null. */
  async findSeat(memberId: string, on: string): Promise<HeldSeat | null> {
    return this.seatRepository.seatOf(memberId, on);
  }

  /**
   * The first day a member holds no seat any more, past or coming; null while today's lasts without an end, or none ever
   * began. Who comes back on a coming day is out until then (decision 0022).
   */
  async findLeftOn(memberId: string): Promise<string | null> {
    return this.seatRepository.leftOn(memberId, this.clock.today());
  }

  /** Of these people those who held a seat and hold none on the day, nor on a later one that is known; who never held one has not left. */
  async findLeavers(memberIds: readonly string[], on: string): Promise<Set<string>> {
    return this.findLeft(memberIds, on, 0);
  }

  /** The same without those whose whole team ended less than two months before: the decision that seats them again comes later. */
  async findLeaversForGood(memberIds: readonly string[], on: string): Promise<Set<string>> {
    return this.findLeft(memberIds, on, TEAM_ANEW_DAYS);
  }

  private async findLeft(memberIds: readonly string[], on: string, sparedDays: number): Promise<Set<string>> {
    return memberIds.length === 0
      ? new Set()
      : new Set(await this.seatRepository.leaversAmong(memberIds, on, sparedDays));
  }

  /**
   * Everybody who held a place of a team, the latest first; written into the audit trail.
   * @throws NotFound outside the actor's units, or no such place
   */
  async listSeatHolders(actor: Actor, teamId: string, number: number): Promise<SeatTermOfSeat[]> {
    const team = await this.teamRepository.find(teamId);
    if (team === null) throw new NotFound();
    this.access.require(actor, READ_MEMBERS, team);
    const { unitPath } = team;
    const reading = await this.audit.recordRead(actor, {
      action: 'org.seat-history-read',
      subjectType: 'team',
      subjectId: teamId,
      unitPath,
      details: { number },
    });
    const terms = await this.seatRepository.listHolders(teamId, number);
    if (terms.length === 0 && !(await this.teamRepository.hasNumber(teamId, number))) throw new NotFound();
    await this.audit.noteHeld(
      reading,
      terms.map(({ memberId }) => memberId),
    );
    return terms;
  }

  /** The locks make these constraints unreachable from here; they hold against every other writer. */
  async writeTerm(actor: Actor, team: TeamSummary, place: SeatPlace): Promise<void> {
    const changed = (): DomainError => new SeatsChanged();
    const { termId, memberId, number, position, days } = place;
    await translatingConstraints(
      {
        seat_term_number_excl: changed,
        seat_term_member_excl: changed,
        seat_term_leader_excl: changed,
        seat_term_number_fk: changed,
      },
      () =>
        this.seatRepository.insert({
          id: termId,
          teamId: team.id,
          kind: team.kind,
          number,
          memberId,
          position,
          days,
        }),
    );
    const { id: teamId, kind: teamKind, unitId, unitPath } = team;
    if (isHeldOn(days, this.clock.today())) await this.publishTaken(memberId, { teamId, teamKind, unitId, unitPath });
    else await this.refreshRights([memberId]);
    await this.audit.record(actor, {
      action: 'org.seat-taken',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
      details: { teamId, number, position, heldFrom: days.from, ...(days.until === null ? {} : { until: days.until }) },
    });
  }

  /**
   * The holder keeps the place up to the day before `on`, today or later; a holding that begins no earlier is taken back
   * altogether. One that is over by then stays as it is.
   */
  async endTerm(actor: Actor, term: HeldSeat, on: string = this.clock.today()): Promise<void> {
    if (term.until !== null && term.until <= on) return;
    const isTakenBack = term.heldFrom >= on;
    if (isTakenBack) await this.seatRepository.remove(term.seatTermId);
    else await this.seatRepository.end(term.seatTermId, on);
    const today = this.clock.today();
    if (on <= today && term.heldFrom <= today) await this.publishLeft(term.memberId, term);
    else await this.refreshRights([term.memberId]);
    const ended = on > today ? 'org.seat-end-set' : 'org.seat-left';
    await this.recordTermChange(actor, isTakenBack ? 'org.seat-taken-back' : ended, {
      ...term,
      until: isTakenBack ? null : on,
    });
  }

  /** The holder keeps the place longer than was written; null: without an end. */
  async prolongTerm(actor: Actor, term: HeldSeat, until: string | null): Promise<void> {
    await this.seatRepository.end(term.seatTermId, until);
    await this.refreshRights([term.memberId]);
    await this.recordTermChange(actor, 'org.seat-end-set', { ...term, until });
  }

  /** The news that somebody holds a place now. */
  async publishTaken(memberId: string, team: SeatTeam): Promise<void> {
    await this.publishAllTaken([{ ...team, memberId, day: this.clock.today() }]);
  }

  /** The news that somebody holds a place no longer; what they could do through it ends at their next request. */
  async publishLeft(memberId: string, team: SeatTeam): Promise<void> {
    await this.publishAllLeft([{ ...team, memberId, day: this.clock.today() }]);
  }

  /** The same for many, each with the day it is about. */
  async publishAllTaken(seats: readonly TurnedSeat[]): Promise<void> {
    await this.refreshRights(seats.map(({ memberId }) => memberId));
    await this.events.publishMany(SeatTaken, this.publishSeats(seats));
  }

  /** The same for many, each with the day it is about. */
  async publishAllLeft(seats: readonly TurnedSeat[]): Promise<void> {
    await this.refreshRights(seats.map(({ memberId }) => memberId));
    await this.events.publishMany(SeatLeft, this.publishSeats(seats));
  }

  /** Tokens of people are made anew: a leader's right stands on the seat, and what she lent stands on her right. */
  async refreshRights(memberIds: readonly string[]): Promise<void> {
    if (memberIds.length === 0) return;
    await this.epochs.bumpAll([...memberIds, ...(await this.grantRepository.deputiesOfSeated(memberIds))]);
  }

  private async recordTermChange(actor: Actor, action: string, term: HeldSeat): Promise<void> {
    const { teamId, number, position, heldFrom, until } = term;
    await this.audit.record(actor, {
      action,
      subjectType: 'member',
      subjectId: term.memberId,
      unitPath: term.unitPath,
      details: { teamId, number, position, heldFrom, ...(until === null ? {} : { until }) },
    });
  }

  private publishSeats(seats: readonly TurnedSeat[]): SeatChanged[] {
    const occurredAt = this.clock.now().toISOString();
    return seats.map(({ memberId, teamId, teamKind, unitId, unitPath, day }) => {
      return { id: newId(), occurredAt, memberId, teamId, teamKind, unitId, unitPath, day };
    });
  }

  /**
   * Publishes `SeatLeft` and `SeatTaken` for every day since the last one told, however many were missed, lets people belong
   * to the commune they were moved to, and makes their tokens anew. In parts, each with how far it is in one transaction: cut
   * off between any two, the next call goes on, and nothing is told twice. A second call on a day does nothing. The day is
   * the database's: a worker whose clock is fast would tell tomorrow, and what is entered for it before midnight would never
   * be news. Answers how many seats turned.
   */
  async applyDueDays(): Promise<number> {
    let turned = 0;
    for (;;) {
      const part = await this.transactions.run(() => this.applyNextPart());
      if (part === null) return turned;
      turned += part;
    }
  }

  private async applyNextPart(): Promise<number | null> {
    const turn = await this.openNextDays();
    if (turn === null) return null;
    return turn.phase === 'ended' ? this.publishEnded(turn) : this.publishBegun(turn);
  }

  /** Days that were not told to their end, then those up to today. */
  private async openNextDays(): Promise<DueSeatDays | null> {
    const today = vietnamDate(new Date((await this.databaseClock.now()).getTime() - GRACE_MS));
    const last = await this.seatRepository.lockLastDay();
    if (last !== null && !last.isTold) return last;
    if (last !== null && last.day >= today) return null;
    await this.seatRepository.beginDays(last === null ? today : dayAfter(last.day), today);
    const begun = await this.seatRepository.lockLastDay();
    return begun?.isTold === true ? null : begun;
  }

  private async publishEnded(turn: DueSeatDays): Promise<number> {
    const seats = await this.seatRepository.listEnded(turn, SEATS_AT_ONCE);
    await this.publishAllLeft(seats.map((seat) => ({ ...seat, day: seat.until ?? turn.day })));
    const last = placeOf(seats, ({ until }) => until ?? turn.day);
    await this.seatRepository.advanceDays({ day: turn.day, phase: last === null ? 'begun' : 'ended', after: last });
    return seats.length;
  }

  private async publishBegun(turn: DueSeatDays): Promise<number> {
    const seats = await this.seatRepository.listBegun(turn, SEATS_AT_ONCE);
    for (const seat of seats) await this.moveHome(seat);
    await this.publishAllTaken(seats.map((seat) => ({ ...seat, day: seat.heldFrom })));
    const last = placeOf(seats, ({ heldFrom }) => heldFrom);
    if (last === null) await this.seatRepository.finishDays(turn.day, await this.databaseClock.now());
    else await this.seatRepository.advanceDays({ day: turn.day, phase: 'begun', after: last });
    return seats.length;
  }

  private async moveHome(seat: BegunSeat): Promise<void> {
    if (communeOf(seat.memberUnitPath) === communeOf(seat.unitPath)) return;
    const member = await this.recordRepository.lock(seat.memberId);
    if (member !== null) await this.memberHomes.moveMemberHome(null, member, { id: seat.unitId, path: seat.unitPath });
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
