import { Injectable } from '@nestjs/common';
import { Database, likePart, likeText, type NamePlace, type Scope, scopePaths } from '@lopso/platform';

/** What to look for; everything null or empty: everybody. */
export interface PeopleQuestion {
  /** Part of a folded name. */
  readonly folded: string;
  /** The end of a telephone, digits only; leads the search where it stands. */
  readonly phoneEnd: string | null;
  /** Only holders of a seat of this team. */
  readonly teamId: string | null;
  readonly limit: number;
  readonly after: NamePlace | null;
}

const GIVEN = 'm.given_name collate "vi-x-icu"';
const FULL = 'm.full_name collate "vi-x-icu"';
const ORDER = `order by ${GIVEN}, ${FULL}, m.id`;
/** So many people in the order of their names are looked at before the other way is taken; some milliseconds. */
const WALKED = 8_000;

/** One statement's conditions with their parameters; the first two are the scope and the limit. */
class Statement {
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
    this.conditions.push(condition(this.parameters.length + 1));
    this.parameters.push(...values);
    return this;
  }

  /** Whose telephone has these last digits. */
  endingIn(phoneEnd: string): this {
    return this.and((n) => `reverse(m.phone) like $${n}`, `${[...phoneEnd].reverse().join('')}%`);
  }

  get inside(): this {
    this.conditions.push('m.unit_path <@ any($1::ltree[])');
    return this;
  }

  get where(): string {
    return this.conditions.join(' and ');
  }
}

/** What else a text may mean among the people of a commune, when nobody is called so. */
interface LooseText {
  /** Words of a name in any order. */
  readonly words: readonly string[];
  /** A village, without its type word. */
  readonly place: string;
  readonly isCommuneTeam: boolean;
}

function looseTextOf(folded: string): LooseText {
  const place = folded.replace(/^(?:thon|to dan pho|tdp|to|xom|ban) /, '');
  return {
    words: folded.split(' ').map(likePart),
    place: `% ${likeText(place)}%`,
    isCommuneTeam: /^(?:to )?cap (?:xa|phuong)$/.test(folded),
  };
}

/**
 * Finds people among hundreds of thousands: ids only, in the order of given names. A commune's people are gathered and sorted. In a
 * province two ways lead to a part of a name: along the index of names, quick where the part is frequent since the page is full soon, and
 * through the index of trigrams, quick where it is rare. The planner cannot tell which, so a bounded walk along the first
 * decides: decision 0013.
 */
@Injectable()
export class PeopleSearchRepository {
  constructor(private readonly database: Database) {}

