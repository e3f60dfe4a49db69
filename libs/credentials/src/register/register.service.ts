import { Injectable } from '@nestjs/common';
import { RoundService, type RoundSummary } from '@lopso/learning';
import { type UnitSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, foldText, NotFound, Scope } from '@lopso/platform';
import { CertificateRepository } from '../certificates/certificate.repository';
import { type CertificateState, wantedNumber } from '../certificates/certificate.rules';
import { type ActionableCertificate, CertificateService, withActs } from '../certificates/certificate.service';
import { DesignUnsound, NoSuchDesign } from '../credentials.errors';
import { READ_CERTIFICATES, READ_WAITING_CERTIFICATES, READ_YEAR_BOOKS } from '../credentials.permissions';
import { DesignService } from '../designs/design.service';
import { ReleaseListService } from '../releases/release-list.service';
import { WaitingPeopleService } from '../waiting/waiting-people.service';
import { YearBookRepository } from './year-book.repository';

/** How the certificates of a round stand, among the actor's units. */
export interface RoundRegister {
  readonly round: RoundSummary;
  readonly byState: ReadonlyMap<CertificateState, number>;
  /** Papers that stand and say more than was learnt, as what was waived (decision 0116). */
  readonly overstated: number;
  /** Papers that stand and print another title, decision number or decision date than the round has (decision 0124). */
  readonly reworded: number;
  /** Papers that stand and print other days than their passages have now (decision 0142). */
  readonly redated: number;
  /** Finished people without a certificate; null for who does not see them. */
  readonly waiting: number | null;
  /** Why nothing can be printed for who waits; null where nobody does, or something can be. */
  readonly hindrance: DesignHindrance | null;
}

/** The fault of the round's design: `name` of the design, how many faults, where the first one lies and what it is, in words. */
export interface DesignHindrance {
  /** Address of the design. */
  readonly slug: string;
  readonly name: string;
  readonly count: number;
  readonly place: string;
  readonly words: string;
}

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
  readonly certificates: readonly ActionableCertificate[];
  readonly nextCursor: string | null;
  /** The register number that was looked for; null: a name was, or nothing. */
  readonly wanted: { readonly number: number; readonly year: number } | null;
}

/** A book that the actor may read, and whose it is. */
interface OpenedYear extends YearBook {
  readonly province: Pick<UnitSummary, 'id' | 'path'>;
}

/** The register of certificates on the screen: a round's figures, and the book of a year. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly roundService: RoundService,
    private readonly certificateRows: CertificateRepository,
    private readonly waiting: WaitingPeopleService,
    private readonly releaseLists: ReleaseListService,
    private readonly certificates: CertificateService,
    private readonly access: Access,
    private readonly yearBookRows: YearBookRepository,
    private readonly designs: DesignService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when the round is of another province */
  async getRoundRegister(actor: Actor, roundId: string): Promise<RoundRegister> {
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const round = await this.roundService.getRound(roundId);
    if (scope.narrowedTo(round.unitPath).isEmpty) throw new NotFound();
    const byState = await this.certificateRows.countByState(scope, roundId);
    const seesWaiting = this.access.scope(actor, READ_WAITING_CERTIFICATES).contains(round.unitPath);
    const waiting = seesWaiting ? (await this.waiting.listWaitingCycles(actor, roundId)).length : null;
    const [overstated, reworded, redated] = [
      await this.certificates.countDeviating(scope, round, 'overstated'),
      await this.certificates.countDeviating(scope, round, 'reworded'),
      await this.certificates.countDeviating(scope, round, 'redated'),
    ];
    return {
      ...{ round, byState, overstated, reworded, redated, waiting },
      hindrance: (waiting ?? 0) > 0 ? await this.hindranceOf(round) : null,
    };
  }

  /** Where papers come by themselves nobody is refused who could be told why they don't. */
  private async hindranceOf(round: RoundSummary): Promise<DesignHindrance | null> {
    const slug = round.certificateTemplate;
    try {
      await this.releaseLists.requirePrintable(round);
      return null;
    } catch (error) {
      if (error instanceof DesignUnsound) return { slug, ...error.design };
      if (error instanceof NoSuchDesign) return { slug, name: slug, count: 0, place: '', words: '' };
      throw error;
    }
  }

  /** The years there are, the latest first; this one also while it has no papers. @throws NotFound for whoever reads no whole province */
  async listYearBooks(actor: Actor): Promise<YearBook[]> {
    const { id } = await this.designs.requireProvince(actor, READ_YEAR_BOOKS);
    return this.yearsOf(id);
  }

  /** A page of a year's book; the reading is written into the audit trail. @throws NotFound as `open` */
  async readYearBook(actor: Actor, { year, text, limit, cursor }: YearBookQuery): Promise<YearBookPage> {
    const { province, papers } = await this.openYear(actor, year);
    const within = Scope.ofPaths([province.path]);
    const subject = { type: 'register', id: String(year) };
    const reading = await this.audit.recordReadOver(actor, within, { action: 'credentials.year-book-listed', subject });
    const folded = foldText(text);
    const number = wantedNumber(folded);
    const wanted = number === null ? null : { number: number.number, year: number.year ?? year };
    const found =
      wanted !== null && wanted.year !== year
        ? []
        : await this.yearBookRows.search({
            ...{ issuerId: province.id, year, folded: wanted === null ? folded : '', number: wanted?.number ?? null },
            ...{ after: numberOfCursor(cursor), limit: limit + 1 },
          });
    const page = found.slice(0, limit);
    await this.audit.noteHeld(reading, page);
    const certificates = withActs({ access: this.access, actor }, page, await this.certificates.finishedCyclesOf(page));
    const last = found.length > limit ? page[page.length - 1] : undefined;
    return { year, papers, certificates, nextCursor: last === undefined ? null : String(last.number), wanted };
  }

  /** @throws NotFound for a year that has no book, and for whoever reads no whole province */
  async openYear(actor: Actor, year: number): Promise<OpenedYear> {
    const province = await this.designs.requireProvince(actor, READ_YEAR_BOOKS);
    const book = (await this.yearsOf(province.id)).find((one) => one.year === year);
    if (book === undefined) throw new NotFound();
    return { ...book, province };
  }

  private async yearsOf(provinceId: string): Promise<YearBook[]> {
    const years = await this.yearBookRows.years(provinceId);
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
