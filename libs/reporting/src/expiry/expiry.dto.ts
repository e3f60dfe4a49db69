import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  EXPIRY_ORDERS,
  EXPIRY_STATES,
  type ExpiryOrder,
  type ExpiryState,
  isPeriod,
  RENEWAL_STAGES,
  type RenewalStage,
} from './expiry.rules';
import { type ExpiringPage, type ExpiringPerson, type ExpiryWish } from './expiry.service';

/** Whose passages end. */
export class ExpiringQuery {
  @IsOptional()
  @IsUUID()
  roundId?: string;

  @IsOptional()
  @IsUUID()
  communeId?: string;

  /** `soon` (left out: this): ended, renewable, or to end within 90 days; `earlier`: ended before this month; `yyyy-mm`: of one month. */
  @IsOptional()
  @Matches(/^(soon|earlier|20\d\d-(0[1-9]|1[0-2]))$/)
  period?: string;

  @IsOptional()
  @IsIn(EXPIRY_STATES)
  @ApiProperty({ enum: EXPIRY_STATES, required: false })
  state?: ExpiryState;

  /** `name` (left out: this): by given name; `end`: by the last day. */
  @IsOptional()
  @IsIn(EXPIRY_ORDERS)
  @ApiProperty({ enum: EXPIRY_ORDERS, required: false })
  order?: ExpiryOrder;

  /** The wish for the library: what is absent does not matter. */
  static wishOf({ roundId, communeId, period, state, order }: ExpiringQuery): ExpiryWish {
    return {
      roundId: roundId ?? null,
      communeId: communeId ?? null,
      period: period !== undefined && isPeriod(period) ? period : 'soon',
      state: state ?? null,
      order: order ?? 'name',
    };
  }
}

/** A page of it. */
export class ListExpiringQuery extends ExpiringQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(600)
  cursor?: string;
}

/** Somebody whose passage ends, and how she renews it. */
export class ExpiringPersonResponse {
  /** The passage that ends. */
  cycleId: string;
  memberId: string;
  fullName: string;
  givenName: string;
  isRestricted: boolean;
  communeId: string;
  communeName: string;
  teamId: string;
  teamName: string;
  roundId: string;
  roundTitle: string;
  /** 1, or higher for a renewal. */
  number: number;
  /** Calendar dates: the last day, from when work counts for a renewal, and the last day of grace by the rule. */
  validUntil: string;
  renewableFrom: string;
  graceUntil: string;
  /** The last day on which she is not late yet: a later date that was given to her renewal counts. */
  lastOn: string;
  /** The last day on which a renewal follows on; null where the rule doesn't, and where she renews in a later round of the programme. */
  followsUntil: string | null;
  @ApiProperty({ enum: EXPIRY_STATES })
  state: ExpiryState;
  @ApiProperty({ enum: RENEWAL_STAGES })
  renewal: RenewalStage;
  /** The cycle in which she renews; null before it is open. */
  renewalCycleId: string | null;
  doneSteps: number;
  totalSteps: number;
  /** Of an open renewal, in words; else empty. */
  missing: string;
  way: string;
  wayMinutes: number;

  static from(person: ExpiringPerson): ExpiringPersonResponse {
    return { ...person };
  }
}

/** A choice with how many people it would show. */
export class ExpiringChoiceResponse {
  id: string;
  name: string;
  count: number;
}

/** A period with how many people it would show. */
export class ExpiringMonthResponse {
  /** `earlier` or `yyyy-mm`. */
  period: string;
  count: number;
}

/** Whose passages end. */
export class ExpiringPageResponse {
  /** Instant, UTC, and its calendar date in Vietnam. */
  asOf: string;
  today: string;
  /** How many there are in all. */
  total: number;
  rounds: ExpiringChoiceResponse[];
  communes: ExpiringChoiceResponse[];
  months: ExpiringMonthResponse[];
  people: ExpiringPersonResponse[];
  nextCursor: string | null;

  static from({ view, total, facets, people, nextCursor }: ExpiringPage): ExpiringPageResponse {
    return {
      ...{ asOf: view.asOf.toISOString(), today: view.today, total },
      rounds: facets.rounds.map((one) => ({ ...one })),
      communes: facets.communes.map((one) => ({ ...one })),
      months: facets.months.map((one) => ({ ...one })),
      people: people.map((person) => ExpiringPersonResponse.from(person)),
      nextCursor,
    };
  }
}
