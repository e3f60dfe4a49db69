import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CertificateResponse } from '../certificates/certificate.dto';
import { printedNumber } from '../certificates/certificate.rules';
import { type YearBook, type YearBookPage } from './register.service';

export class ReadYearBookQuery {
  /** Part of a name or of the printed team; diacritics and case don't matter. Or a register number: `147`, `0147/2026`. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  text?: string;

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

/** The register of the province in a year. */
export class YearBookResponse {
  year: number;
  /** Its numbers go from 1 to here. */
  papers: number;

  static from({ year, papers }: YearBook): YearBookResponse {
    return { year, papers };
  }
}

/** The number somebody looks for. */
export class WantedNumberResponse {
  number: number;
  year: number;
  /** As papers print it. */
  printed: string;
}

/** A page of a year's register, the lowest number first. */
export class YearBookPageResponse extends YearBookResponse {
  certificates: CertificateResponse[];
  nextCursor: string | null;
  /** The register number that was looked for, also of another year; null: a name was, or nothing. */
  @ApiProperty({ type: WantedNumberResponse, nullable: true })
  wanted: WantedNumberResponse | null;

  static ofPage(page: YearBookPage): YearBookPageResponse {
    const { wanted, nextCursor } = page;
    return {
      ...YearBookResponse.from(page),
      certificates: page.certificates.map((hand) => CertificateResponse.from(hand)),
      nextCursor,
      wanted: wanted && { ...wanted, printed: printedNumber(wanted.number, wanted.year) },
    };
  }
}
