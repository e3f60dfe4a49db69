import { Injectable } from '@nestjs/common';
import { RemainingWorkService, type ReopenedFigure, type WayClass } from '@lopso/learning';
import { MANAGE_MEMBERS, MemberService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  DataUses,
  decodeCursor,
  encodeCursor,
  isDay,
  isId,
  NotFound,
  type Scope,
  streamXlsx,
  Throttle,
  type ThrottleRule,
  type UseVerdict,
} from '@lopso/platform';
import { FigureRepository } from '../figures/figure.repository';
import { type ExportedFile, EXPORTS } from '../people/person-report.service';
import { shortTeamName } from '../people/person.rules';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { ReportRoundService, type ReportView } from '../rounds/report-round.service';
import { missingAnew, missingSentence } from '../rounds/requirement.rules';
import { type FollowUpPlace, FollowUpRepository, type FollowUpRow } from './follow-up.repository';
import { FOLLOW_UP_COLUMNS, followUpCells, type FollowUpFilter, type FollowUpOrder } from './follow-up.rules';

/** Somebody to be reminded, with what is missing and the shortest way in words. */
export interface PersonToRemind extends Omit<FollowUpRow, 'completion' | 'left' | 'teamKind' | 'teamUnitName'> {
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
export interface FollowUpPage {
  readonly view: ReportView;
  readonly total: number;
  readonly people: readonly PersonToRemind[];
  /** What is asked anew of people of the round, within the commune: it has a list of its own. */
  readonly reopenings: readonly ReopenedFigure[];
  readonly nextCursor: string | null;
}

/** Which list: of whom, in which order. */
export interface FollowUpWish extends FollowUpFilter {
  readonly roundId: string;
  readonly communeId: string;
  readonly order: FollowUpOrder;
}

const NOT_DERIVED = 'chưa tính xong, xem lại sau ít phút';

function cursorOf({ lastOn, left, givenName, fullName, cycleId }: FollowUpRow): string {
  return encodeCursor([lastOn, String(left), givenName, fullName, cycleId]);
}

/** A cursor of ours; null for anything else, so that the list starts anew. */
function placeOf(cursor: string | null): FollowUpPlace | null {
  const [lastOn, left = '', givenName = '', fullName = '', cycleId] = decodeCursor(cursor, 5) ?? [];
  if (!isDay(lastOn) || !/^\d{1,6}$/.test(left) || !isId(cycleId)) return null;
  return { lastOn, left: Number(left), givenName, fullName, cycleId };
}

/** More people than any commune has; who stands beyond is counted in the list. */
const MOST_PEOPLE = 5000;

/** Whether somebody may be reminded, and the number to call. */
export interface ReminderContact {
  readonly reminders: UseVerdict;
  readonly phone: string | null;
}

/** Pages with telephones: who calls people needs minutes for one, who gathers numbers pages on at once. */
const PHONES: ThrottleRule = { name: 'reporting.chase-phones', limit: 120, windowSeconds: 600 };

/** Who of a commune is to be reminded of a round, and how they may be reached. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly reportRounds: ReportRoundService,
    private readonly followUpRepository: FollowUpRepository,
    private readonly figureRepository: FigureRepository,
    private readonly remainingWork: RemainingWorkService,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    private readonly uses: DataUses,
    private readonly members: MemberService,
    private readonly access: Access,
  ) {}

  /**
   * People by `order`; a number of statements that does not grow with them. The reading is written into the audit trail,
   * with what is shown `beside` the list, which may refuse it.
   * @throws NotFound when the commune lies outside what the actor may see of the round
   */
  async listPeopleToRemind(
    actor: Actor,
    wish: FollowUpWish,
    page: { readonly limit: number; readonly cursor: string | null },
    beside: (scope: Scope) => Promise<readonly string[]>,
  ): Promise<FollowUpPage> {
    const view = await this.openCommune(actor, wish);
    const fields = await beside(view.scope);
    const reading = await this.audit.recordReadOver(actor, view.scope, {
      action: 'reporting.chase-listed',
      subject: { type: 'round', id: view.round.id },
      fields,
    });
    const found = await this.readPage(view, wish, page);
    await this.audit.noteHeld(
      reading,
      found.people.map(({ memberId }) => memberId),
    );
    return found;
  }

