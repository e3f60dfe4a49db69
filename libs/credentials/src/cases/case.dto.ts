import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { type ListPage } from '@lopso/platform';
import { printedNumber } from '../certificates/certificate.rules';
import { type ActionableCase } from './case.service';

export class ListCasesQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

/** A certificate that stands although its passage is finished no longer. */
export class PaperCaseResponse {
  id: string;
  openedAt: string;
  certificateId: string;
  /** Register number as printed. */
  number: string;
  cycleId: string;
  roundId: string;
  roundTitle: string;
  fullName: string;
  /** Where she was when it was printed. */
  unit: string;
  issuedOn: string;
  /** The caller may keep it, or propose its withdrawal. */
  canDecide: boolean;
  /** It is her own, or of somebody who counts as her: another officer decides. */
  isOwn: boolean;

  static from({ id, openedAt, certificate, canKeep, isOwn }: ActionableCase): PaperCaseResponse {
    const { fullName, unit, title, issuedOn } = certificate.fields;
    return {
      ...{ id, openedAt: openedAt.toISOString(), isOwn, canDecide: canKeep },
      ...{ certificateId: certificate.id, cycleId: certificate.cycleId, roundId: certificate.roundId },
      ...{ number: printedNumber(certificate.number, certificate.year), roundTitle: title, fullName, unit, issuedOn },
    };
  }
}

export class PaperCasesResponse {
  /** The longest open first. */
  items: PaperCaseResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor }: ListPage<ActionableCase>): PaperCasesResponse {
    return { items: items.map((one) => PaperCaseResponse.from(one)), nextCursor };
  }
}
