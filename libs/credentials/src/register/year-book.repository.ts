import { Injectable } from '@nestjs/common';
import { Clock, Database, likePart } from '@lopso/platform';
import { type Certificate, certificateOf, type CertificateRow, SELECT } from '../certificates/certificate.repository';

/** What is looked for in the register of a province in a year. */
interface YearBookSearch {
  readonly issuerId: string;
  readonly year: number;
  /** Folded part of a name or of the printed team; an empty string for all. */
  readonly folded: string;
  /** Only this number; null: all. */
  readonly number: number | null;
  /** The number of the last line of the page before; null: from the beginning. */
  readonly after: number | null;
  readonly limit: number;
}

/** No register comes near it: what a column of numbers holds. */
const HIGHEST = 2_147_483_647;

/** Answers about the registers of provinces, over all their rounds: by issuer, year and number, in the order of the index that keeps numbers apart. */
@Injectable()
export class YearBookRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The years in which a province gave numbers, the latest first, and how many papers each has. */
  async years(issuerId: string): Promise<{ readonly year: number; readonly papers: number }[]> {
    return this.database.query(
      'select year, last_number as papers from credentials.register where issuer_id = $1 order by year desc',
      [issuerId],
    );
  }

  /** The lowest number first. */
  async search({ issuerId, year, folded, number, after, limit }: YearBookSearch): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT}
       where c.issuer_id = $2 and c.year = $3 and c.number between $4 and $5 and c.search_key like $6
       order by c.number limit $7`,
      [
        ...[this.clock.today(), issuerId, year, number ?? (after ?? 0) + 1, number ?? HIGHEST],
        ...[likePart(folded), limit],
      ],
    );
    return rows.map(certificateOf);
  }
}
