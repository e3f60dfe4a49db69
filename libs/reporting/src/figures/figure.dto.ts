import { ReopenedFigureResponse } from '@lopso/learning/http';
import { PersonInRoundResponse } from '../people/person.dto';
import { FigureResponse, PaceResponse, ReportHeadResponse, TrendPointResponse } from '../rounds/report-round.dto';
import { type OrgFiguresNow } from '../rounds/report-round.service';
import {
  type CommuneFigure,
  type CommuneReport,
  type Overview,
  type TeamFigure,
  type TeamReport,
} from './figure.service';

/** How many communes, teams and seated members there are today. */
export class OrgFiguresResponse {
  communes: number;
  teams: number;
  members: number;
  canOpenRound: boolean;
  asOf: string;

  static from({ communes, teams, members, canOpenRound, asOf }: OrgFiguresNow): OrgFiguresResponse {
    return { communes, teams, members, canOpenRound, asOf: asOf.toISOString() };
  }
}

/** A commune with its figure. */
export class CommuneFigureResponse extends FigureResponse {
  id: string;
  /** Official code, five digits. */
  code: string;
  /** Without the type word. */
  name: string;
  fullName: string;
  formerDistricts: string[];
  /** Audience teams that exist today. */
  teams: number;

  static override from(commune: CommuneFigure): CommuneFigureResponse {
    const { id, code, name, fullName, formerDistricts, teams } = commune;
    return { id, code, name, fullName, formerDistricts: [...formerDistricts], teams, ...FigureResponse.from(commune) };
  }
}

/** The round at a glance. */
export class OverviewResponse {
  head: ReportHeadResponse;
  total: FigureResponse;
  /** Null where each has her own date. */
  pace: PaceResponse | null;
  /** How many are past their own date; null where one date holds for all. */
  overdue: number | null;
  /** In Vietnamese order of names. */
  communes: CommuneFigureResponse[];
  trend: TrendPointResponse[];
  /** What is asked anew of people of the round, within the same units, the newest first. */
  reopenings: ReopenedFigureResponse[];
  /** Version of the map that draws these communes; null when there is none. */
  mapVersion: string | null;
  canSeePeople: boolean;

  static from({
    view,
    total,
    pace,
    overdue,
    communes,
    trend,
    reopenings,
    mapVersion,
    canSeePeople,
  }: Overview): OverviewResponse {
    return {
      head: ReportHeadResponse.from(view),
      total: FigureResponse.from(total),
      pace: PaceResponse.from(pace),
      overdue,
      communes: communes.map((commune) => CommuneFigureResponse.from(commune)),
      trend: trend.map((point) => TrendPointResponse.from(point)),
      reopenings: reopenings.map((one) => ReopenedFigureResponse.from(one)),
      mapVersion,
      canSeePeople,
    };
  }
}

/** A team with its figure. */
export class TeamFigureResponse extends FigureResponse {
  id: string;
  /** `commune-team` or `village-team`. */
  kind: string;
  name: string;

  static override from(team: TeamFigure): TeamFigureResponse {
    return { id: team.id, kind: team.kind, name: team.name, ...FigureResponse.from(team) };
  }
}

/** A commune opened. */
export class CommuneReportResponse {
  head: ReportHeadResponse;
  commune: CommuneFigureResponse;
  /** Null where each has her own date. */
  pace: PaceResponse | null;
  /** How many are past their own date; null where one date holds for all. */
  overdue: number | null;
  /** The commune team first, then by the name of the village. */
  teams: TeamFigureResponse[];
  /** What is asked anew of people of the round, within the commune, the newest first. */
  reopenings: ReopenedFigureResponse[];
  canSeePeople: boolean;

  static from({ view, commune, pace, overdue, teams, reopenings, canSeePeople }: CommuneReport): CommuneReportResponse {
    return {
      head: ReportHeadResponse.from(view),
      commune: CommuneFigureResponse.from(commune),
      pace: PaceResponse.from(pace),
      overdue,
      teams: teams.map((team) => TeamFigureResponse.from(team)),
      reopenings: reopenings.map((one) => ReopenedFigureResponse.from(one)),
      canSeePeople,
    };
  }
}

/** A team opened. */
export class TeamReportResponse {
  head: ReportHeadResponse;
  commune: CommuneFigureResponse;
  team: TeamFigureResponse;
  /** By given name. */
  people: PersonInRoundResponse[];

  static from({ view, commune, team, people }: TeamReport): TeamReportResponse {
    return {
      head: ReportHeadResponse.from(view),
      commune: CommuneFigureResponse.from(commune),
      team: TeamFigureResponse.from(team),
      people: people.map((person) => PersonInRoundResponse.from(person)),
    };
  }
}
