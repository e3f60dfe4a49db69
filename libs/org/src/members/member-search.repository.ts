import { Injectable } from '@nestjs/common';
import { Database, likePart, likeText, type NamePlace, type Scope, scopePaths } from '@lopso/platform';
import { distinctName } from '../units/unit.rules';
import { type NamedPlace, placeKeysIn, type PlaceReading, readPlace } from './member-search.rules';

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

/** So many people in the order of their names are looked at before the other way is taken; some milliseconds. */
const WALKED = 8_000;

/** The index of trigrams knows nothing shorter. */
const TRIGRAM = 3;

/** So many digits are one person's number, or nobody's. */
const WHOLE_NUMBER = 9;

/** The people of communes: few enough to be gathered by their unit. */
const NEAR = `near as materialized (
  select id, unit_id, given_name, full_name, search_key, phone, erased_at from org.member where unit_path <@ any($1::ltree[])
)`;

/** A commune, and how many of the people asked about belong to it. */
export interface CommunePeople {
  readonly id: string;
  /** With the type word, told apart where needed. */
  readonly name: string;
  readonly count: number;
}

/** What else a text may mean among the people of a commune, when nobody is called so. */
interface LooseText {
  /** Words of a name in any order. */
  readonly words: readonly string[];
  /** The name of somebody whose apostrophe is left out: “hlu” for H'Lử. Null of nothing but apostrophes: everybody would be called so. */
  readonly joined: string | null;
  /** A village, without its type word. */
  readonly place: string;
  readonly isCommuneTeam: boolean;
}