  /** The round as the actor sees it within one commune. @throws NotFound */
  async openCommune(actor: Actor, { roundId, communeId }: FollowUpWish): Promise<ReportView> {
    const view = await this.reportRounds.openRound(actor, READ_FIGURE_PEOPLE, roundId);
    const path = await this.figureRepository.pathOfUnit(communeId);
    if (path === null || path.split('.').length !== 2 || !view.scope.contains(path)) throw new NotFound();
    return { ...view, scope: view.scope.narrowedTo(path) };
  }

  /** A page of a view that `open` gave; who reads it notes whom it held. Nobody is reminded of a round that was ended. */
  async readPage(
    view: ReportView,
    wish: FollowUpWish,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<FollowUpPage> {
    if (view.round.endedOn !== null) return { view, total: 0, reopenings: [], people: [], nextCursor: null };
    const { order, teamId, stage } = wish;
    const tasks = await this.remainingWork.tasksOf(view.round.id);
    const question = { roundId: view.round.id, on: view.today, order, tasks, teamId, stage };
    const after = placeOf(page.cursor);
    const { total, rows: found } = await this.followUpRepository.page(view.scope, question, {
      after,
      limit: page.limit + 1,
    });
    const rows = found.slice(0, page.limit);
    const last = rows[rows.length - 1];
    const nextCursor = found.length > page.limit && last !== undefined ? cursorOf(last) : null;
    const reopenings = await this.figureRepository.reopeningsOf(view.scope, view.round.id, view.today);
    return { view, total, reopenings, people: await this.describePeople(view, wish.communeId, rows), nextCursor };
  }

  private async describePeople(
    view: ReportView,
    communeId: string,
    rows: readonly FollowUpRow[],
  ): Promise<PersonToRemind[]> {
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

  /**
   * Those whom `FollowUpService.listPeopleToRemind` finds, without telephones; restricted records are left out. Every file is written into the audit trail.
   * @throws NotFound as the list; TooManyRequests after 30 files in ten minutes
   */
  async exportPeopleToRemind(actor: Actor, wish: FollowUpWish): Promise<ExportedFile> {
    const view = await this.openCommune(actor, wish);
    await this.throttle.spend(EXPORTS, actor.accountId);
    const { communeId, teamId, stage } = wish;
    const reading = await this.audit.recordExportOver(actor, view.scope, {
      action: 'reporting.chase-exported',
      subject: { type: 'round', id: view.round.id },
      details: { communeId, teamId, state: stage },
    });
    const { people } = await this.readPage(view, wish, { limit: MOST_PEOPLE, cursor: null });
    const named = people.filter(({ isRestricted }) => !isRestricted);
    await this.audit.noteHeld(
      reading,
      named.map(({ memberId }) => memberId),
    );
    const rows = named.map(followUpCells);
    const stream = streamXlsx([{ name: 'Cần nhắc', columns: FOLLOW_UP_COLUMNS, rows, isList: true }]);
    return { fileName: `can-nhac-${view.today}.xlsx`, stream };
  }

  /**
   * What the trail is to name beside the list: telephones, where the actor manages its people.
   * @throws TooManyRequests after 120 pages with telephones in ten minutes
   */
  async admitTelephones(actor: Actor, list: Scope): Promise<readonly string[]> {
    const managed = this.access.scope(actor, MANAGE_MEMBERS);
    if (!list.toPaths().some((path) => managed.contains(path))) return [];
    await this.throttle.spend(PHONES, actor.accountId);
    return ['phone'];
  }

  /** By member; a number of statements that does not grow with them. */
  async findContacts(actor: Actor, people: readonly PersonToRemind[]): Promise<ReadonlyMap<string, ReminderContact>> {
    const verdicts = await this.uses.of(
      people.map(({ memberId }) => memberId),
      'phone-reminders',
    );
    const agreed = people.filter(({ memberId }) => verdicts.get(memberId) === 'allowed');
    const called = agreed.map(({ memberId: id, unitPath, isRestricted }) => ({ id, unitPath, isRestricted }));
    const phones = await this.members.getTelephones(actor, called, () => false);
    return new Map(
      people.map(({ memberId }) => [
        memberId,
        { reminders: verdicts.get(memberId) ?? 'not-asked', phone: phones.get(memberId) ?? null },
      ]),
    );
  }
}
