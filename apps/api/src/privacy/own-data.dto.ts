import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { ConsentStateResponse, NoticePurposeResponse } from '@lopso/identity/http';
import { DATA_REQUEST_KINDS, type DataRequest, type DataRequestKind, type DataRequestState } from '@lopso/org';
import { type DataSection, type PlainValue } from '@lopso/platform';
import { AuditEntryResponse } from './audit.dto';
import { type OwnData, type OwnReaders } from './own-data.service';

/** One value of what is held, by the name of its field. */
export class HeldValueResponse {
  name: string;
  value: string | null;
}

export class HeldRowResponse {
  values: HeldValueResponse[];

  static from(row: Readonly<Record<string, PlainValue>>): HeldRowResponse {
    return {
      values: Object.entries(row).map(([name, value]) => ({ name, value: value === null ? null : String(value) })),
    };
  }
}

/** One kind of thing that is held. */
export class HeldSectionResponse {
  name: string;
  /** How many things of the kind are held; `rows` shows the first ones. */
  count: number;
  rows: HeldRowResponse[];

  static from({ name, rows }: DataSection, shown: number): HeldSectionResponse {
    return { name, count: rows.length, rows: rows.slice(0, shown).map((row) => HeldRowResponse.from(row)) };
  }
}

/** A request about personal data; due days are the last days. */
export class DataRequestResponse {
  id: string;
  kind: DataRequestKind;
  wish: string | null;
  madeAt: string;
  madeHow: 'app' | 'paper';
  state: DataRequestState;
  answerDueOn: string;
  actDueOn: string;
  extendedBecause: string | null;
  answeredAt: string | null;
  answer: string | null;
  doneAt: string | null;

  static from(request: DataRequest): DataRequestResponse {
    const { id, kind, wish, madeHow, state, answerDueOn, actDueOn, extendedBecause, answer } = request;
    return {
      ...{ id, kind, wish, madeHow, state, answerDueOn, actDueOn, extendedBecause, answer },
      madeAt: request.madeAt.toISOString(),
      answeredAt: request.answeredAt?.toISOString() ?? null,
      doneAt: request.doneAt?.toISOString() ?? null,
    };
  }
}

/** The same for the person who asks. */
export class OwnDataRequestResponse extends DataRequestResponse {
  /** Under which the person's own form was sent: what a phone still keeps under it has arrived. Null for a paper. */
  clientKey: string | null;

  static ofOwn(request: DataRequest): OwnDataRequestResponse {
    return { ...DataRequestResponse.from(request), clientKey: request.clientKey };
  }
}

const ROWS_SHOWN = 20;

export class OwnDataResponse {
  sections: HeldSectionResponse[];
  purposes: NoticePurposeResponse[];
  consents: ConsentStateResponse[];
  noticeVersion: string;
  requests: OwnDataRequestResponse[];

  static from({ sections, consents, notice, requests }: OwnData): OwnDataResponse {
    return {
      sections: sections.map((section) => HeldSectionResponse.from(section, ROWS_SHOWN)),
      purposes: (consents.length === 0 ? [] : notice.purposes).map((purpose) => NoticePurposeResponse.from(purpose)),
      consents: consents.map((state) => ConsentStateResponse.from(state)),
      noticeVersion: notice.version,
      requests: requests.map((request) => OwnDataRequestResponse.ofOwn(request)),
    };
  }
}

export class OwnReadersResponse {
  entries: AuditEntryResponse[];
  nextCursor: string | null;
  /** Lists of the caller's units that others read and that did not hold the caller; 1000 stands for that many or more. */
  besideCount: number;

  static from({ entries, names, nextCursor, besideCount }: OwnReaders): OwnReadersResponse {
    return { entries: entries.map((entry) => AuditEntryResponse.from(entry, names)), nextCursor, besideCount };
  }
}

export class ListReadersQuery {
  /** `beside`: readings of lists of the caller's units that did not hold the caller; left out: all that had the caller. */
  @IsOptional()
  @IsIn(['beside'])
  @ApiProperty({ enum: ['beside'] })
  kind?: 'beside';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @Matches(/^\d{1,18}$/)
  cursor?: string;
}

export class MakeDataRequestRequest {
  @IsIn(DATA_REQUEST_KINDS)
  @ApiProperty({ enum: DATA_REQUEST_KINDS })
  kind: DataRequestKind;

  /** What is to be corrected, or why. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  wish?: string;

  /** Made by the sender; the same for every sending of one form. */
  @IsUUID()
  clientKey: string;
}
