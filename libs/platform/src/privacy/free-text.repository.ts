import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { plainWords } from '../text/name-search';
import { type FreeText } from './free-text';
import { type SoughtInTexts } from './person-in-texts';
import { phonePattern, wordPattern } from './search-patterns';
import { type DataSubject } from './held-data';

/** A row that may hold the name: what it says by column. */
export interface TextRow {
  readonly id: string;
  readonly unitPath: string;
  readonly label: string | null;
  readonly notedAt: Date | null;
  readonly isHers: boolean;
  readonly said: Readonly<Record<string, unknown>>;
}

/** Whom to look for, and in which province. */
export interface TextSearch extends DataSubject {
  readonly person: SoughtInTexts;
  readonly namesakes: readonly string[];
  readonly provincePath: string;
  /** Locks the rows until the transaction ends; values of the trail never change, and can't be locked. */
  readonly isHeld: boolean;
}

const columnsOf = ({ texts = [], json = [] }: FreeText): string[] => [...texts, ...json];

/** All SQL over texts of other libraries, made of what these declare. */
@Injectable()
export class FreeTextRepository {
  constructor(private readonly database: Database) {}

  /** Rows of the province that hold every word of the name or the telephone in one column; rules say which of them tell of the person. */
  async rowsNaming(text: FreeText, by: TextSearch): Promise<TextRow[]> {
    const { memberId, accountId, person, namesakes, provincePath, isHeld } = by;
    const traced = text.traces === undefined ? [] : tracesOf(person);
    const said = columnsOf(text).map((column) => `'${column}', t.${column}`);
    return this.database.query<TextRow>(
      `select ${text.id ?? 't.id'} as id, (${text.place})::text as "unitPath", ${text.label ?? 'null'} as label,
         ${text.notedAt ?? 'null'} as "notedAt", coalesce(${text.isHers ?? 'false'}, false) as "isHers",
         jsonb_build_object(${said.join(', ')}) as said
       from ${text.table} t
       where ($1::uuid is not null or $2::uuid is null) and $6::uuid[] is not null and ${holds(text)}
       order by 1 ${isHeld && text.way !== 'audit' ? 'for update of t' : ''}`,
      [
        ...[memberId, accountId, provincePath, person.words.map(wordPattern)],
        ...[person.digits === null ? null : phonePattern(person.digits), namesakes, ...traced],
      ],
    );
  }

  async keep(text: FreeText, id: string, left: Readonly<Record<string, unknown>>, at: Date): Promise<void> {
    const columns = columnsOf(text);
    const sets = columns.map((column, index) => `${column} = $${index + 3}`);
    await this.database.execute(
      `update ${text.table} t set ${[...sets, ...(text.also === undefined ? [] : [text.also])].join(', ')}
       where ${text.id ?? 't.id'} = $1 and $2::timestamptz is not null`,
      [id, at, ...columns.map((column) => valueFor(text, column, left[column]))],
    );
  }
}

/** The condition on a row; what only an index can say stands first, for readers: the database orders it by cost. */
function holds(text: FreeText): string {
  const { traces, place, isOwn = 'false', isNamesakes = 'false' } = text;
  const inOne = (condition: (column: string) => string): string =>
    `(${columnsOf(text)
      .map((column) => `(${condition(`t.${column}::text`)})`)
      .join(' or ')})`;
  const name = inOne((column) => `${column} ~ all($4::text[])`);
  const phone = inOne((column) => `$5::text is not null and ${column} ~ $5`);
  return [
    ...(traces === undefined ? [] : [`(${traces} @> $7::text[] or ${traces} @> $8::text[])`]),
    `(${place}) <@ $3::ltree and not coalesce(${isOwn}, false)`,
    `(${phone} or ${name} and not coalesce(${isNamesakes}, false))`,
  ].join(' and ');
}

/** A name of one word is everywhere; it is looked for beside its year. Of no telephone nothing is looked for. */
function tracesOf({ words, digits, birthYear }: SoughtInTexts): (string[] | null)[] {
  const plain = plainWords(words);
  return [words.length > 1 ? plain : [...plain, String(birthYear)], digits === null ? null : [digits.slice(-9)]];
}

function valueFor({ json = [] }: FreeText, column: string, value: unknown): unknown {
  return json.includes(column) && value !== null ? JSON.stringify(value) : value;
}
