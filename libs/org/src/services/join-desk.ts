import { Injectable } from '@nestjs/common';
import { type Actor, Clock, InvalidInput, newId, NotFound } from '@lopso/platform';
import { PairHasChanged } from '../org.errors';
import { planSeats, type SeatPlan } from '../rules/joined-seats';
import { type PairedPerson } from '../storage/person-pair.repository';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';
import { TeamRepository } from '../storage/team.repository';
import { HomeMover } from './home-mover';
import { SeatWriter } from './seat-writer';

/** The two records that are one person's. */
export interface JoinedRecords {
  readonly kept: PairedPerson;
  readonly ended: PairedPerson;
}

/** What becomes of their places; `termId` is the holding's that the kept record gets. */
export interface OpenedSeats {
  readonly plan: SeatPlan<HeldSeat>;
  readonly termId: string;
  /** Every holding that may change or begin. */
  readonly touched: readonly string[];
}

/** The places of two records that become one person's. */
@Injectable()
export class JoinDesk {
  constructor(
    private readonly seats: SeatRepository,
    private readonly teams: TeamRepository,
    private readonly writer: SeatWriter,
    private readonly homes: HomeMover,
    private readonly clock: Clock,
  ) {}

  /** Locks the teams that both sit in, in the order of their ids: before the people, as every seating does. Gives their ids. */
  async holdTeams(memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const terms = await this.seats.lastingOf(memberIds, this.clock.today());
    const teamIds = [...new Set(terms.map(({ teamId }) => teamId))].sort();
    for (const id of teamIds) await this.teams.lock(id);
    return new Set(teamIds);
  }

  /** Once the people are locked too. @throws PairHasChanged when one was seated meanwhile; InvalidInput where a place has to be chosen */
  async open(
    { kept, ended }: JoinedRecords,
    stayingId: string | null,
    held: ReadonlySet<string>,
  ): Promise<OpenedSeats> {
    const terms = await this.seats.lastingOf([kept.memberId, ended.memberId], this.clock.today());
    if (terms.some(({ teamId }) => !held.has(teamId))) throw new PairHasChanged();
    const plan = planSeats(terms, kept.memberId, stayingId);
    if (plan === 'unsaid') throw new InvalidInput([{ pointer: '#/seatTermId', code: 'required' }]);
    if (plan === 'unknown') throw new NotFound();
    const termId = newId();
    return { plan, termId, touched: [...terms.map(({ seatTermId }) => seatTermId), termId] };
  }

  /** Ends what ends today; a place that passes on is held from today, or from the coming day on which it begins. */
  async apply(actor: Actor, { kept, ended }: JoinedRecords, { plan, termId }: OpenedSeats): Promise<void> {
    for (const term of plan.leaving) await this.writer.leave(actor, term);
    await this.renewRights([ended.memberId]);
    const { takenOver } = plan;
    if (takenOver === null) return;
    const today = this.clock.today();
    const from = takenOver.heldFrom < today ? today : takenOver.heldFrom;
    const team = await this.teams.find(takenOver.teamId);
    if (team === null) throw new NotFound();
    const home = { id: ended.unitId, path: ended.unitPath };
    if (from === today) await this.homes.moveTo(actor, { id: kept.memberId, unitPath: kept.unitPath }, home);
    const { number, position, until } = takenOver;
    await this.writer.sit(actor, team, { termId, memberId: kept.memberId, number, position, days: { from, until } });
  }

  /** Their tokens are made anew: what hung on a place ends, or begins again. */
  async renewRights(memberIds: readonly string[]): Promise<void> {
    await this.writer.renewRights(memberIds);
  }
}
