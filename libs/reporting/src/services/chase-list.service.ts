import { Injectable } from '@nestjs/common';
import { RemainingWorkService, type ReopenedFigure, type WayClass } from '@lopso/learning';
import { type Actor, Audit, decodeCursor, encodeCursor, isDay, isId, NotFound, type Scope } from '@lopso/platform';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { type ChaseFilter, type ChaseOrder } from '../rules/chase';
import { missingAnew, missingSentence } from '../rules/missing-sentence';
import { shortTeamName } from '../rules/team-words';
import { type ChasePlace, ChaseRepository, type ChaseRow } from '../storage/chase.repository';
import { FigureRepository } from '../storage/figure.repository';
import { ReportRounds, type ReportView } from './report-rounds.service';

/** Somebody to be reminded, with what is missing and the shortest way in words. */
export interface ChasePerson extends Omit<ChaseRow, 'completion' | 'left' | 'teamKind' | 'teamUnitName'> {
  readonly teamName: string;
  /** “bài 4 khóa C05; 1,5 giờ lớp”. */
  readonly missing: string;
  /** The shortest way to finish, one sentence; empty before anything was derived. */
  readonly way: string;
  readonly wayMinutes: number;
  /** All is done by her; somebody is to grade it or to look at it. */
  readonly isOnlyWaiting: boolean;
  /** The classes that the way names. */
  readonly classes: readonly WayClass[];
}

/** A page of the list with how many it has in all. */
export interface ChasePage {
  readonly view: ReportView;
  readonly total: number;
  readonly people: readonly ChasePerson[];
  /** What is asked anew of people of the round, within the commune: it has a list of its own. */
  readonly reopenings: readonly ReopenedFigure[];
  readonly nextCursor: string | null;
}

/** Which list: of whom, in which order. */
export interface ChaseWish extends ChaseFilter {
  readonly roundId: string;
  readonly communeId: string;
  readonly order: ChaseOrder;
}

const NOT_DERIVED = 'chưa tính xong, xem lại sau ít phút';

/** Who of a commune has not finished a round, and how each gets there soonest. */
@Injectable()
export class ChaseList {
  constructor(
    private readonly rounds: ReportRounds,
    private readonly chased: ChaseRepository,
    private readonly figures: FigureRepository,
    private readonly remainingWork: RemainingWorkService,
    private readonly audit: Audit,
  ) {}

  /**
   * People by `order`; a number of statements that does not grow with them. The reading is written into the audit trail,
   * with what is shown `beside` the list, which may refuse it.
   * @throws NotFound when the commune lies outside what the actor may see of the round
   */
  async list(
    actor: Actor,
    wish: ChaseWish,
    page: { readonly limit: number; readonly cursor: string | null },
    beside: (scope: Scope) => Promise<readonly string[]>,
  ): Promise<ChasePage> {
    const view = await this.open(actor, wish);
    const fields = await beside(view.scope);
    const reading = await this.audit.recordReadOver(actor, view.scope, {
      action: 'reporting.chase-listed',
      subject: { type: 'round', id: view.round.id },
      fields,
    });
    const found = await this.read(view, wish, page);
    await this.audit.noteHeld(
      reading,
      found.people.map(({ memberId }) => memberId),
    );
    return found;
  }

  /** The round as the actor sees it within one commune. @throws NotFound */
  async open(actor: Actor, { roundId, communeId }: ChaseWish): Promise<ReportView> {
    const view = await this.rounds.open(actor, READ_FIGURE_PEOPLE, roundId);
    const path = await this.figures.pathOfUnit(communeId);
    if (path === null || path.split('.').length !== 2 || !view.scope.contains(path)) throw new NotFound();
    return { ...view, scope: view.scope.narrowedTo(path) };
  }

  /** A page of a view that `open` gave; who reads it notes whom it held. Nobody is reminded of a round that was ended. */
  async read(
    view: ReportView,
    wish: ChaseWish,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<ChasePage> {
    if (view.round.endedOn !== null) return { view, total: 0, reopenings: [], people: [], nextCursor: null };
    const { order, teamId, stage } = wish;
    const tasks = await this.remainingWork.tasksOf(view.round.id);
    const question = { roundId: view.round.id, on: view.today, order, tasks, teamId, stage };
    const after = placeOf(page.cursor);
    const { total, rows: found } = await this.chased.page(view.scope, question, { after, limit: page.limit + 1 });
    const rows = found.slice(0, page.limit);
    const last = rows[rows.length - 1];
    const nextCursor = found.length > page.limit && last !== undefined ? cursorOf(last) : null;
    const reopenings = await this.figures.reopeningsOf(view.scope, view.round.id, view.today);
    return { view, total, reopenings, people: await this.inWords(view, wish.communeId, rows), nextCursor };
  }

  private async inWords(view: ReportView, communeId: string, rows: readonly ChaseRow[]): Promise<ChasePerson[]> {
    const ways = await this.remainingWork.findWays(
      view.round.id,
      rows.map(({ memberId, unitPath, completion, lastOn }) => ({
        memberId,
        communeId,
        unitPath,
        completion: completion ?? [],
        lastOn,
      })),
    );
    const missingOf = view.round.reopens === null ? missingSentence : missingAnew;
    return rows.map(({ completion, left: _left, teamKind, teamUnitName, ...person }) => {
      const way = ways.get(person.memberId);
      return {
        ...person,
        teamName: shortTeamName(teamKind, teamUnitName),
        missing: completion === null ? NOT_DERIVED : missingOf(completion),
        way: way?.words ?? '',
        wayMinutes: way?.minutes ?? 0,
        isOnlyWaiting: way?.isOnlyWaiting ?? false,
        classes: way?.classes ?? [],
      };
    });
  }
}

function cursorOf({ lastOn, left, givenName, fullName, cycleId }: ChaseRow): string {
  return encodeCursor([lastOn, String(left), givenName, fullName, cycleId]);
}

/** A cursor of ours; null for anything else, so that the list starts anew. */
function placeOf(cursor: string | null): ChasePlace | null {
  const [lastOn, left = '', givenName = '', fullName = '', cycleId] = decodeCursor(cursor, 5) ?? [];
  if (!isDay(lastOn) || !/^\d{1,6}$/.test(left) || !isId(cycleId)) return null;
  return { lastOn, left: Number(left), givenName, fullName, cycleId };
}
