import { Injectable } from '@nestjs/common';
import { type ReopenedFigure } from '@lopso/learning';
import { Access, type Actor, NotFound, type Scope, scopePaths, SharedReading } from '@lopso/platform';
import { MapService } from '../map/map.service';
import { type PersonInRound, PersonReportService } from '../people/person-report.service';
import { communeNameOf, compareTeams, shortTeamName } from '../people/person.rules';
import { READ_FIGURE_PEOPLE, READ_FIGURES } from '../reporting.permissions';
import { type ReportRound } from '../rounds/report-round.repository';
import { ReportRoundService, type ReportView } from '../rounds/report-round.service';
import { type CommuneWeekCount, FigureRepository, type ReportCommune, type TeamCount } from './figure.repository';
import { type Count, type Figure, figureOf, type Pace, paceOf, sumOf, trendOf, type TrendPoint } from './figure.rules';

/** A commune with its figure; `ratePercent` null means “chưa có số liệu”. */
export interface CommuneFigure extends Figure {
  readonly id: string;
  readonly code: string;
  /** Without the type word, told apart where needed: “Tân Tiến (Hoàng Su Phì cũ)”. */
  readonly name: string;
  /** With the type word. */
  readonly fullName: string;
  readonly formerDistricts: readonly string[];
  readonly teams: number;
}

/** The first page of the department. */
export interface Overview {
  readonly view: ReportView;
  readonly total: Figure;
  /** Null where each has her own date, and in a round that was ended. */
  readonly pace: Pace | null;
  /** How many are past their own date; null where one date holds for all, and in a round that was ended. */
  readonly overdue: number | null;
  readonly communes: readonly CommuneFigure[];
  readonly trend: readonly TrendPoint[];
  /** What is asked anew of people of the round, within the same units. */
  readonly reopenings: readonly ReopenedFigure[];
  /** Version of the map that draws these communes; null when it draws none of them. */
  readonly mapVersion: string | null;
  /** The actor may see the people behind the figures. */
  readonly canSeePeople: boolean;
}

/** A team with its figure. */
export interface TeamFigure extends Figure {
  readonly id: string;
  readonly kind: 'commune-team' | 'village-team';
  readonly name: string;
}

/** A commune opened: its teams, none for a partner. */
export interface CommuneReport {
  readonly view: ReportView;
  readonly commune: CommuneFigure;
  /** Null where each has her own date, and in a round that was ended. */
  readonly pace: Pace | null;
  /** How many are past their own date; null where one date holds for all, and in a round that was ended. */
  readonly overdue: number | null;
  readonly teams: readonly TeamFigure[];
  /** What is asked anew of people of the round, within the commune. */
  readonly reopenings: readonly ReopenedFigure[];
  readonly canSeePeople: boolean;
}

/** A team opened: its people, by given name. */
export interface TeamReport {
  readonly view: ReportView;
  readonly commune: CommuneFigure;
  readonly team: TeamFigure;
  readonly people: readonly PersonInRound[];
}

function countOf(rows: readonly CommuneWeekCount[]): Count {
  const count = (some: readonly CommuneWeekCount[]): number => some.reduce((sum, { cycles }) => sum + cycles, 0);
  return { finished: count(rows.filter(({ week }) => week !== null)), total: count(rows) };
}

/** Nobody is behind, or late, in a round that was ended. */
function paceIn(round: ReportRound, today: string, ratePercent: number | null): Pace | null {
  return round.endedOn === null ? paceOf(round, today, ratePercent) : null;
}

function overdueOf({ dueFrom, endedOn }: ReportRound, rows: readonly { readonly overdue: number }[]): number | null {
  return dueFrom === null || endedOn !== null ? null : rows.reduce((sum, { overdue }) => sum + overdue, 0);
}

function byCommune(rows: readonly CommuneWeekCount[]): Map<string, CommuneWeekCount[]> {
  const byPath = new Map<string, CommuneWeekCount[]>();
  for (const row of rows) {
    const known = byPath.get(row.communePath);
    if (known === undefined) byPath.set(row.communePath, [row]);
    else known.push(row);
  }
  return byPath;
}

function communeFigure(commune: ReportCommune, count: Count): CommuneFigure {
  const { id, code, formerDistricts, teams, distinguishedBy } = commune;
  const name = communeNameOf(commune.name, distinguishedBy);
  return {
    id,
    code,
    name,
    fullName: communeNameOf(commune.fullName, distinguishedBy),
    formerDistricts,
    teams,
    ...figureOf(count),
  };
}

function teamFigure({ id, kind, unitName, finished, total }: TeamCount): TeamFigure {
  return { id, kind, name: shortTeamName(kind, unitName), ...figureOf({ finished, total }) };
}

/** How many of a round, a commune, a team have finished, and how it goes on. */
@Injectable()
export class FigureService {
  private readonly counts = new SharedReading<readonly [readonly CommuneWeekCount[], readonly ReportCommune[]]>();

