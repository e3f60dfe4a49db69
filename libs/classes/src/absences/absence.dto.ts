import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { IsDay, queryBoolean, USE_VERDICTS, type UseVerdict } from '@lopso/platform';
import { EXCUSES } from '../attendance/attendance.dto';
import { type Excuse } from '../attendance/attendance.rules';
import { type MakeUpState } from '../make-up/make-up.rules';
import { type AbsenceKind } from './absence.rules';
import {
  type AbsenceReportView,
  type AbsentPage,
  type AbsentPerson,
  type CommuneAbsences,
  type SessionAbsences,
} from './absence.service';

const KINDS: AbsenceKind[] = ['absent', 'excused', 'partial'];

const MAKE_UPS: MakeUpState[] = ['none', 'open', 'expired', 'taken', 'declined', 'unneeded'];

export class AbsenceQuery {
  /** First calendar date, `yyyy-mm-dd`. */
  @IsDay()
  from: string;

  /** Last calendar date, `yyyy-mm-dd`. */
  @IsDay()
  to: string;

  /** Only sessions before which the caller stands. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  isMine?: boolean;
}

export class AbsentPeopleQuery extends AbsenceQuery {
  /** Only those who missed this session. */
  @IsOptional()
  @IsUUID()
  classSessionId?: string;

  /** Only people of this commune. */
  @IsOptional()
  @IsUUID()
  communeId?: string;
}

export class AbsenceCountsResponse {
  absent: number;
  excused: number;
  /** There for less than the whole session counts. */
  partial: number;
  /** Make-ups offered that wait for an answer. */
  offered: number;
  /** Make-ups taken. */
  taken: number;

  static countsOf({ absent, excused, partial, offered, taken }: AbsenceCountsResponse): AbsenceCountsResponse {
    return { absent, excused, partial, offered, taken };
  }
}

export class SessionAbsencesResponse extends AbsenceCountsResponse {
  classSessionId: string;
  title: string;
  number: number;
  trainerName: string;
  communeName: string;
  startsAt: string;
  endsAt: string;

  static from(one: SessionAbsences): SessionAbsencesResponse {
    const { id: classSessionId, title, number, trainerName, communeName } = one;
    return {
      ...{ classSessionId, title, number, trainerName, communeName },
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
      ...AbsenceCountsResponse.countsOf(one),
    };
  }
}

export class CommuneAbsencesResponse extends AbsenceCountsResponse {
  communeId: string;
  communeName: string;

  static from({ communeId, communeName, ...counts }: CommuneAbsences): CommuneAbsencesResponse {
    return { communeId, communeName, ...AbsenceCountsResponse.countsOf(counts) };
  }
}

export class AbsenceReportResponse extends AbsenceCountsResponse {
  /** Closed sessions of these days. */
  sessionCount: number;
  /** Those that somebody missed, the latest first. */
  sessions: SessionAbsencesResponse[];
  /** Communes of the people, by name. */
  communes: CommuneAbsencesResponse[];
  /** There are more than 500 sessions: ask for fewer days. */
  isCut: boolean;

  static from(report: AbsenceReportView): AbsenceReportResponse {
    return {
      ...AbsenceCountsResponse.countsOf(report),
      sessionCount: report.sessionCount,
      sessions: report.sessions.map((one) => SessionAbsencesResponse.from(one)),
      communes: report.communes.map((one) => CommuneAbsencesResponse.from(one)),
      isCut: report.isCut,
    };
  }
}

export class AbsentPersonResponse {
  memberId: string;
  fullName: string;
  /** The village, commune or organisation. */
  unitName: string;
  communeName: string;
  teamName: string | null;
  isRestricted: boolean;
  @ApiProperty({ enum: KINDS })
  kind: AbsenceKind;
  @ApiProperty({ enum: EXCUSES, nullable: true })
  excuse: Excuse | null;
  /** What counts for her all the same. */
  countedMinutes: number;
  plannedMinutes: number;
  @ApiProperty({ enum: MAKE_UPS })
  makeUp: MakeUpState;
  /** Whether she agreed to be called about classes. */
  @ApiProperty({ enum: USE_VERDICTS })
  reminders: UseVerdict;
  /** E.164, where the caller may call and she agreed to it. */
  phone: string | null;
  classSessionId: string;
  title: string;
  number: number;
  /** The commune the session met in. */
  heldIn: string;
  startsAt: string;
  endsAt: string;

  static of(person: AbsentPerson, reminders: UseVerdict): AbsentPersonResponse {
    const { memberId, fullName, unitName, communeName, teamName, isRestricted } = person;
    const { kind, excuse, countedMinutes, plannedMinutes, makeUp, classSessionId, title, number, heldIn } = person;
    return {
      ...{ memberId, fullName, unitName, communeName, teamName, isRestricted },
      ...{ kind, excuse, countedMinutes, plannedMinutes, makeUp, classSessionId, title, number, heldIn },
      startsAt: person.startsAt.toISOString(),
      endsAt: person.endsAt.toISOString(),
      reminders,
      phone: reminders === 'allowed' ? person.phone : null,
    };
  }
}

export class AbsentPeopleResponse {
  /** By given name, 500 at most. */
  items: AbsentPersonResponse[];
  total: number;

  static of({ people, total }: AbsentPage, uses: ReadonlyMap<string, UseVerdict>): AbsentPeopleResponse {
    return {
      items: people.map((one) => AbsentPersonResponse.of(one, uses.get(one.memberId) ?? 'not-asked')),
      total,
    };
  }
}
