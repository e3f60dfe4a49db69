import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, NotFound } from '@lopso/platform';
import { TeamHasEnded, TeamIsNew } from '../org-changes.errors';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';
import { TeamRepository, type TeamSummary } from '../storage/team.repository';
import { SeatWriter } from './seat-writer';

/** A team that may be ended, locked, with everybody who sits in it or is to. */
export interface EndingTeam {
  readonly team: TeamSummary;
  readonly terms: readonly HeldSeat[];
}

/** Ends teams: its people leave their places, the team stands no longer from today on. */
@Injectable()
export class TeamEnder {
  constructor(
    private readonly teams: TeamRepository,
    private readonly seats: SeatRepository,
    private readonly writer: SeatWriter,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws TeamHasEnded; TeamIsNew when it was founded today */
  async open(teamId: string): Promise<EndingTeam> {
    await this.teams.lock(teamId);
    const team = await this.teams.find(teamId);
    if (team === null) throw new NotFound();
    if (team.validUntil !== null) throw new TeamHasEnded(team.validUntil);
    if (team.validFrom >= this.clock.today()) throw new TeamIsNew(team.name);
    return { team, terms: await this.seats.termsFrom(teamId, this.clock.today()) };
  }

  /** The team of a unit that stands, opened; none or one. @throws TeamIsNew */
  async openOfUnit(unitId: string): Promise<EndingTeam[]> {
    const id = await this.teams.findStanding(unitId);
    return id === null ? [] : [await this.open(id)];
  }

  /** Ends an opened team; runs in the transaction that opened it. */
  async end(actor: Actor, { team, terms }: EndingTeam, decisionNumber: string | null): Promise<void> {
    for (const term of terms) await this.writer.leave(actor, term);
    await this.teams.end(team.id, this.clock.today(), decisionNumber);
    await this.audit.record(actor, {
      action: 'org.team-ended',
      subjectType: 'team',
      subjectId: team.id,
      unitPath: team.unitPath,
      details: { decisionNumber, people: terms.length },
    });
  }
}
