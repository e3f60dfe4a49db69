import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { IsDay } from '@lopso/platform';
import {
  explainValidity,
  type TimelineMember,
  type Validity,
  VALIDITY_BASES,
  type ValidityBasis,
  type ValidityRule,
  type ValidityTimeline,
} from './validity.rules';
import { type OwnPassage } from './validity.service';

/** How long what a round certifies is good for, and when it is renewed. */
export class ValidityRequest {
  /** From completion; a renewal from the earlier last day; or one day for everybody. */
  @IsIn(VALIDITY_BASES)
  basis: ValidityBasis;

  @IsInt()
  @Min(1)
  @Max(120)
  months: number;

  /** Of `fixed-date`: the first day on which everybody's ends, `yyyy-mm-dd`. */
  @IsOptional()
  @IsDay()
  fixedOn?: string;

  /** Days before the last day from which a renewal counts. */
  @IsInt()
  @Min(0)
  @Max(1100)
  windowDays: number;

  /** Days from completion before it can be renewed, or a fixed day ends it. */
  @IsInt()
  @Min(0)
  @Max(1100)
  minActiveDays: number;

  /** Days after the last day on which a renewal still follows on. */
  @IsInt()
  @Min(0)
  @Max(366)
  graceDays: number;
}

/** The rule a request asks for. */
export function ruleOf(request: ValidityRequest): ValidityRule {
  const { basis, months, fixedOn, windowDays, minActiveDays, graceDays } = request;
  return {
    basis,
    months,
    fixedOn: basis === 'fixed-date' ? (fixedOn ?? null) : null,
    windowDays,
    minActiveDays,
    graceDays,
  };
}

/** A round's rule of validity, with its sentences in Vietnamese. */
export class ValidityRuleResponse {
  basis: string;
  months: number;
  fixedOn: string | null;
  windowDays: number;
  minActiveDays: number;
  graceDays: number;
  words: string[];

  static from(rule: ValidityRule): ValidityRuleResponse {
    const { basis, months, fixedOn, windowDays, minActiveDays, graceDays } = rule;
    return { basis, months, fixedOn, windowDays, minActiveDays, graceDays, words: explainValidity(rule) };
  }
}

/** What a finished passage is good for. Days are inclusive, `yyyy-mm-dd`. */
export class ValidityResponse {
  validFrom: string;
  validUntil: string;
  renewableFrom: string;
  /** The last day on which nobody is late yet. */
  graceUntil: string;

  static from({ validFrom, validUntil, renewableFrom, graceUntil }: Validity): ValidityResponse {
    return { validFrom, validUntil, renewableFrom, graceUntil };
  }
}

export class DrawTimelineRequest {
  @IsDay()
  startsOn: string;

  @IsDay()
  dueOn: string;

  @ValidateNested()
  @Type(() => ValidityRequest)
  validity: ValidityRequest;
}

export class TimelinePassageResponse extends ValidityResponse {
  number: number;
  finishedOn: string;
}

/** Days without validity. */
export class TimelineGapResponse {
  from: string;
  /** Null: to the end of the picture. */
  until: string | null;
}

/** A sample member: what she does, and what follows. */
export class TimelineMemberResponse {
  key: string;
  label: string;
  passages: TimelinePassageResponse[];
  gaps: TimelineGapResponse[];

  static of({ key, label, passages, gaps }: TimelineMember): TimelineMemberResponse {
    return {
      key,
      label,
      passages: passages.map((one) => ({
        ...ValidityResponse.from(one),
        number: one.number,
        finishedOn: one.finishedOn,
      })),
      gaps: gaps.map(({ from, until }) => ({ from, until })),
    };
  }
}

/** What a rule would mean for sample members, to three years after the due date. */
export class TimelineResponse {
  from: string;
  until: string;
  words: string[];
  members: TimelineMemberResponse[];

  static of(rule: ValidityRule, { from, until, members }: ValidityTimeline): TimelineResponse {
    return { from, until, words: explainValidity(rule), members: members.map((one) => TimelineMemberResponse.of(one)) };
  }
}

/** One of the caller's own finished passages. */
export class OwnValidityResponse extends ValidityResponse {
  cycleId: string;
  roundTitle: string;
  number: number;
  /** `valid`, `renewable`, `grace` or `over`. */
  state: string;
  /** A later passage of the round, or one of a later round of its programme, is finished. */
  isRenewed: boolean;
  /** The last day on which a renewal follows on; null where the rule doesn't, once the round was ended, and where a later round is asked instead. */
  followsUntil: string | null;
  /** Its round was ended, and no later one of its programme is asked of her: nothing renews it. */
  isWithoutRenewal: boolean;

  static of(passage: OwnPassage): OwnValidityResponse {
    const { cycleId, roundTitle, number, state, isRenewed, followsUntil, isWithoutRenewal } = passage;
    const standing = { state, isRenewed, followsUntil, isWithoutRenewal };
    return { ...ValidityResponse.from(passage), cycleId, roundTitle, number, ...standing };
  }
}
