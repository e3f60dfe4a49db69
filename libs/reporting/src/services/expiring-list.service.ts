import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, decodeCursor, encodeCursor, isDay, isId, type Scope } from '@lopso/platform';
import { WaysToFinish } from '@lopso/learning';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import {
  type ExpiryFacets,
  type ExpiryFilter,
  type ExpiryOrder,
  facetsOf,
  type RenewalStage,
  renewalStage,
} from '../rules/expiring';
import { missingSentence } from '../rules/missing-sentence';
import { communeNameOf, shortTeamName } from '../rules/team-words';
import { type ExpiringPlace, ExpiringRepository, type ExpiringRow } from '../storage/expiring.repository';
import { FigureRepository } from '../storage/figure.repository';

type Hidden = 'completion' | 'communeDistinguishedBy' | 'teamKind' | 'teamUnitName' | 'unitPath' | 'isRoundClosed';

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

const NOT_DERIVED = 'chưa tính xong, xem lại sau ít phút';

/** Whose passages have ended or end soon, and how each is renewed. */
@Injectable()
export class ExpiringList {
  constructor(
    private readonly expiring: ExpiringRepository,
    private readonly figures: FigureRepository,
    private readonly ways: WaysToFinish,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * People by `order`, among the units over which the actor reads people; a number of statements that grows with the rounds of a page and not
   * with its people. What a filter names outside of those units finds nobody. The reading is written into the audit trail.
   */
  async list(
    actor: Actor,
    wish: ExpiryWish,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<ExpiringPage> {
    const view = this.open(actor);
    const reading = await this.audit.recordReadOver(actor, await this.narrowed(view, wish), {
      action: 'reporting.expiring-listed',
    });
    const groups = await this.expiring.groups(view.scope, view.today);
    const { total, people, nextCursor } = await this.read(view, wish, page);
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    return { view, total, facets: facetsOf(groups, wish, view.today), people, nextCursor };
  }

  /** What the actor may see, today. */
  open(actor: Actor): ExpiryView {
    const scope = this.access.scope(actor, READ_FIGURE_PEOPLE);
    return { scope, asOf: this.clock.now(), today: this.clock.today() };
  }

  /** The scope, or the commune of it that is asked for. */
  async narrowed({ scope }: ExpiryView, { communeId }: ExpiryWish): Promise<Scope> {
    const asked = communeId === null ? null : await this.figures.pathOfUnit(communeId);
    return asked !== null && scope.contains(asked) ? scope.narrowedTo(asked) : scope;
  }

  /** A page of a view that `open` gave; who reads it notes whom it held. */
  async read(
    view: ExpiryView,
    wish: ExpiryWish,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<Pick<ExpiringPage, 'total' | 'people' | 'nextCursor'>> {
    const asked = { after: placeOf(page.cursor), limit: page.limit + 1 };
    const { total, rows: found } = await this.expiring.page(view.scope, { ...wish, on: view.today }, asked);
    const rows = found.slice(0, page.limit);
    const last = rows[rows.length - 1];
    const nextCursor = found.length > page.limit && last !== undefined ? cursorOf(last) : null;
    return { total, people: await this.inWords(rows, view.today), nextCursor };
  }

  private async inWords(rows: readonly ExpiringRow[], today: string): Promise<ExpiringPerson[]> {
    const ways = await this.waysOf(rows, today);
    return rows.map((row) => {
      const { completion, communeDistinguishedBy, teamKind, teamUnitName, unitPath: _, isRoundClosed, ...person } = row;
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

  /** Of those who renew, by the passage that ends. */
  private async waysOf(
    rows: readonly ExpiringRow[],
    today: string,
  ): Promise<ReadonlyMap<string, { readonly words: string; readonly minutes: number }>> {
    const found = new Map<string, { readonly words: string; readonly minutes: number }>();
    for (const roundId of new Set(rows.map((row) => row.roundId))) {
      const renewing = rows.filter((row) => row.roundId === roundId && row.renewalCycleId !== null);
      if (renewing.length === 0) continue;
      const ways = await this.ways.of(
        roundId,
        renewing.map(({ memberId, communeId, unitPath, completion, graceUntil }) => ({
          ...{ memberId, communeId, unitPath, completion: completion ?? [] },
          lastOn: graceUntil < today ? null : graceUntil,
        })),
      );
      for (const { cycleId, memberId } of renewing) {
        const way = ways.get(memberId);
        if (way !== undefined) found.set(cycleId, way);
      }
    }
    return found;
  }
}

function cursorOf({ validUntil, givenName, fullName, cycleId }: ExpiringRow): string {
  return encodeCursor([validUntil, givenName, fullName, cycleId]);
}

/** A cursor of ours; null for anything else, so that the list starts anew. */
function placeOf(cursor: string | null): ExpiringPlace | null {
  const [validUntil, givenName = '', fullName = '', cycleId] = decodeCursor(cursor, 4) ?? [];
  return isDay(validUntil) && isId(cycleId) ? { validUntil, givenName, fullName, cycleId } : null;
}