  constructor(
    private readonly reportRounds: ReportRoundService,
    private readonly figureRepository: FigureRepository,
    private readonly people: PersonReportService,
    private readonly map: MapService,
    private readonly access: Access,
  ) {}

  /** @throws NotFound when the round touches no unit of the actor */
  async getOverview(actor: Actor, roundId: string): Promise<Overview> {
    const view = await this.reportRounds.openRound(actor, READ_FIGURES, roundId);
    const { scope, today, round } = view;
    const [rows, communes] = await this.countCommunes(scope, roundId, today);
    const byPath = byCommune(rows);
    const total = figureOf(sumOf([...byPath.values()].map(countOf)));
    const weeks = rows.flatMap(({ week, cycles }) => (week === null ? [] : [{ week, finished: cycles }]));
    return {
      view,
      total,
      pace: paceIn(round, today, total.ratePercent),
      overdue: overdueOf(round, rows),
      communes: communes.map((commune) => communeFigure(commune, countOf(byPath.get(commune.path) ?? []))),
      trend: trendOf(round, round.endedOn ?? today, total.total, weeks),
      reopenings: await this.reopeningsOf(actor, view, scope),
      mapVersion: await this.map.getMapVersion(communes.map(({ code }) => code)),
      canSeePeople: this.access.holds(actor, READ_FIGURE_PEOPLE),
    };
  }

  /** @throws NotFound when the commune lies outside what the actor may see of the round */
  async getCommuneReport(actor: Actor, roundId: string, communeId: string): Promise<CommuneReport> {
    const view = await this.reportRounds.openRound(actor, READ_FIGURES, roundId);
    const report = await this.reportCommune(actor, view, await this.figureRepository.pathOfUnit(communeId));
    if (report.commune.id !== communeId) throw new NotFound();
    return report;
  }

  /** @throws NotFound when the team lies outside what the actor may see of the round */
  async getTeamReport(actor: Actor, roundId: string, teamId: string): Promise<TeamReport> {
    const view = await this.reportRounds.openRound(actor, READ_FIGURE_PEOPLE, roundId);
    const path = await this.figureRepository.pathOfTeam(teamId);
    const { commune, teams, view: within } = await this.reportCommune(actor, view, path);
    const team = teams.find(({ id }) => id === teamId);
    if (team === undefined) throw new NotFound();
    return { view: within, commune, team, people: await this.people.listTeam(actor, view, teamId) };
  }

  /** Those the actor sees: a partner may be held off one of them. */
  private async reopeningsOf(actor: Actor, { round, today }: ReportView, scope: Scope): Promise<ReopenedFigure[]> {
    const seen: ReopenedFigure[] = [];
    for (const one of await this.figureRepository.reopeningsOf(scope, round.id, today)) {
      if (await this.reportRounds.seesRound(actor, one.roundId, scope)) seen.push(one);
    }
    return seen;
  }

  /** The counts behind an overview: one query for all who look at the same one at once. */
  private countCommunes(
    scope: Scope,
    roundId: string,
    on: string,
  ): Promise<readonly [readonly CommuneWeekCount[], readonly ReportCommune[]]> {
    return this.counts.ask(JSON.stringify([scopePaths(scope), roundId, on]), () =>
      Promise.all([
        this.figureRepository.countByCommuneAndWeek(scope, roundId, on),
        this.figureRepository.listCommunes(scope, roundId, on),
      ]),
    );
  }

  /** The report of the commune a path lies in. */
  private async reportCommune(actor: Actor, view: ReportView, path: string | null): Promise<CommuneReport> {
    const { today } = view;
    const communePath = path?.split('.').slice(0, 2).join('.') ?? '';
    if (path === null || !view.scope.contains(path)) throw new NotFound();
    const scope = view.scope.narrowedTo(communePath);
    const { id } = view.round;
    const [teams, communes, dueOn] = await Promise.all([
      this.figureRepository.countByTeam(scope, id, today),
      this.figureRepository.listCommunes(scope, id, today),
      this.figureRepository.dueWithin(id, communePath, today),
    ]);
    const round = { ...view.round, dueOn: dueOn ?? view.round.dueOn };
    const commune = communes.find((one) => one.path === communePath);
    if (commune === undefined) throw new NotFound();
    const figure = communeFigure(commune, sumOf(teams));
    // A partner sees communes: a team of one or two is its people.
    const isOwn = this.access.scope(actor, READ_FIGURES).contains(communePath);
    return {
      view: { ...view, round },
      commune: figure,
      pace: paceIn(round, today, figure.ratePercent),
      overdue: overdueOf(round, teams),
      reopenings: await this.reopeningsOf(actor, view, scope),
      teams: isOwn ? teams.map(teamFigure).sort(compareTeams) : [],
      canSeePeople: this.access.holds(actor, READ_FIGURE_PEOPLE),
    };
  }
}
