import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { type Extent } from './old-address.rules';
import { UnitResponse } from './unit.dto';
import { type OldAddressAnswer } from './unit.service';

export class OldAddressQuery {
  /** The old commune; the type word, diacritics and case do not matter. */
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  commune: string;

  /** The district it lay in before 1 July 2025. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  district?: string;
}

export class OldAddressMatchResponse {
  unit: UnitResponse;
  /** The old commune; null where the address is the name of today. */
  oldFullName: string | null;
  oldDistrict: string | null;
  /** `partial`: only a part of the old commune lies in this unit. */
  extent: Extent;
}

export class OldAddressResponse {
  /** `choose`: several units may be meant; somebody who knows has to say which. */
  outcome: 'found' | 'choose' | 'unknown';
  matches: OldAddressMatchResponse[];

  static from({ outcome, matches }: OldAddressAnswer): OldAddressResponse {
    return { outcome, matches: matches.map(({ unit, ...match }) => ({ ...match, unit: UnitResponse.from(unit) })) };
  }
}
