import { Injectable } from '@nestjs/common';
import {
  Access,
  AccessEpochs,
  type Actor,
  Audit,
  cleanText,
  Clock,
  InvalidInput,
  newId,
  NotFound,
  type Permission,
  Transactions,
  translatingConstraints,
} from '@lopso/platform';
import { HeldRightRepository } from '../grants/held-right.repository';
import { RoleGrantRepository } from '../grants/role-grant.repository';
import { TeamExists, TeamHasEnded, TeamIsNew, TeamKindDoesNotFit, UnitHasEnded } from '../org.errors';
import { MANAGE_MEMBERS, MANAGE_TEAMS, PRINT_ACTIVATION_SLIPS, READ_MEMBERS, READ_UNITS } from '../org.permissions';
import { SeatTermService } from '../seats/seat-term.service';
import { type HeldSeat, type SeatOfTeam, SeatRepository } from '../seats/seat.repository';
import { ActLog } from '../undo/act-log.service';
import { type UnitSummary } from '../units/unit.repository';
import { teamName } from '../units/unit.rules';
import { UnitService } from '../units/unit.service';
import { TeamRepository, type TeamSummary, type UnitTeam } from './team.repository';
import { absenceOn, decidedOnFaults, type SeatLimits, type TeamAbsence, type TeamKind, teamKindOf } from './team.rules';

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

/** Everybody a list of seats names. */
const holdersOf = (seats: readonly SeatOfTeam[]): string[] =>
  seats.flatMap(({ holder, next }) => [holder, next].flatMap((one) => one?.memberId ?? []));

/** The decision that founded a team, as an officer types it. */
export interface TeamDecision {
  readonly decisionNumber: string | null;
  /** `yyyy-mm-dd`, from 2022 to today. */
  readonly decidedOn: string | null;
}

/** A decision number as it is kept: cleaned, null when nothing was typed. */
export function decisionNumberOf(typed: string | null): string | null {
  const cleaned = cleanText(typed ?? '');
  return cleaned === '' ? null : cleaned;
}

/** A team as the decision that founds it says; number and date may follow later. */
export interface TeamDraft {
  readonly unitId: string;
  readonly decisionNumber: string | null;
  /** `yyyy-mm-dd`, from 2022 to today. */
  readonly decidedOn: string | null;
}

/** A team that may be ended, locked, with everybody who sits in it or is to. */
export interface EndingTeam {
  readonly team: TeamSummary;
  readonly terms: readonly HeldSeat[];
}

/** Teams of communes and villages: read with their seats, founded, corrected, moved, ended. */
@Injectable()
export class TeamService {
  constructor(
    private readonly teamRepository: TeamRepository,
    private readonly seatRepository: SeatRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly actLog: ActLog,
    private readonly transactions: Transactions,
    private readonly seatTerms: SeatTermService,
    private readonly grantRepository: RoleGrantRepository,
    private readonly heldRightRepository: HeldRightRepository,
    private readonly epochs: AccessEpochs,
  ) {}

  /**
   * A team the actor may see, with who holds which place on a day of the past, today or to come; null: today. Written into
   * the audit trail. @throws NotFound outside the actor's units
   */
  async getTeam(actor: Actor, teamId: string, day: string | null = null): Promise<TeamDetails> {
    const team = await this.getTeamSummary(teamId);
    this.access.require(actor, READ_MEMBERS, team);
    const { unitPath } = team;
    const entry = { action: 'org.team-read', subjectType: 'team', subjectId: teamId, unitPath };
    const reading = await this.audit.recordRead(actor, entry);
    const on = day ?? this.clock.today();
    const seats = await this.seatRepository.seatsOf(teamId, on);
    await this.audit.noteHeld(reading, holdersOf(seats));
    const can = this.getTeamActs(actor, unitPath);
    return { team, on, seats, seatLimit: seats.at(-1)?.number ?? 0, absence: absenceOn(team, on), can };
  }

