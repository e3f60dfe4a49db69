import { Injectable } from '@nestjs/common';
import { AudienceService, RemainingWorkService } from '@lopso/learning';
import {
  Access,
  type Actor,
  Audit,
  type CellValue,
  Clock,
  decodeCursor,
  encodeCursor,
  isDay,
  isId,
  type NotedReading,
  type Scope,
  streamXlsx,
  Throttle,
} from '@lopso/platform';
import { FigureRepository } from '../figures/figure.repository';
import { ExportLimiter } from '../people/export-limiter.service';
import { breakOff, type ExportedFile, EXPORTS } from '../people/person-report.service';
import { communeNameOf, shortTeamName } from '../people/person.rules';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { ReportingSettings } from '../reporting.settings';
import { missingSentence } from '../rounds/requirement.rules';
import {
  type ExpiringPart,
  type ExpiringPlace,
  type ExpiringQuestion,
  type ExpiringRow,
  ExpiryRepository,
} from './expiry.repository';
import {
  EXPIRING_COLUMNS,
  expiringCells,
  type ExpiryFacets,
  type ExpiryFilter,
  type ExpiryGroup,
  type ExpiryOrder,
  facetsOf,
  type RenewalStage,
  renewalStage,
  totalOf,
} from './expiry.rules';

type Hidden =
  | ('completion' | 'communeDistinguishedBy' | 'teamKind' | 'teamUnitName' | 'unitPath' | 'isRoundClosed')
  | ('renewalRoundId' | 'renewalLastOn');

/** Somebody whose passage ends, and how she renews it. */
export interface ExpiringPerson extends Omit<ExpiringRow, Hidden> {
  readonly teamName: string;
  readonly renewal: RenewalStage;
  /** Of an open renewal: what is missing, “bài 4 khóa C05; 1,5 giờ lớp”; else empty. */
  readonly missing: string;
  /** Of an open renewal: the shortest way to finish it, one sentence; else empty. */
  readonly way: string;
  readonly wayMinutes: number;
}

const NOT_DERIVED = 'chưa tính xong, xem lại sau ít phút';

/** What a list asks of a page, with everything it may be picked by. */
export interface ExpiringShown {
  readonly groups: readonly ExpiryGroup[];
  /** One more than asked for tells that there are more. */
  readonly people: readonly ExpiringPerson[];
}

/** Which list: of whom, in which order. */
export interface ExpiryWish extends ExpiryFilter {
  readonly order: ExpiryOrder;
}

/** What the actor may see of it, on a day. */
export interface ExpiryView {
  readonly scope: Scope;
  readonly asOf: Date;
  /** The calendar date of `asOf` in Vietnam. */
  readonly today: string;
}

/** A page of the list with how many it has in all, and what it may be picked by. */
export interface ExpiringPage {
  readonly view: ExpiryView;
  readonly total: number;
  readonly facets: ExpiryFacets;
  readonly people: readonly ExpiringPerson[];
  readonly nextCursor: string | null;
}

function cursorOf({ validUntil, givenName, fullName, cycleId }: ExpiringPlace): string {
  return encodeCursor([validUntil, givenName, fullName, cycleId]);
}

/** A cursor of ours; null for anything else, so that the list starts anew. */
function placeOf(cursor: string | null): ExpiringPlace | null {
  const [validUntil, givenName = '', fullName = '', cycleId] = decodeCursor(cursor, 4) ?? [];
  return isDay(validUntil) && isId(cycleId) ? { validUntil, givenName, fullName, cycleId } : null;
}

type Batches = AsyncGenerator<readonly ExpiringPerson[]>;

/** People whose completion ends, when, and how it is renewed: listed and as a file. */
@Injectable()
export class ExpiryService {
  constructor(
    private readonly figureRepository: FigureRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly expiryRepository: ExpiryRepository,
    private readonly audience: AudienceService,
    private readonly remainingWork: RemainingWorkService,
    private readonly exportLimiter: ExportLimiter,
    private readonly settings: ReportingSettings,
    private readonly throttle: Throttle,
  ) {}

