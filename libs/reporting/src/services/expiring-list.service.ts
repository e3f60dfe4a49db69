import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, decodeCursor, encodeCursor, isDay, isId, type Scope } from '@lopso/platform';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { type ExpiryFacets, type ExpiryFilter, type ExpiryOrder, facetsOf, totalOf } from '../rules/expiring';
import { type ExpiringPlace } from '../storage/expiring.repository';
import { FigureRepository } from '../storage/figure.repository';
import { type ExpiringPerson, ExpiringReading } from './expiring-reading.service';

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

/** Whose passages have ended or end soon, and how each is renewed. */
@Injectable()
export class ExpiringList {
  constructor(
    private readonly expiring: ExpiringReading,
    private readonly figures: FigureRepository,
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
    const question = { ...wish, on: view.today };
    const part = { after: placeOf(page.cursor), limit: page.limit + 1 };
    const { groups, people: found } = await this.expiring.page(view.scope, question, part);
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
  open(actor: Actor): ExpiryView {
    const scope = this.access.scope(actor, READ_FIGURE_PEOPLE);
    return { scope, asOf: this.clock.now(), today: this.clock.today() };
  }

  /** The scope, or the commune of it that is asked for. */
  async narrowed({ scope }: ExpiryView, { communeId }: ExpiryWish): Promise<Scope> {
    const asked = communeId === null ? null : await this.figures.pathOfUnit(communeId);
    return asked !== null && scope.contains(asked) ? scope.narrowedTo(asked) : scope;
  }

  /** Everybody of a view that `open` gave, in batches from one snapshot; who reads it notes whom it held. */
  stream(view: ExpiryView, wish: ExpiryWish): AsyncGenerator<readonly ExpiringPerson[]> {
    return this.expiring.stream(view.scope, { ...wish, on: view.today });
  }
}

function cursorOf({ validUntil, givenName, fullName, cycleId }: ExpiringPlace): string {
  return encodeCursor([validUntil, givenName, fullName, cycleId]);
}

/** A cursor of ours; null for anything else, so that the list starts anew. */
function placeOf(cursor: string | null): ExpiringPlace | null {
  const [validUntil, givenName = '', fullName = '', cycleId] = decodeCursor(cursor, 4) ?? [];
  return isDay(validUntil) && isId(cycleId) ? { validUntil, givenName, fullName, cycleId } : null;
}