  /** Any team, without an access check: for other libraries. @throws NotFound */
  async getTeamSummary(teamId: string): Promise<TeamSummary> {
    const team = await this.teamRepository.find(teamId);
    if (team === null) throw new NotFound();
    return team;
  }

  /** A commune's team and its villages with theirs, villages without one included. @throws NotFound */
  async listTeamsOfCommune(actor: Actor, communeId: string): Promise<CommuneTeams> {
    const commune = await this.units.getUnit(communeId);
    this.access.require(actor, READ_UNITS, { unitPath: commune.path });
    if (commune.kind !== 'commune') throw new NotFound();
    const today = this.clock.today();
    return {
      commune,
      units: await this.teamRepository.unitsAndTeams(commune.path, today),
      seatLimits: await this.teamRepository.seatLimits(commune.path, today),
      can: this.getTeamActs(actor, commune.path),
    };
  }

  /** How many places a team of a kind has that is founded on a day below a unit path. */
  async getSeatLimit(unitPath: string, kind: TeamKind, on: string): Promise<number> {
    return (await this.teamRepository.seatLimits(unitPath, on))[kind];
  }

  /** What the actor may do below a unit path. */
  getTeamActs(actor: Actor, unitPath: string): OrgAct[] {
    return ACTS.filter(([, permission]) => this.access.scope(actor, permission).contains(unitPath)).map(([act]) => act);
  }

  /**
   * Adds the team of a unit, of the kind its unit has, standing from the day of the decision or from today. May be taken
   * back today.
   * @throws NotFound when the unit lies outside the actor's units
   * @throws TeamExists when the unit has its team; UnitHasEnded when the unit exists no longer
   */
  async addTeam(actor: Actor, draft: TeamDraft): Promise<string> {
    const faults = decidedOnFaults(draft.decidedOn, this.clock.today());
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.transactions.run(async () => {
      const unit = await this.units.getUnit(draft.unitId);
      this.access.require(actor, MANAGE_TEAMS, { unitPath: unit.path });
      const id = newId();
      const head = {
        kind: 'team-added' as const,
        unitId: unit.id,
        unitPath: unit.path,
        teamId: id,
        subject: unit.fullName,
      };
      await this.actLog.recordAct(actor, head, { team: [id] }, () => this.foundTeam(actor, unit, { ...draft, id }));
      return id;
    });
  }

  /** Runs in the caller's transaction. @throws TeamKindDoesNotFit for a province; TeamExists; UnitHasEnded */
  async foundTeam(actor: Actor, unit: UnitSummary, draft: TeamDecision & { readonly id: string }): Promise<void> {
    const kind = teamKindOf(unit.kind);
    if (kind === null) throw new TeamKindDoesNotFit();
    if (unit.until !== null && unit.until <= this.clock.today()) throw new UnitHasEnded(unit.fullName, unit.until);
    const { id, decidedOn } = draft;
    const decisionNumber = decisionNumberOf(draft.decisionNumber);
    await translatingConstraints({ team_one_per_unit_excl: () => new TeamExists(unit.fullName) }, () =>
      this.teamRepository.insert({
        id,
        unitId: unit.id,
        unitPath: unit.path,
        kind,
        name: teamName(unit.fullName),
        decisionNumber,
        decidedOn,
        validFrom: decidedOn ?? this.clock.today(),
      }),
    );
    await this.audit.record(actor, {
      action: 'org.team-added',
      subjectType: 'team',
      subjectId: id,
      unitPath: unit.path,
      details: { decisionNumber, decidedOn },
    });
  }

