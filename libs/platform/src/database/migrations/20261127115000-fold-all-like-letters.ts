import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The functions that part words know the very signs that `wordsIn` and `foldText` know: marks of direction, fillers and tags that nobody
 * sees, marks on letters beyond the first block, and every sign that is escaped in JSON. “Thị” and “Hòa” with a line break of a word
 * processor between them were “thi” and “bhoa”, and no name was found there. What was kept by the old ones is made anew where it
 * holds such a sign; so are search keys of certificates, people and accounts that were made before apostrophes were one.
 */
export class FoldAllLikeLetters20261127115000 implements MigrationInterface {
  name = 'FoldAllLikeLetters20261127115000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functionsFolding({ dropped: MARKS + UNSEEN, escapes: ESCAPES, apostrophes: APOSTROPHES }));
    await runner.query(`
      update interop.import_row set cells = cells, edits = edits
        where erased_at is null and concat_ws(' ', array_to_string(cells, ' '), edits, prior) ~ '${FOUND_ANEW}';
      update interop.import_row set problems = problems
        where told <> '{}' and concat_ws(' ', problems, candidates) ~ '${FOUND_ANEW}';

      update identity.account set display_name = ${plain('display_name')} where display_name ~ '[${REPLACED}]';
      update org.member set full_name = ${plain('full_name')}, given_name = ${plain('given_name')}, search_key = ${folded('search_key')}
        where full_name ~ '[${REPLACED}]' or search_key <> ${folded('search_key')};
      update org.unit set search_key = ${folded('search_key')} where search_key <> ${folded('search_key')};
      update org.unit_former_name set search_key = ${folded('search_key')} where search_key <> ${folded('search_key')};
      update credentials.certificate set search_key = ${folded('search_key')} where search_key <> ${folded('search_key')};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const unseen = '\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff';
    await runner.query(
      functionsFolding({
        dropped: `\\u0300-\\u036f${unseen}`,
        escapes: '\\\\[bfnrt]',
        apostrophes: '`´ʹʻʼʽ‘’‛′＇',
      }),
    );
  }
}

const MARKS = '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f';
const UNSEEN =
  '\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\U000e0000-\\U000e0fff';
/** As they stand; none means anything in a class of signs. */
const APOSTROPHES = '`´ʹʻʼʽʾʿˈˊˋ‘’‛′Ꞌꞌ＇';
/** In JSON a sign or its number behind a backslash, the backslash itself among them. */
const ESCAPES = '\\\\(?:u[0-9a-f]{4}|.)';

/** Signs and escapes of which the old functions made other words. */
const FOUND_ANEW =
  '[\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u202a-\\u202e\\u2065-\\u206f\\u20d0-\\u20ff' +
  '\\u3164\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\uffa0\\U000e0000-\\U000e0fff]|\\\\[u\\\\]';
/** Signs of a name that are written otherwise by now, or not at all. */
const REPLACED = `${UNSEEN}\\ufe00-\\ufe0f${APOSTROPHES}`;

const plain = (column: string): string =>
  `translate(regexp_replace(${column}, '[${UNSEEN}\\ufe00-\\ufe0f]', '', 'g'), '${APOSTROPHES}', '${"''".repeat(APOSTROPHES.length)}')`;
const folded = (column: string): string =>
  `translate(regexp_replace(${column}, '[${MARKS}${UNSEEN}]', '', 'g'), 'ð${APOSTROPHES}', 'd${"''".repeat(APOSTROPHES.length)}')`;

interface Folding {
  readonly dropped: string;
  readonly escapes: string;
  readonly apostrophes: string;
}

/** The functions that fold, as earlier migrations made them but for the signs. */
function functionsFolding({ dropped, escapes, apostrophes }: Folding): string {
  const strokes = `'đĐðÐ', 'dddd'`;
  const named = `'đĐðÐ${apostrophes}', 'dddd${"''".repeat(apostrophes.length)}'`;
  return `
    create or replace function interop.said_words(cells text[], more jsonb[]) returns text[] language sql immutable parallel safe
      return array(select left(word, 200) from regexp_split_to_table(translate(lower(regexp_replace(normalize(
        array_to_string(cells, ' ') || ' ' || regexp_replace(array_to_string(more, ' '), '${escapes}', ' ', 'g'), NFD),
        '[${dropped}]', '', 'g')), ${strokes}), '[^a-z]+') as word);

    create or replace function platform.traces(content text) returns text[] language plpgsql immutable strict parallel safe as $$
    declare
      said text := regexp_replace(
        regexp_replace(content, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', ' ', 'g'),
        '"[A-Za-z]+":|${escapes}', ' ', 'g');
      plain text := said;
      found text[];
    begin
      if octet_length(said) > length(said) then
        plain := regexp_replace(normalize(said, NFD), '[${dropped}]', '', 'g');
      end if;
      found := array(
        select left(word, 200)
        from regexp_split_to_table(translate(lower(plain collate "C"), ${strokes}), '[^a-z]+') as word
        where word <> '');
      if said !~ '[0-9]{2}' then
        return found;
      end if;
      return found
        || array(select year[1] from regexp_matches(said, '(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])', 'g') as year)
        || array(
          select substr(run[1], at, 9)
          from regexp_matches(regexp_replace(said, '[\\s.()-]+', '', 'g'), '[0-9]{9,}', 'g') as run,
            generate_series(1, length(run[1]) - 8) as at);
    end $$;

    create or replace function identity.fold_name(name text) returns text language sql immutable parallel safe
      return translate(lower(regexp_replace(normalize(name, NFD), '[${dropped}]', '', 'g')), ${named});`;
}