function looseTextOf(folded: string): LooseText {
  const place = folded.replace(/^(?:thon|to dan pho|tdp|to|xom|ban) /, '');
  const joined = folded.replace(/'/g, '').trim();
  return {
    words: folded.split(' ').map(likePart),
    joined: joined === '' ? null : likePart(joined),
    place: `% ${likeText(place)}%`,
    isCommuneTeam: /^(?:to|cap|to cap) (?:xa|phuong)$/.test(folded),
  };
}

/**
 * Finds people among hundreds of thousands: ids only, in the order of given names. A commune's people are gathered and sorted. In a
 * province two ways lead to a part of a name or of a telephone: along the index of names, quick where the part is frequent since the page is
 * full soon, and through the index of trigrams, quick where it is rare. The planner cannot tell which, so a bounded walk along the first
 * decides: decision 0013. Where nobody is called so, the text may name a place: decision 0039.
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

  /** Those of the people, erased ones aside, whose name contains the folded text and who belong to the commune, null: to any. */
  async idsAmong(ids: readonly string[], folded: string, communeId: string | null): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select m.id from org.member m join org.unit c on c.path = subpath(m.unit_path, 0, 2)
       where m.id = any($1::uuid[]) and m.erased_at is null and m.search_key like $2 and ($3::uuid is null or c.id = $3)`,
      [ids, likePart(folded), communeId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many of the people, erased ones aside, belong to each commune; by the names of the communes. */
  async countByCommune(ids: readonly string[]): Promise<CommunePeople[]> {
    const rows = await this.database.query<{ id: string; name: string; distinguishedBy: string | null; count: number }>(
      `select c.id, c.full_name as name, c.distinguished_by as "distinguishedBy", count(*)::int as count
       from org.member m join org.unit c on c.path = subpath(m.unit_path, 0, 2)
       where m.id = any($1::uuid[]) and m.erased_at is null
       group by c.id, c.full_name, c.distinguished_by order by c.full_name collate "vi-x-icu", c.distinguished_by, c.id`,
      [ids],
    );
    return rows.map(({ id, name, distinguishedBy, count }) => ({
      id,
      name: distinctName(name, distinguishedBy),
      count,
    }));
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

  /** The place of the scope that a folded text names. */
  async placeIn(scope: Scope, folded: string, on: string): Promise<PlaceReading | null> {
    // The key of a commune goes on with the districts it came from.
    const places = await this.database.query<NamedPlace>(
      `select path::text as path, kind, full_name as "fullName" from org.unit
       where path <@ any($1::ltree[]) and kind <> 'province' and valid @> $3::date and (search_key = any($2::text[])
         or kind = 'commune' and exists (select from unnest($2::text[]) k where starts_with(search_key, k || ' ')))`,
      [scopePaths(scope), placeKeysIn(folded), on],
    );
    return readPlace(folded, places);
  }

  /** As typed first; where that finds nobody, the same text read more loosely. A later page of either goes on the same way. */
  async find(scope: Scope, question: PeopleQuestion, on: string): Promise<string[]> {
    const { digits, folded, teamId } = question;
    if (teamId !== null) return this.inTeam(scope, question, on);
    const isNearby = scope.toPaths().every((path) => path.includes('.'));
    if (digits !== null) return this.byPhone(scope, question, digits, isNearby);
    if (folded === '') return isNearby ? this.gathered(scope, question) : this.everybody(scope, question);
    const ids = isNearby
      ? await this.nearby(scope, question, on)
      : await this.holding(scope, question, nameHolds([folded]));
    if (ids.length > 0) return ids;
    const ofPlace = await this.inNamedPlace(scope, question, on);
    return ofPlace.length > 0 || isNearby ? ofPlace : this.inAnyOrder(scope, question);
  }

  private byPhone(scope: Scope, question: PeopleQuestion, digits: string, isNearby: boolean): Promise<string[]> {
    const match = phoneHolds(digits);
    if (isNearby) return this.gathered(scope, question, match);
    return digits.length < WHOLE_NUMBER
      ? this.holding(scope, question, match)
      : this.byTrigrams(scope, question, match);
  }

  private async inAnyOrder(scope: Scope, question: PeopleQuestion): Promise<string[]> {
    const words = question.folded.split(' ');
    if (words.length === 1) return [];
    const isIndexed = words.some((word) => word.length >= TRIGRAM);
    return this.holding(scope, question, nameHolds(words), isIndexed);
  }

  /**
   * Whose name contains the text; where nobody's does: the words of a name in any order or without its apostrophe, the people of a village, and
   * who sits in its team or in the commune's own.
   */
  private nearby(scope: Scope, question: PeopleQuestion, on: string): Promise<string[]> {
    const { words, joined, place, isCommuneTeam } = looseTextOf(question.folded);
    const statement = new PeopleStatement(scope, question);
    const named = nameHolds([question.folded])(statement);
    const hits = statement.with(
      (n) => `place as materialized (
         select id from org.unit where path <@ any($1::ltree[]) and kind = 'village' and ' ' || search_key like $${n + 1}
       ), seated as materialized (
         select s.member_id from org.team t join org.seat_term s on s.team_id = t.id and s.held @> $${n + 3}::date
         where t.unit_path <@ any($1::ltree[])
           and case t.kind when 'commune-team' then $${n + 2}::boolean else t.unit_id in (select id from place) end
       ), hit as materialized (
         select m.*, ${named} as is_named from near m
         where m.search_key like all($${n}::text[]) or replace(m.search_key, '''', '') like $${n + 4} or m.unit_id in (select id from place) or m.id in (select member_id from seated)
       )`,
      ...[words, place, isCommuneTeam, on, joined],
    );
    return this.ids(
      `with ${NEAR}, ${hits} select m.id from hit m
       where ${statement.where} and m.is_named = (select bool_or(is_named) from hit where erased_at is null) ${NAME_ORDER} limit $2`,
      statement.parameters,
    );
  }

  private async inNamedPlace(scope: Scope, question: PeopleQuestion, on: string): Promise<string[]> {
    const reading = await this.placeIn(scope, question.folded, on);
    return reading === null ? [] : this.ofPlace(scope, question, reading, on);
  }

  /** Who lives there or sits in a team of there, by parts of the name. Who sits in a commune's team lives in the commune. */
  private ofPlace(scope: Scope, question: PeopleQuestion, reading: PlaceReading, on: string): Promise<string[]> {
    const { paths, isCommuneTeam, words } = reading;
    const statement = new PeopleStatement(scope, question).inside;
    const seated = statement.with(
      (
        n,
      ) => `id = any(array(select s.member_id from org.team t join org.seat_term s on s.team_id = t.id and s.held @> $${n + 1}::date
        where t.unit_path = any($${n}::ltree[]) and t.kind = $${n + 2}))`,
      ...[paths, on, isCommuneTeam ? 'commune-team' : 'village-team'],
    );
    const there = isCommuneTeam
      ? seated
      : `${seated} or ${statement.with((n) => `unit_path <@ any($${n}::ltree[])`, paths)}`;
    if (words.length > 0) statement.and((n) => `m.search_key like all($${n}::text[])`, words.map(likePart));
    return this.ids(
      `with there as materialized (
         select id, unit_path, given_name, full_name, search_key, erased_at from org.member
         where ${there}
       ) select m.id from there m where ${statement.where} ${NAME_ORDER} limit $2`,
      statement.parameters,
    );
  }

  private gathered(scope: Scope, question: PeopleQuestion, match?: Match): Promise<string[]> {
    const statement = new PeopleStatement(scope, question);
    const matched = match === undefined ? '' : `and ${match(statement)}`;
    return this.ids(
      `with ${NEAR} select m.id from near m where ${statement.where} ${matched} ${NAME_ORDER} limit $2`,
      statement.parameters,
    );
  }

  private async everybody(scope: Scope, question: PeopleQuestion): Promise<string[]> {
    const { where, parameters } = new PeopleStatement(scope, question).inside;
    return this.ids(`select m.id from org.member m where ${where} ${NAME_ORDER} limit $2`, parameters);
  }

  /** Whether rare or frequent; what no trigram knows is found where it is frequent. */
  private async holding(scope: Scope, question: PeopleQuestion, match: Match, isIndexed = true): Promise<string[]> {
    const walked = await this.alongNames(scope, question, match);
    return walked.isWhole || !isIndexed ? walked.ids : this.byTrigrams(scope, question, match);
  }

  /** Not whole when the walk ended before the page was full, and before the names did. */
  private async alongNames(
    scope: Scope,
    question: PeopleQuestion,
    match: Match,
  ): Promise<{ ids: string[]; isWhole: boolean }> {
    const statement = new PeopleStatement(scope, question);
    const { where } = statement;
    const rows = await this.database.query<{ id: string; walked: number }>(
      `with walked as materialized (
         select m.id, m.given_name, m.full_name, m.search_key, m.phone, m.unit_path from org.member m where ${where} ${NAME_ORDER} limit ${WALKED}
       ), hit as (
         select m.id from walked m where case when ${match(statement)} then m.unit_path <@ any($1::ltree[]) end ${NAME_ORDER} limit $2
       )
       select (select count(*)::int from walked) as walked, hit.id from (select 1) one left join hit on true`,
      statement.parameters,
    );
    const ids = rows.flatMap(({ id }) => id ?? []);
    return { ids, isWhole: ids.length >= question.limit || (rows[0]?.walked ?? 0) < WALKED };
  }

  private async byTrigrams(scope: Scope, question: PeopleQuestion, match: Match): Promise<string[]> {
    const statement = new PeopleStatement(scope, question).inside;
    const { where } = statement;
    return this.ids(
      `with named as materialized (
         select id, given_name, full_name, unit_path, erased_at from org.member m where ${match(statement)}
       ) select m.id from named m where ${where} ${NAME_ORDER} limit $2`,
      statement.parameters,
    );
  }

  private async inTeam(scope: Scope, question: PeopleQuestion, on: string): Promise<string[]> {
    const statement = new PeopleStatement(scope, question).inside.and(
      (n) => `s.team_id = $${n} and s.held @> $${n + 1}::date`,
      question.teamId,
      on,
    );
    const { where } = statement;
    const matched = (question.digits === null ? nameHolds([question.folded]) : phoneHolds(question.digits))(statement);
    return this.ids(
      `select m.id from org.seat_term s join org.member m on m.id = s.member_id where ${where} and ${matched} ${NAME_ORDER} limit $2`,
      statement.parameters,
    );
  }

  private async ids(sql: string, parameters: readonly unknown[]): Promise<string[]> {
    return (await this.database.query<{ id: string }>(sql, parameters)).map(({ id }) => id);
  }
}
