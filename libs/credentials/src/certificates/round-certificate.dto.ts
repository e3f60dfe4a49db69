import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type RoundRegister } from '../register/register.service';
import { type WaitingList, type WaitingPerson } from '../waiting/waiting-people.service';
import { CertificateResponse } from './certificate.dto';
import { CERTIFICATE_STATES, type CertificateState } from './certificate.rules';
import { PAPER_DEVIATIONS, type PaperDeviation, type RegisterPage } from './certificate.service';

export class ListRoundCertificatesQuery {
  /** Part of a name or of the printed team; diacritics and case don't matter. Or a register number: `147`, `0147/2026`. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  text?: string;

  @IsOptional()
  @IsIn(CERTIFICATE_STATES)
  @ApiProperty({ enum: CERTIFICATE_STATES, required: false })
  state?: CertificateState;

  /** Only papers that stand and say more than was learnt, as what was waived (`overstated`), print other words of the round than it has (`reworded`), or other days than their passages have (`redated`). */
  @IsOptional()
  @IsIn(PAPER_DEVIATIONS)
  @ApiProperty({ enum: PAPER_DEVIATIONS, required: false })
  contents?: PaperDeviation;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  cursor?: string;
}

export class ListWaitingQuery {
  /** Part of a name; diacritics and case don't matter. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  text?: string;

  /** Only who belongs to this commune now. */
  @IsOptional()
  @IsUUID()
  communeId?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

/** A page of a round's certificates, the highest number first. */
export class RoundCertificatesResponse {
  certificates: CertificateResponse[];
  nextCursor: string | null;

  static from(page: RegisterPage): RoundCertificatesResponse {
    return {
      certificates: page.certificates.map((hand) => CertificateResponse.from(hand)),
      nextCursor: page.nextCursor,
    };
  }
}

/** Why nothing can be printed by a round's design. */
export class DesignHindranceResponse {
  /** Address of the design. */
  slug: string;
  name: string;
  /** How many faults; 0: there is no such design any more. */
  count: number;
  /** Where the first fault lies, and what it is. */
  place: string;
  words: string;
}

/** How the certificates of a round stand. */
export class RoundRegisterResponse {
  roundId: string;
  title: string;
  decisionNumber: string;
  decidedOn: string;
  /** `none`: of a reopening no certificates are issued. */
  @ApiProperty({ enum: ['automatic', 'manual', 'none'] })
  release: 'automatic' | 'manual' | 'none';
  valid: number;
  replaced: number;
  withdrawn: number;
  expired: number;
  /** Of those that stand, papers that say more than was learnt, as what was waived. */
  overstated: number;
  /** Of those that stand, papers that print another title, decision number or decision date than the round has. */
  reworded: number;
  /** Of those that stand, papers that print other days than their passages have now. */
  redated: number;
  /** Finished members without a certificate; null for who may not release. */
  waiting: number | null;
  /** Why those who wait get none; null where nobody waits, or nothing hinders. */
  hindrance: DesignHindranceResponse | null;

  static from(register: RoundRegister): RoundRegisterResponse {
    const { round, byState, overstated, reworded, redated, waiting, hindrance } = register;
    const { id: roundId, title, decisionNumber, decidedOn, release } = round;
    const count = (state: CertificateState): number => byState.get(state) ?? 0;
    return {
      ...{ roundId, title, decisionNumber, decidedOn, release, overstated, reworded, redated, waiting, hindrance },
      valid: count('valid'),
      replaced: count('replaced'),
      withdrawn: count('withdrawn'),
      expired: count('expired'),
    };
  }
}

/** A finished member without a certificate. */
export class WaitingPersonResponse {
  cycleId: string;
  fullName: string;
  birthYear: number;
  teamName: string | null;
  communeName: string;
  finishedAt: string;

  static from({ cycleId, finishedAt, member }: WaitingPerson): WaitingPersonResponse {
    const { fullName, birthYear, teamName, communeName } = member;
    return { cycleId, fullName, birthYear, teamName, communeName, finishedAt: finishedAt.toISOString() };
  }
}

/** A commune with people who wait. */
export class WaitingCommuneResponse {
  id: string;
  name: string;
  /** How many of its people wait in the round, whoever is looked for. */
  count: number;
}

/** A page of who waits, the earliest finished first. */
export class WaitingPeopleResponse {
  people: WaitingPersonResponse[];
  /** How many wait of those looked for. */
  total: number;
  /** All communes with people who wait, by name. */
  communes: WaitingCommuneResponse[];
  nextCursor: string | null;

  static from({ items, total, communes, nextCursor }: WaitingList): WaitingPeopleResponse {
    return {
      people: items.map((person) => WaitingPersonResponse.from(person)),
      ...{ total, communes: communes.map((commune) => ({ ...commune })), nextCursor },
    };
  }
}
