import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, NotFound, type Permission } from '@lopso/platform';
import { MANAGE_MEMBERS, MANAGE_TEAMS, PRINT_ACTIVATION_SLIPS, READ_MEMBERS, READ_UNITS } from '../org.permissions';
import { type SeatLimits, type TeamKind } from '../rules/team-kinds';
import { absenceOn, type TeamAbsence } from '../rules/team-absence';
import { type SeatOfTeam, SeatRepository } from '../storage/seat.repository';
import { TeamRepository, type TeamSummary, type UnitTeam } from '../storage/team.repository';
import { type UnitSummary } from '../storage/unit.repository';
import { Units } from './units.service';

/** What an actor may do with a row, for the client to hide what it may not. */
export type OrgAct = 'manage-teams' | 'manage-members' | 'print-activation-slips';

const ACTS: readonly (readonly [OrgAct, Permission])[] = [
  ['manage-teams', MANAGE_TEAMS],
  ['manage-members', MANAGE_MEMBERS],
  ['print-activation-slips', PRINT_ACTIVATION_SLIPS],
];

/** A team with its numbered places on a day. */
export interface TeamDetails {
  readonly team: TeamSummary;
  /** The day asked about, `yyyy-mm-dd`. */
  readonly on: string;
  /** None on a day the team does not stand. */
  readonly seats: readonly SeatOfTeam[];
  /** How many places the team has by the cap of the day. */
  readonly seatLimit: number;
  /** Why there are no places; null on a day the team stands. */
  readonly absence: TeamAbsence | null;
  readonly can: readonly OrgAct[];
}

/** A commune with its villages and teams today. */
export interface CommuneTeams {
  readonly commune: UnitSummary;
  readonly units: readonly UnitTeam[];
  /** How many places a team that is founded today gets. */
  readonly seatLimits: SeatLimits;
  readonly can: readonly OrgAct[];
}

/** Teams as officers and trainers see them. */
@Injectable()
export class Teams {
  constructor(
    private readonly teams: TeamRepository,
    private readonly seats: SeatRepository,
    private readonly units: Units,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A team the actor may see, with who holds which place on a day of the past, today or to come; null: today. Written into
   * the audit trail. @throws NotFound outside the actor's units
   */
  async get(actor: Actor, teamId: string, day: string | null = null): Promise<TeamDetails> {
    const team = await this.getSummary(teamId);
    this.access.require(actor, READ_MEMBERS, team);
    const { unitPath } = team;
    const entry = { action: 'org.team-read', subjectType: 'team', subjectId: teamId, unitPath };
    const reading = await this.audit.recordRead(actor, entry);
    const on = day ?? this.clock.today();
    const seats = await this.seats.seatsOf(teamId, on);
    await this.audit.noteHeld(reading, holdersOf(seats));
    const can = this.actsOn(actor, unitPath);
    return { team, on, seats, seatLimit: seats.at(-1)?.number ?? 0, absence: absenceOn(team, on), can };
  }

  /** Any team, without an access check: for other libraries. @throws NotFound */
  async getSummary(teamId: string): Promise<TeamSummary> {
    const team = await this.teams.find(teamId);
    if (team === null) throw new NotFound();
    return team;
  }

  /** A commune's team and its villages with theirs, villages without one included. @throws NotFound */
  async listOfCommune(actor: Actor, communeId: string): Promise<CommuneTeams> {
    const commune = await this.units.getUnit(communeId);
    this.access.require(actor, READ_UNITS, { unitPath: commune.path });
    if (commune.kind !== 'commune') throw new NotFound();
    const today = this.clock.today();
    return {
      commune,
      units: await this.teams.unitsAndTeams(commune.path, today),
      seatLimits: await this.teams.seatLimits(commune.path, today),
      can: this.actsOn(actor, commune.path),
    };
  }

  /** How many places a team of a kind has that is founded on a day below a unit path. */
  async seatLimit(unitPath: string, kind: TeamKind, on: string): Promise<number> {
    return (await this.teams.seatLimits(unitPath, on))[kind];
  }

  /** What the actor may do below a unit path. */
  actsOn(actor: Actor, unitPath: string): OrgAct[] {
    return ACTS.filter(([, permission]) => this.access.scope(actor, permission).contains(unitPath)).map(([act]) => act);
  }
}

/** Everybody a list of seats names. */
const holdersOf = (seats: readonly SeatOfTeam[]): string[] =>
  seats.flatMap(({ holder, next }) => [holder, next].flatMap((one) => one?.memberId ?? []));
