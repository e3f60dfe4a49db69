import { likePart, type NamePlace, type Scope, scopePaths } from '@lopso/platform';

/** What to look for; everything null or empty: everybody. */
export interface PeopleQuestion {
  /** Part of a folded name. */
  readonly folded: string;
  /** Digits beside each other of a telephone as it is dialled; leads the search where it stands. */
  readonly digits: string | null;
  /** Only holders of a seat of this team. */
  readonly teamId: string | null;
  readonly limit: number;
  readonly after: NamePlace | null;
}

const GIVEN = 'm.given_name collate "vi-x-icu"';
const FULL = 'm.full_name collate "vi-x-icu"';
/** Given names first, as lists of people are. */
export const NAME_ORDER = `order by ${GIVEN}, ${FULL}, m.id`;
/** The number people dial; an index of trigrams stands over this very expression. */
const DIALLED = `replace(m.phone, '+84', '0')`;

/** One statement's conditions with their parameters; the first two are the scope and the limit. */
export class PeopleStatement {
  readonly parameters: unknown[];
  private readonly conditions: string[] = ['m.erased_at is null'];

  constructor(scope: Scope, { limit, after }: PeopleQuestion) {
    this.parameters = [scopePaths(scope), limit];
    if (after !== null)
      this.and(
        (n) => `(${GIVEN}, ${FULL}, m.id) > ($${n}, $${n + 1}, $${n + 2}::uuid)`,
        after.givenName,
        after.fullName,
        after.id,
      );
  }

  and(condition: (first: number) => string, ...values: unknown[]): this {
    this.conditions.push(this.with(condition, ...values));
    return this;
  }

  /** The condition with its values among the parameters, for another part of the statement. */
  with(condition: (first: number) => string, ...values: unknown[]): string {
    const text = condition(this.parameters.length + 1);
    this.parameters.push(...values);
    return text;
  }

  get inside(): this {
    this.conditions.push('m.unit_path <@ any($1::ltree[])');
    return this;
  }

  get where(): string {
    return this.conditions.join(' and ');
  }
}

/** What a row of `m` must hold, written into a statement. */
export type Match = (statement: PeopleStatement) => string;

/** The name holds each of these parts. */
export const nameHolds =
  (parts: readonly string[]): Match =>
  (statement) =>
    parts.map((part) => statement.with((n) => `m.search_key like $${n}`, likePart(part))).join(' and ');

/** The telephone holds these digits. */
export const phoneHolds =
  (digits: string): Match =>
  (statement) =>
    statement.with((n) => `${DIALLED} like $${n}`, likePart(digits));
