import { Injectable } from '@nestjs/common';
import {
  AccessEpochs,
  type Actor,
  Audit,
  Clock,
  type DomainError,
  Events,
  newId,
  translatingConstraints,
} from '@lopso/platform';
import { SeatsChanged } from '../org.errors';
import { type SeatChanged, SeatLeft, SeatTaken } from '../org.events';
import { isHeldOn, type SeatDays } from '../rules/seat-days';
import { type Position } from '../rules/team-kinds';
import { GrantFateRepository } from '../storage/grant-fate.repository';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';
import { type TeamSummary } from '../storage/team.repository';

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

/**
 * The one hand that begins and ends holdings: row, news, trail. Whoever calls it holds the locks. What happens on a coming
 * day is news on that day (`SeatTurns`); tokens are made anew at once, since they carry the coming day.
 */
@Injectable()
export class SeatWriter {
  constructor(
    private readonly seats: SeatRepository,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly grants: GrantFateRepository,
    private readonly epochs: AccessEpochs,
    private readonly clock: Clock,
  ) {}

  /** The locks make these constraints unreachable from here; they hold against every other writer. */
  async sit(actor: Actor, team: TeamSummary, place: SeatPlace): Promise<void> {
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
        this.seats.insert({
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
    if (isHeldOn(days, this.clock.today())) await this.tellTaken(memberId, { teamId, teamKind, unitId, unitPath });
    else await this.renewRights([memberId]);
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
  async leave(actor: Actor, term: HeldSeat, on: string = this.clock.today()): Promise<void> {
    if (term.until !== null && term.until <= on) return;
    const isTakenBack = term.heldFrom >= on;
    if (isTakenBack) await this.seats.remove(term.seatTermId);
    else await this.seats.end(term.seatTermId, on);
    const today = this.clock.today();
    if (on <= today && term.heldFrom <= today) await this.tellLeft(term.memberId, term);
    else await this.renewRights([term.memberId]);
    const ended = on > today ? 'org.seat-end-set' : 'org.seat-left';
    await this.trail(actor, isTakenBack ? 'org.seat-taken-back' : ended, { ...term, until: isTakenBack ? null : on });
  }

  /** The holder keeps the place longer than was written; null: without an end. */
  async prolong(actor: Actor, term: HeldSeat, until: string | null): Promise<void> {
    await this.seats.end(term.seatTermId, until);
    await this.renewRights([term.memberId]);
    await this.trail(actor, 'org.seat-end-set', { ...term, until });
  }

  /** The news that somebody holds a place now. */
  async tellTaken(memberId: string, team: SeatTeam): Promise<void> {
    await this.tellAllTaken([{ ...team, memberId, day: this.clock.today() }]);
  }

  /** The news that somebody holds a place no longer; what they could do through it ends at their next request. */
  async tellLeft(memberId: string, team: SeatTeam): Promise<void> {
    await this.tellAllLeft([{ ...team, memberId, day: this.clock.today() }]);
  }

  /** The same for many, each with the day it is about. */
  async tellAllTaken(seats: readonly TurnedSeat[]): Promise<void> {
    await this.renewRights(seats.map(({ memberId }) => memberId));
    await this.events.publishMany(SeatTaken, this.news(seats));
  }

  /** The same for many, each with the day it is about. */
  async tellAllLeft(seats: readonly TurnedSeat[]): Promise<void> {
    await this.renewRights(seats.map(({ memberId }) => memberId));
    await this.events.publishMany(SeatLeft, this.news(seats));
  }

  /** Tokens of people are made anew: a leader's right stands on the seat, and what she lent stands on her right. */
  async renewRights(memberIds: readonly string[]): Promise<void> {
    if (memberIds.length === 0) return;
    await this.epochs.bumpAll([...memberIds, ...(await this.grants.deputiesOfSeated(memberIds))]);
  }

  private async trail(actor: Actor, action: string, term: HeldSeat): Promise<void> {
    const { teamId, number, position, heldFrom, until } = term;
    await this.audit.record(actor, {
      action,
      subjectType: 'member',
      subjectId: term.memberId,
      unitPath: term.unitPath,
      details: { teamId, number, position, heldFrom, ...(until === null ? {} : { until }) },
    });
  }

  private news(seats: readonly TurnedSeat[]): SeatChanged[] {
    const occurredAt = this.clock.now().toISOString();
    return seats.map(({ memberId, teamId, teamKind, unitId, unitPath, day }) => {
      return { id: newId(), occurredAt, memberId, teamId, teamKind, unitId, unitPath, day };
    });
  }
}
