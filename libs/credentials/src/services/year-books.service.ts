import { Injectable } from '@nestjs/common';
import { type UnitSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, foldText, NotFound, Scope } from '@lopso/platform';
import { READ_YEAR_BOOKS } from '../credentials.permissions';
import { wantedNumber } from '../rules/certificate-number';
import { YearBookRepository } from '../storage/year-book.repository';
import { type CertificateInHand, inHands } from './certificates-in-hand';
import { CertifiedPassages } from './certified-passages.service';
import { DesignReach } from './design-reach';

/** The register of a province in a year; its numbers go from 1 to `papers`. */
export interface YearBook {
  readonly year: number;
  readonly papers: number;
}

/** What somebody looks for in it. */
export interface YearBookQuery {
  readonly year: number;
  /** Part of a name or of the printed team, or a register number. */
  readonly text: string;
  readonly limit: number;
  /** The number after which the page begins, as the page before gave it. */
  readonly cursor: string | null;
}

/** A page of it, the lowest number first. */
export interface YearBookPage extends YearBook {
  readonly certificates: readonly CertificateInHand[];
  readonly nextCursor: string | null;
  /** The register number that was looked for; null: a name was, or nothing. */
  readonly wanted: { readonly number: number; readonly year: number } | null;
}

/** A book that the actor may read, and whose it is. */
interface OpenedYear extends YearBook {
  readonly province: Pick<UnitSummary, 'id' | 'path'>;
}

/** The register book of a province by years, over all its rounds (decision 0123). */
@Injectable()
export class YearBooks {
  constructor(
    private readonly stored: YearBookRepository,
    private readonly reach: DesignReach,
    private readonly passages: CertifiedPassages,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The years there are, the latest first; this one also while it has no papers. @throws NotFound for whoever reads no whole province */
  async list(actor: Actor): Promise<YearBook[]> {
    const { id } = await this.reach.provinceOf(actor, READ_YEAR_BOOKS);
    return this.yearsOf(id);
  }

  /** A page of a year's book; the reading is written into the audit trail. @throws NotFound as `open` */
  async page(actor: Actor, { year, text, limit, cursor }: YearBookQuery): Promise<YearBookPage> {
    const { province, papers } = await this.open(actor, year);
    const within = Scope.ofPaths([province.path]);
    const subject = { type: 'register', id: String(year) };
    const reading = await this.audit.recordReadOver(actor, within, { action: 'credentials.year-book-listed', subject });
    const folded = foldText(text);
    const number = wantedNumber(folded);
    const wanted = number === null ? null : { number: number.number, year: number.year ?? year };
    const found =
      wanted !== null && wanted.year !== year
        ? []
        : await this.stored.search({
            ...{ issuerId: province.id, year, folded: wanted === null ? folded : '', number: wanted?.number ?? null },
            ...{ after: numberOfCursor(cursor), limit: limit + 1 },
          });
    const page = found.slice(0, limit);
    await this.audit.noteHeld(reading, page);
    const certificates = inHands({ access: this.access, actor }, page, await this.passages.finishedOf(page));
    const last = found.length > limit ? page[page.length - 1] : undefined;
    return { year, papers, certificates, nextCursor: last === undefined ? null : String(last.number), wanted };
  }

  /** @throws NotFound for a year that has no book, and for whoever reads no whole province */
  async open(actor: Actor, year: number): Promise<OpenedYear> {
    const province = await this.reach.provinceOf(actor, READ_YEAR_BOOKS);
    const book = (await this.yearsOf(province.id)).find((one) => one.year === year);
    if (book === undefined) throw new NotFound();
    return { ...book, province };
  }

  private async yearsOf(provinceId: string): Promise<YearBook[]> {
    const years = await this.stored.years(provinceId);
    const thisYear = Number(this.clock.today().slice(0, 4));
    const isMissing = years.every(({ year }) => year !== thisYear);
    return [...years, ...(isMissing ? [{ year: thisYear, papers: 0 }] : [])].sort(
      (one, other) => other.year - one.year,
    );
  }
}

/** A cursor nobody could have got from here starts at the beginning. */
function numberOfCursor(cursor: string | null): number | null {
  return cursor !== null && /^\d{1,9}$/.test(cursor) ? Number(cursor) : null;
}