  /**
   * People by `order`, among the units over which the actor reads people; a number of statements that grows with the rounds of a page and not
   * with its people. What a filter names outside of those units finds nobody. The reading is written into the audit trail.
   */
  async listExpiring(
    actor: Actor,
    wish: ExpiryWish,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<ExpiringPage> {
    const view = this.openView(actor);
    const reading = await this.audit.recordReadOver(actor, await this.narrowScope(view, wish), {
      action: 'reporting.expiring-listed',
    });
    const question = { ...wish, on: view.today };
    const part = { after: placeOf(page.cursor), limit: page.limit + 1 };
    const { groups, people: found } = await this.readPage(view.scope, question, part);
    const people = found.slice(0, page.limit);
    const last = people[people.length - 1];
    const nextCursor = found.length > page.limit && last !== undefined ? cursorOf(last) : null;
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    const total = totalOf(groups, wish, view.today);
    return { view, total, facets: facetsOf(groups, wish, view.today), people, nextCursor };
  }

  /** What the actor may see, today. */
  openView(actor: Actor): ExpiryView {
    const scope = this.access.scope(actor, READ_FIGURE_PEOPLE);
    return { scope, asOf: this.clock.now(), today: this.clock.today() };
  }

  /** The scope, or the commune of it that is asked for. */
  async narrowScope({ scope }: ExpiryView, { communeId }: ExpiryWish): Promise<Scope> {
    const asked = communeId === null ? null : await this.figureRepository.pathOfUnit(communeId);
    return asked !== null && scope.contains(asked) ? scope.narrowedTo(asked) : scope;
  }

  /** Everybody of a view that `open` gave, in batches from one snapshot; who reads it notes whom it held. */
  streamExpiring(view: ExpiryView, wish: ExpiryWish): AsyncGenerator<readonly ExpiringPerson[]> {
    return this.readStream(view.scope, { ...wish, on: view.today });
  }

  /** Everybody by groups, and a part of those the question finds. */
  async readPage(scope: Scope, question: ExpiringQuestion, part: ExpiringPart): Promise<ExpiringShown> {
    const ruled = await this.audience.listRuledRounds(scope);
    const groups = await this.expiryRepository.groups(scope, question.on, ruled);
    const rows = await this.expiryRepository.page(scope, question, { ruled, part });
    return { groups, people: await this.describePeople(rows, question.on) };
  }

  /** Everybody the question finds, in batches from one snapshot. */
  async *readStream(scope: Scope, question: ExpiringQuestion): AsyncGenerator<readonly ExpiringPerson[]> {
    const ruled = await this.audience.listRuledRounds(scope);
    for await (const rows of this.expiryRepository.stream(scope, question, ruled))
      yield await this.describePeople(rows, question.on);
  }

  /** A number of statements that grows with the rounds of the rows and not with their people. */
  private async describePeople(rows: readonly ExpiringRow[], today: string): Promise<ExpiringPerson[]> {
    const ways = await this.findWays(rows, today);
    return rows.map((row) => {
      const { completion, communeDistinguishedBy, teamKind, teamUnitName, isRoundClosed, ...shown } = row;
      const { unitPath: _, renewalRoundId: _round, renewalLastOn: _last, ...person } = shown;
      const isOpen = row.renewalCycleId !== null;
      const way = ways.get(row.cycleId);
      return {
        ...person,
        communeName: communeNameOf(row.communeName, communeDistinguishedBy),
        teamName: shortTeamName(teamKind, teamUnitName),
        renewal: renewalStage({ state: row.state, isOpen, isRoundClosed }),
        missing: isOpen ? (completion === null ? NOT_DERIVED : missingSentence(completion)) : '',
        way: way?.words ?? '',
        wayMinutes: way?.minutes ?? 0,
      };
    });
  }

  /** Of those who renew, by the passage that ends: through the round in which each renews, by its last day. */
  private async findWays(
    rows: readonly ExpiringRow[],
    today: string,
  ): Promise<ReadonlyMap<string, { readonly words: string; readonly minutes: number }>> {
    const found = new Map<string, { readonly words: string; readonly minutes: number }>();
    for (const roundId of new Set(rows.flatMap(({ renewalRoundId }) => renewalRoundId ?? []))) {
      const renewing = rows.filter((row) => row.renewalRoundId === roundId);
      const ways = await this.remainingWork.findWays(
        roundId,
        renewing.map(({ memberId, communeId, unitPath, completion, renewalLastOn }) => ({
          ...{ memberId, communeId, unitPath, completion: completion ?? [] },
          lastOn: renewalLastOn !== null && renewalLastOn < today ? null : renewalLastOn,
        })),
      );
      for (const { cycleId, memberId } of renewing) {
        const way = ways.get(memberId);
        if (way !== undefined) found.set(cycleId, way);
      }
    }
    return found;
  }

  /**
   * Those whom `ExpiryService.listExpiring` finds, read in one go while the file is being taken; restricted records are left out. Every file is written into the audit trail.
   * It holds a place and a connection as the file of `PersonReportService` does.
   * @throws TooManyRequests after 30 files in ten minutes
   * @throws ExportsBusy when as many files are being sent as a process sends at once
   */
  async exportExpiring(actor: Actor, wish: ExpiryWish): Promise<ExportedFile> {
    const view = this.openView(actor);
    await this.throttle.spend(EXPORTS, actor.accountId);
    const giveBack = this.exportLimiter.takeTurn();
    try {
      const { roundId, communeId, period, state } = wish;
      const reading = await this.audit.recordExportOver(actor, await this.narrowScope(view, wish), {
        action: 'reporting.expiring-exported',
        details: { roundId, communeId, period, state },
      });
      const batches = this.recordBatches(view, wish, reading);
      const rows = cellsOf(await batches.next(), batches);
      const stream = streamXlsx([{ name: 'Sắp hết hạn', columns: EXPIRING_COLUMNS, rows, isList: true }]);
      breakOff(stream, batches, this.settings.EXPORT_SECONDS);
      stream.once('close', giveBack);
      return { fileName: `sap-het-han-${view.today}.xlsx`, stream };
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  private async *recordBatches(view: ExpiryView, wish: ExpiryWish, reading: NotedReading): Batches {
    for await (const people of this.streamExpiring(view, wish)) {
      const named = people.filter(({ isRestricted }) => !isRestricted);
      await this.audit.noteHeld(
        reading,
        named.map(({ memberId }) => memberId),
      );
      yield named;
    }
  }
}

async function* cellsOf(
  first: IteratorResult<readonly ExpiringPerson[]>,
  rest: Batches,
): AsyncGenerator<readonly CellValue[]> {
  for (let batch = first; batch.done !== true; batch = await rest.next())
    for (const person of batch.value) yield expiringCells(person);
}