  /** Everybody of the scope whose name contains the text, so many at most, in no order. */
  async idsNamed(scope: Scope, folded: string, most: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from org.member where unit_path <@ any($1::ltree[]) and search_key like $2 and erased_at is null limit $3`,
      [scopePaths(scope), likePart(folded), most],
    );
    return rows.map(({ id }) => id);
  }

  /** Who of the scope has this whole folded name and birth year: the first two. */
  async idsCalled(scope: Scope, folded: string, birthYear: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from org.member
       where unit_path <@ any($1::ltree[]) and search_key = $2 and birth_year = $3 and erased_at is null order by id limit 2`,
      [scopePaths(scope), folded, birthYear],
    );
    return rows.map(({ id }) => id);
  }

  async find(scope: Scope, question: PeopleQuestion, on: string): Promise<string[]> {
    if (question.teamId !== null) return this.inTeam(scope, question, on);
    if (scope.toPaths().every((path) => path.includes('.'))) return this.inCommunes(scope, question, on);
    if (question.phoneEnd !== null) return this.byPhone(scope, question.phoneEnd, question);
    if (question.folded === '') return this.everybody(scope, question);
    return (await this.alongNames(scope, question)) ?? this.byTrigrams(scope, question);
  }

  /** As typed first; where that finds nobody, the same text read more loosely. A later page of either goes on the same way. */
  private async inCommunes(scope: Scope, question: PeopleQuestion, on: string): Promise<string[]> {
    const { phoneEnd } = question;
    const ids = phoneEnd === null ? await this.nearby(scope, question) : await this.byPhone(scope, phoneEnd, question);
    if (ids.length > 0 || (phoneEnd === null && question.folded === '')) return ids;
    return phoneEnd === null ? this.nearbyLoosely(scope, question, on) : this.byPartOfPhone(scope, phoneEnd, question);
  }

  /** The words of a name in any order; else the people of a village, or who sits in its team or in the commune's own. */
  private async nearbyLoosely(scope: Scope, question: PeopleQuestion, on: string): Promise<string[]> {
    const { words, place, isCommuneTeam } = looseTextOf(question.folded);
    const statement = new Statement(scope, question).and(
      (n) => `(m.search_key like all($${n}::text[])
         or exists (select from org.unit u where u.id = m.unit_id and u.kind = 'village' and ' ' || u.search_key like $${n + 1})
         or exists (select from org.seat_term s join org.team t on t.id = s.team_id join org.unit u on u.id = t.unit_id
           where s.member_id = m.id and s.held @> $${n + 3}::date
             and case t.kind when 'commune-team' then $${n + 2}::boolean else ' ' || u.search_key like $${n + 1} end))`,
      ...[words, place, isCommuneTeam, on],
    );
    return this.gathered(statement);
  }

  /** Digits from the middle of a telephone, or from its beginning with the nought people dial. */
  private async byPartOfPhone(scope: Scope, digits: string, question: PeopleQuestion): Promise<string[]> {
    const dialled = digits.startsWith('0') ? `+84${digits.slice(1)}%` : `+84${digits}%`;
    return this.gathered(
      new Statement(scope, question).and(
        (n) => `(m.phone like $${n} or m.phone like $${n + 1})`,
        `%${digits}%`,
        dialled,
      ),
    );
  }

  /** The people of communes: few enough to be gathered by their unit. */
  private async nearby(scope: Scope, question: PeopleQuestion): Promise<string[]> {
    const statement = new Statement(scope, question).and((n) => `m.search_key like $${n}`, likePart(question.folded));
    return this.gathered(statement);
  }

  private gathered(statement: Statement): Promise<string[]> {
    return this.ids(
      `with near as materialized (
         select id, unit_id, given_name, full_name, search_key, phone, erased_at from org.member where unit_path <@ any($1::ltree[])
       ) select m.id from near m where ${statement.where} ${ORDER} limit $2`,
      statement.parameters,
    );
  }

  private async everybody(scope: Scope, question: PeopleQuestion): Promise<string[]> {
    const { inside } = new Statement(scope, question);
    return this.ids(`select m.id from org.member m where ${inside.where} ${ORDER} limit $2`, inside.parameters);
  }

  /** Null when the walk ended before the page was full, and before the names did. */
  private async alongNames(scope: Scope, question: PeopleQuestion): Promise<string[] | null> {
    const statement = new Statement(scope, question);
    const n = statement.parameters.length + 1;
    const rows = await this.database.query<{ id: string; walked: number }>(
      `with walked as materialized (
         select m.id, m.given_name, m.full_name, m.search_key, m.unit_path from org.member m where ${statement.where} ${ORDER} limit ${WALKED}
       ), hit as (
         select m.id from walked m where m.search_key like $${n} and m.unit_path <@ any($1::ltree[]) ${ORDER} limit $2
       )
       select (select count(*)::int from walked) as walked, hit.id from (select 1) one left join hit on true`,
      [...statement.parameters, likePart(question.folded)],
    );
    const ids = rows.flatMap(({ id }) => id ?? []);
    const isWhole = ids.length >= question.limit || (rows[0]?.walked ?? 0) < WALKED;
    return isWhole ? ids : null;
  }

  private async byTrigrams(scope: Scope, question: PeopleQuestion): Promise<string[]> {
    const statement = new Statement(scope, question).inside;
    const n = statement.parameters.length + 1;
    return this.ids(
      `with named as materialized (
         select id, given_name, full_name, unit_path, erased_at from org.member where search_key like $${n}
       ) select m.id from named m where ${statement.where} ${ORDER} limit $2`,
      [...statement.parameters, likePart(question.folded)],
    );
  }

  private async byPhone(scope: Scope, end: string, question: PeopleQuestion): Promise<string[]> {
    const statement = new Statement(scope, question).inside.endingIn(end);
    return this.ids(`select m.id from org.member m where ${statement.where} ${ORDER} limit $2`, statement.parameters);
  }

  private async inTeam(scope: Scope, question: PeopleQuestion, on: string): Promise<string[]> {
    const statement = new Statement(scope, question).inside
      .and((n) => `m.search_key like $${n}`, likePart(question.folded))
      .and((n) => `s.team_id = $${n} and s.held @> $${n + 1}::date`, question.teamId, on);
    if (question.phoneEnd !== null) statement.endingIn(question.phoneEnd);
    return this.ids(
      `select m.id from org.seat_term s join org.member m on m.id = s.member_id where ${statement.where} ${ORDER} limit $2`,
      statement.parameters,
    );
  }

  private async ids(sql: string, parameters: readonly unknown[]): Promise<string[]> {
    return (await this.database.query<{ id: string }>(sql, parameters)).map(({ id }) => id);
  }
}