  /**
   * Writes number and date of the founding decision, later or again; the first day of the team stays what it was.
   * @throws NotFound when the team lies outside the actor's units; InvalidInput for a date to come or before there were teams
   */
  async correctDecision(actor: Actor, teamId: string, decision: TeamDecision): Promise<void> {
    const { decidedOn } = decision;
    const faults = decidedOnFaults(decidedOn, this.clock.today());
    if (faults.length > 0) throw new InvalidInput(faults);
    const decisionNumber = decisionNumberOf(decision.decisionNumber);
    await this.transactions.run(async () => {
      await this.teamRepository.lock(teamId);
      const team = await this.teamRepository.find(teamId);
      if (team === null) throw new NotFound();
      this.access.require(actor, MANAGE_TEAMS, team);
      await this.teamRepository.correctDecision(teamId, decisionNumber, decidedOn);
      await this.audit.record(actor, {
        action: 'org.team-decision-corrected',
        subjectType: 'team',
        subjectId: teamId,
        unitPath: team.unitPath,
        details: {
          decisionNumber,
          decidedOn,
          before: { decisionNumber: team.decisionNumber, decidedOn: team.decidedOn },
        },
      });
    });
  }

  /**
   * The team stands no longer from today on and everybody leaves their place; their records stay. May be taken back today.
   * @throws NotFound when the team lies outside the actor's units; TeamHasEnded; TeamIsNew
   */
  async endTeam(actor: Actor, teamId: string, decisionNumber: string | null): Promise<{ readonly actId: string }> {
    return this.transactions.run(async () => {
      const known = await this.teamRepository.find(teamId);
      if (known === null) throw new NotFound();
      this.access.require(actor, MANAGE_TEAMS, known);
      const ending = await this.openEndingTeam(teamId);
      const { unitId, unitPath, name: subject } = ending.team;
      const actId = await this.actLog.recordAct(
        actor,
        { kind: 'team-ended', unitId, unitPath, teamId, subject },
        { team: [teamId], seat_term: ending.terms.map((term) => term.seatTermId) },
        () => this.endOpenedTeam(actor, ending, decisionNumberOf(decisionNumber)),
      );
      return { actId };
    });
  }

  /** @throws TeamHasEnded; TeamIsNew when it was founded today */
  async openEndingTeam(teamId: string): Promise<EndingTeam> {
    await this.teamRepository.lock(teamId);
    const team = await this.teamRepository.find(teamId);
    if (team === null) throw new NotFound();
    if (team.validUntil !== null) throw new TeamHasEnded(team.validUntil);
    if (team.validFrom >= this.clock.today()) throw new TeamIsNew(team.name);
    return { team, terms: await this.seatRepository.termsFrom(teamId, this.clock.today()) };
  }

  /** The team of a unit that stands, opened; none or one. @throws TeamIsNew */
  async openEndingTeamsOfUnit(unitId: string): Promise<EndingTeam[]> {
    const id = await this.teamRepository.findStanding(unitId);
    return id === null ? [] : [await this.openEndingTeam(id)];
  }

  /** Ends an opened team; runs in the transaction that opened it. */
  async endOpenedTeam(actor: Actor, { team, terms }: EndingTeam, decisionNumber: string | null): Promise<void> {
    for (const term of terms) await this.seatTerms.endTerm(actor, term);
    await this.teamRepository.end(team.id, this.clock.today(), decisionNumber);
    await this.audit.record(actor, {
      action: 'org.team-ended',
      subjectType: 'team',
      subjectId: team.id,
      unitPath: team.unitPath,
      details: { decisionNumber, people: terms.length },
    });
  }

  /** Its leader's right follows by the foreign key. Runs in the caller's transaction, which holds the locks. */
  async moveTeam(teamId: string, unit: { readonly id: string; readonly path: string }, name: string): Promise<void> {
    await this.teamRepository.moveTo(teamId, unit, name);
    await this.refreshRightsOver([unit.id]);
  }

  /** Joins the transaction of what changed. */
  async refreshRightsOver(unitIds: readonly string[]): Promise<void> {
    const leaders = await this.heldRightRepository.leadersOver(unitIds, this.clock.today());
    await this.epochs.bumpAll([...(await this.grantRepository.holdersOver(unitIds)), ...leaders]);
  }
}
