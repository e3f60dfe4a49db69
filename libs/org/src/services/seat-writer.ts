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
import { type Position } from '../rules/team-kinds';
import { GrantFateRepository } from '../storage/grant-fate.repository';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';
import { type TeamSummary } from '../storage/team.repository';

/** A place to be taken from today on; `termId` is the new holding's. */
export interface SeatPlace {
  readonly termId: string;
  readonly memberId: string;
  readonly number: number;
  readonly position: Position;
}

type SeatTeam = Pick<HeldSeat, 'teamId' | 'teamKind' | 'unitId' | 'unitPath'>;

/** The one hand that begins and ends holdings: row, news, trail. Whoever calls it holds the locks. */
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
    const { termId, memberId, number, position } = place;
    await translatingConstraints(
      {
        seat_term_number_excl: changed,
        seat_term_member_excl: changed,
        seat_term_leader_excl: changed,
        seat_term_retired_ck: changed,
      },
      () =>
        this.seats.insert({
          id: termId,
          teamId: team.id,
          kind: team.kind,
          number,
          memberId,
          position,
          heldFrom: this.clock.today(),
        }),
    );
    await this.tellTaken(memberId, {
      teamId: team.id,
      teamKind: team.kind,
      unitId: team.unitId,
      unitPath: team.unitPath,
    });
    await this.audit.record(actor, {
      action: 'org.seat-taken',
      subjectType: 'member',
      subjectId: memberId,
      unitPath: team.unitPath,
      details: { teamId: team.id, number, position },
    });
  }

  /** The holder keeps the place up to yesterday; a holding that began today is taken back altogether. */
  async leave(actor: Actor, term: HeldSeat): Promise<void> {
    const isTakenBack = term.heldFrom >= this.clock.today();
    if (isTakenBack) await this.seats.remove(term.seatTermId);
    else await this.seats.end(term.seatTermId, this.clock.today());
    await this.tellLeft(term.memberId, term);
    await this.audit.record(actor, {
      action: isTakenBack ? 'org.seat-taken-back' : 'org.seat-left',
      subjectType: 'member',
      subjectId: term.memberId,
      unitPath: term.unitPath,
      details: { teamId: term.teamId, number: term.number, position: term.position, heldFrom: term.heldFrom },
    });
  }

  /** The news that somebody holds a place now. */
  async tellTaken(memberId: string, team: SeatTeam): Promise<void> {
    await this.renewRights(memberId);
    await this.events.publish(SeatTaken, this.news(memberId, team));
  }

  /** The news that somebody holds a place no longer; what they could do through it ends at their next request. */
  async tellLeft(memberId: string, team: SeatTeam): Promise<void> {
    await this.renewRights(memberId);
    await this.events.publish(SeatLeft, this.news(memberId, team));
  }

  /** A leader's right stands on the seat, and what she lent stands on her right. */
  private async renewRights(memberId: string): Promise<void> {
    await this.epochs.bumpAll([memberId, ...(await this.grants.deputiesOfSeated([memberId]))]);
  }

  private news(memberId: string, { teamId, teamKind, unitId, unitPath }: SeatTeam): SeatChanged {
    return { id: newId(), occurredAt: this.clock.now().toISOString(), memberId, teamId, teamKind, unitId, unitPath };
  }
}
