import { type Pace, type TrendPoint } from '../figures/figure.rules';
import { type ReportRound } from './report-round.repository';
import { type ReportView } from './report-round.service';
import { type Definition } from './requirement.rules';

/** A round in the picker of the reports. */
export class ReportRoundResponse {
  id: string;
  title: string;
  /** Calendar date, yyyy-mm-dd. */
  startsOn: string;
  /** Where each has her own date, the last day on which somebody joins. */
  dueOn: string;
  /** `joining` or `seat`: from where the days of each are counted; null: `dueOn` holds for all. */
  dueFrom: string | null;
  /** `opening`, `open` or `closed`. */
  state: string;
  /** The last day on which anything counts in a round that was ended, yyyy-mm-dd; null: it goes on. */
  endedOn: string | null;

  static from({ id, title, startsOn, dueOn, dueFrom, state, endedOn }: ReportRound): ReportRoundResponse {
    return { id, title, startsOn, dueOn, dueFrom, state, endedOn };
  }
}

/** A requirement that people may be picked by. */
export class ReportRequirementResponse {
  key: string;
  label: string;
  /** `course`, `task` or `hours`. */
  kind: string;
}

/** How the figures are counted, in words. */
export class DefinitionResponse {
  sentence: string;
  lines: string[];

  static from({ sentence, lines }: Definition): DefinitionResponse {
    return { sentence, lines: [...lines] };
  }
}

/** What stands on every page of a report: which round, as of when, how it is counted. */
export class ReportHeadResponse {
  round: ReportRoundResponse;
  requirements: ReportRequirementResponse[];
  definition: DefinitionResponse;
  /** Instant, UTC. */
  asOf: string;
  /** The calendar date of `asOf` in Vietnam. */
  today: string;

  static from({ round, requirements, definition, asOf, today }: ReportView): ReportHeadResponse {
    return {
      round: ReportRoundResponse.from(round),
      requirements: requirements.map(({ key, label, kind }) => ({ key, label, kind })),
      definition: DefinitionResponse.from(definition),
      asOf: asOf.toISOString(),
      today,
    };
  }
}

/** Finished cycles among the counted ones. */
export class FigureResponse {
  finished: number;
  total: number;
  missing: number;
  /** Percent with one decimal; null where there is nobody to count. */
  ratePercent: number | null;

  static from({ finished, total, missing, ratePercent }: FigureResponse): FigureResponse {
    return { finished, total, missing, ratePercent };
  }
}

/** What the round needs today. */
export class PaceResponse {
  neededPercent: number;
  /** Points between need and rate; positive when behind. */
  behindPoints: number | null;
  isPastDue: boolean;

  static from(pace: Pace | null): PaceResponse | null {
    if (pace === null) return null;
    const { neededPercent, behindPoints, isPastDue } = pace;
    return { neededPercent, behindPoints, isPastDue };
  }
}

/** Where the round stood at the end of a week; the last one is today. */
export class TrendPointResponse {
  on: string;
  finished: number;
  ratePercent: number;

  static from({ on, finished, ratePercent }: TrendPoint): TrendPointResponse {
    return { on, finished, ratePercent };
  }
}
