import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CONSENT_PURPOSES, type ConsentPurpose } from '@lopso/identity';
import {
  DATA_REQUEST_KINDS,
  type DataRequestAct,
  type DataRequestKind,
  type DataRequestPage,
  type DoubtedPerson,
  type QueuedDataRequest,
  type RequestDoubts,
} from '@lopso/org';
import { type Doubt, IsDay, MOST_DOUBTS, queryBoolean } from '@lopso/platform';
import { DataRequestResponse } from './own-data.dto';

type StaffNames = ReadonlyMap<string, { readonly displayName: string }>;

/** Rows of imports that an erasure held back, for nobody could be asked whose they are. */
export class HeldBackResponse {
  /** As many as there were that day: some may have been taken in since. */
  count: number;
  /** The last day they are kept, `yyyy-mm-dd`. */
  until: string;
}

/** A request as an officer sees it. */
export class QueuedDataRequestResponse extends DataRequestResponse {
  /** Null where the person of an account without a member asks. */
  memberId: string | null;
  /** An officer or trainer asks for the own data. */
  isStaff: boolean;
  /** Null once the person was erased. */
  memberName: string | null;
  unitName: string | null;
  communeName: string | null;
  /** The term that runs now is over. */
  isLate: boolean;
  /** Until that term is over, counted from tomorrow: 0 on its last day and after it. */
  workingDaysLeft: number;
  @ApiProperty({ enum: ['accept', 'refuse', 'complete', 'extend'], isArray: true })
  can: DataRequestAct[];
  /** The caller asked, or wrote the paper of an erasure down, so somebody else answers it. */
  needsOtherOfficer: boolean;
  /** It is about the caller's own data. */
  isOwn: boolean;
  /** Of an erasure that was carried out; null where nothing was held back. */
  heldBack: HeldBackResponse | null;

  /** `staffNames`: of accounts without a member, by their ids. */
  static ofQueue(
    { request, member, isLate, workingDaysLeft, can, needsOtherOfficer, isOwn }: QueuedDataRequest,
    staffNames: StaffNames,
  ): QueuedDataRequestResponse {
    const staff = request.accountId === null ? undefined : staffNames.get(request.accountId);
    return {
      ...DataRequestResponse.from(request),
      memberId: request.memberId,
      isStaff: request.accountId !== null,
      memberName: member?.fullName ?? staff?.displayName ?? null,
      unitName: member?.unitName ?? null,
      communeName: member?.communeName ?? null,
      isLate,
      workingDaysLeft,
      can: [...can],
      needsOtherOfficer,
      isOwn,
      heldBack: request.heldBack,
    };
  }
}

export class DataRequestListResponse {
  requests: QueuedDataRequestResponse[];
  /** Open ones, on this page and the others. */
  open: number;
  nextCursor: string | null;

  static from({ requests, open, nextCursor }: DataRequestPage, staffNames: StaffNames): DataRequestListResponse {
    return { requests: requests.map((one) => QueuedDataRequestResponse.ofQueue(one, staffNames)), open, nextCursor };
  }
}

export class ListDataRequestsQuery {
  /** False: those that were refused, done or taken back. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  isOpen?: boolean;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  cursor?: string;
}

export class WriteDownDataRequestRequest {
  @IsUUID()
  memberId: string;

  @IsIn(DATA_REQUEST_KINDS)
  @ApiProperty({ enum: DATA_REQUEST_KINDS })
  kind: DataRequestKind;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  wish?: string;

  /** The day the paper was handed in, `yyyy-mm-dd`. */
  @IsDay()
  madeOn: string;

  @IsUUID()
  clientKey: string;
}

/** Rows of imports, texts, and former names on papers. */
const DOUBTS = 3 * MOST_DOUBTS;
const DOUBT_KEY = /^[0-9a-f-]{36}:\d{1,9}:[0-9a-f]{16}$/;

export class AcceptDataRequestRequest {
  /** What the person reads. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  answer?: string;

  /** Of an erasure: keys of what is in doubt and is the person's. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DOUBTS)
  @Matches(DOUBT_KEY, { each: true })
  theirs?: string[];

  /** Of an erasure: keys of what is in doubt and is somebody else's. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DOUBTS)
  @Matches(DOUBT_KEY, { each: true })
  others?: string[];
}

/** A row of an import, or a text about something else, that may tell of the person who asks to be erased. */
export class DoubtResponse {
  key: string;
  /** Name of the file, or what kind of text it is and which. */
  source: string;
  /** Of a file; null of a text. */
  row: number | null;
  notedAt: string | null;
  words: string[];
  /** Only a longer or a near name stands there, without the telephone. */
  isNearly: boolean;

  static from({ key, source, row, notedAt, words, isNearly }: Doubt): DoubtResponse {
    return { key, source, row, notedAt: notedAt?.toISOString() ?? null, words: [...words], isNearly };
  }
}

/** Who asks to be erased, by what tells her from a namesake. */
export class DoubtedPersonResponse {
  fullName: string;
  birthYear: number;
  /** E.164. */
  phone: string | null;
  teamName: string | null;
  unitName: string;
  communeName: string;

  static from({ fullName, birthYear, phone, teamName, unitName, communeName }: DoubtedPerson): DoubtedPersonResponse {
    return { fullName, birthYear, phone, teamName, unitName, communeName };
  }
}

export class DoubtListResponse {
  /** Null for who can't answer here, and once she was erased. */
  person: DoubtedPersonResponse | null;
  items: DoubtResponse[];
  /** There is more than an officer is asked about: it is decided like what lies outside her units. */
  isCut: boolean;

  static from({ person, items, isCut }: RequestDoubts): DoubtListResponse {
    const who = person === null ? null : DoubtedPersonResponse.from(person);
    return { person: who, items: items.map((doubt) => DoubtResponse.from(doubt)), isCut };
  }
}

export class RefuseDataRequestRequest {
  /** The reason, as the person reads it. */
  @IsString()
  @Length(20, 2000)
  answer: string;
}

export class ExtendDataRequestRequest {
  @IsString()
  @Length(5, 500)
  reason: string;
}

export class WriteDownConsentRequest {
  @IsIn(CONSENT_PURPOSES)
  @ApiProperty({ enum: CONSENT_PURPOSES })
  purpose: ConsentPurpose;

  @IsIn(['agreed', 'refused', 'withdrawn'])
  decision: 'agreed' | 'refused' | 'withdrawn';

  /** The version of the notice printed on the paper. */
  @IsString()
  @MaxLength(40)
  noticeVersion: string;

  /** The day on the paper, `yyyy-mm-dd`. */
  @IsDay()
  signedOn: string;

  /** Where the paper lies, so that it can be shown later. */
  @IsString()
  @Length(3, 200)
  note: string;
}
