import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { MEMBER_KINDS } from '@lopso/org';
import { ReportHeadResponse } from '../rounds/report-round.dto';
import {
  type PeoplePage,
  type PersonInRound,
  type PersonReport,
  type PersonRequirement,
} from './person-report.service';
import { type PersonFilter, STATE_FILTERS, type StateFilter } from './person.rules';

const MAX_PAGE = 200;

/** Which people of a round; all that is given must hold. */
export class PeopleFilterQuery {
  @IsOptional()
  @IsUUID()
  communeId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** Kind of member (thành phần). */
  @IsOptional()
  @IsIn(MEMBER_KINDS)
  kind?: string;

  /** `unfinished` is every state but finished. */
  @IsOptional()
  @IsIn(STATE_FILTERS)
  state?: StateFilter;

  /** Key of a requirement that is not met. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  missing?: string;

  /** Part of a name, of a telephone, or a place. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  text?: string;

  /** The filter for the library: what is absent or empty does not matter. */
  static filterOf(query: PeopleFilterQuery): PersonFilter {
    return {
      communeId: query.communeId ?? null,
      teamId: query.teamId ?? null,
      kind: query.kind ?? null,
      state: query.state ?? null,
      missing: emptyToNull(query.missing),
      text: emptyToNull(query.text),
    };
  }
}

function emptyToNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}

/** A page of people. */
export class ListPeopleQuery extends PeopleFilterQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(600)
  cursor?: string;
}

/** A person behind a figure. */
export class PersonInRoundResponse {
  cycleId: string;
  memberId: string;
  fullName: string;
  kind: string;
  organisation: string | null;
  isRestricted: boolean;
  communeId: string;
  communeName: string;
  teamId: string;
  teamName: string;
  seatNumber: number;
  /** `leader`, `deputy` or `member`. */
  position: string;
  heldFrom: string;
  /** `finished`, `doing`, `not-started` or `overdue`. */
  state: string;
  doneSteps: number;
  totalSteps: number;
  finishedAt: string | null;
  /** What is missing in words, as in the exported file; empty when nothing is. */
  missing: string;

  static from(person: PersonInRound): PersonInRoundResponse {
    return { ...person, finishedAt: person.finishedAt?.toISOString() ?? null };
  }
}

/** People by given name. */
export class PeoplePageResponse {
  head: ReportHeadResponse;
  /** How many the filter finds in all. */
  total: number;
  people: PersonInRoundResponse[];
  /** A commune or village of the name that was looked for, where these are people called so; to be looked for by this name. */
  placeBeside: string | null;
  nextCursor: string | null;

  static from({ view, total, people, placeBeside, nextCursor }: PeoplePage): PeoplePageResponse {
    return {
      head: ReportHeadResponse.from(view),
      total,
      people: people.map((person) => PersonInRoundResponse.from(person)),
      placeBeside,
      nextCursor,
    };
  }
}

/** How far a person is with one requirement. */
export class PersonRequirementResponse {
  key: string;
  label: string;
  /** `course`, `task`, `hours`, `quiz`, or a group: `all`, `any`, `order`. */
  kind: string;
  /** Of a course. */
  title: string | null;
  motif: string | null;
  done: number;
  total: number;
  isMet: boolean;
  /** What is missing in words; empty when it is met. */
  missing: string;
  /** Of hours: minutes demanded and still to attend. */
  minutes: number | null;
  missingMinutes: number | null;

  static from(requirement: PersonRequirement): PersonRequirementResponse {
    return { ...requirement };
  }
}

/** One person with the round. */
export class PersonReportResponse {
  head: ReportHeadResponse;
  person: PersonInRoundResponse;
  requirements: PersonRequirementResponse[];

  static from({ view, person, requirements }: PersonReport): PersonReportResponse {
    return {
      head: ReportHeadResponse.from(view),
      person: PersonInRoundResponse.from(person),
      requirements: requirements.map((one) => PersonRequirementResponse.from(one)),
    };
  }
}
