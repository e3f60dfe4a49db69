import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Old converters and copies of PDF files write the letter eth (Ð) for Đ, soft hyphens and marks of direction inside words, and five signs for
 * the apostrophe of a name. They look the same and were other letters: a name so written was neither searched nor traced. The functions that
 * fold follow `foldText`; what was kept by the old ones is made anew where it holds such a sign, and only there.
 */
export class FoldLikeLetters20261127114500 implements MigrationInterface {
  name = 'FoldLikeLetters20261127114500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functionsFolding({ strokes: 'đĐðÐ', unseen: UNSEEN, apostrophes: APOSTROPHES }));
    await runner.query(`
      update interop.import_row set cells = cells, edits = edits
        where erased_at is null and concat_ws(' ', array_to_string(cells, ' '), edits, prior) ~ '${LIKE_LETTERS}';
      update interop.import_row set problems = problems
        where told <> '{}' and concat_ws(' ', problems, candidates) ~ '${LIKE_LETTERS}';

      do $$ begin
        if exists (select from platform.audit_value where content ~ '${LIKE_LETTERS}') then
          reindex index platform.audit_value_traces_idx;
        end if;
        if exists (select from identity.account where display_name ~ '${LIKE_LETTERS}|[${APOSTROPHES}]') then
          reindex index identity.account_folded_name_idx;
        end if;
      end $$;

      update org.member set full_name = translate(full_name, 'Ðð', 'Đđ'), given_name = translate(given_name, 'Ðð', 'Đđ'),
        search_key = translate(search_key, 'ð', 'd') where full_name ~ '[Ðð]';
      update org.unit set search_key = ${FOLDED_KEY} where search_key <> ${FOLDED_KEY};
      update org.unit_former_name set search_key = ${FOLDED_KEY} where search_key <> ${FOLDED_KEY};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(functionsFolding({ strokes: 'đĐ', unseen: '\\u200b-\\u200d\\u2060\\ufeff', apostrophes: '' }));
  }
}

const UNSEEN = '\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff';
/** As they stand; none means anything in a class of signs. */
const APOSTROPHES = '`´ʹʻʼʽ‘’‛′＇';
const LIKE_LETTERS = '[Ðð\\u00ad\\u200e\\u200f\\u2061-\\u2064]';
const FOLDED_KEY = `translate(regexp_replace(search_key, '[${UNSEEN}]', '', 'g'), 'ð${APOSTROPHES}', 'd${"''".repeat(APOSTROPHES.length)}')`;

interface Folding {
  readonly strokes: string;
  readonly unseen: string;
  readonly apostrophes: string;
}

/** The functions that fold, as earlier migrations made them but for the signs that count as one. */
function functionsFolding({ strokes, unseen, apostrophes }: Folding): string {
  const plain = `'${strokes}', '${'d'.repeat(strokes.length)}'`;
  const named = `'${strokes}${apostrophes}', '${'d'.repeat(strokes.length)}${"''".repeat(apostrophes.length)}'`;
  return `
    create or replace function interop.said_words(cells text[], more jsonb[]) returns text[] language sql immutable parallel safe
      return array(select left(word, 200) from regexp_split_to_table(translate(lower(regexp_replace(normalize(
        array_to_string(cells, ' ') || ' ' || regexp_replace(array_to_string(more, ' '), '\\\\[bfnrt]', ' ', 'g'), NFD),
        '[\\u0300-\\u036f${unseen}]', '', 'g')), ${plain}), '[^a-z]+') as word);

    create or replace function platform.traces(content text) returns text[] language plpgsql immutable strict parallel safe as $$
    declare
      said text := regexp_replace(
        regexp_replace(content, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', ' ', 'g'),
        '"[A-Za-z]+":|\\\\[bfnrt]', ' ', 'g');
      plain text := said;
      found text[];
    begin
      if octet_length(said) > length(said) then
        plain := regexp_replace(normalize(said, NFD), '[\\u0300-\\u036f${unseen}]', '', 'g');
      end if;
      found := array(
        select left(word, 200)
        from regexp_split_to_table(translate(lower(plain collate "C"), ${plain}), '[^a-z]+') as word
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
      return translate(lower(regexp_replace(normalize(name, NFD), '[\\u0300-\\u036f${apostrophes === '' ? '' : unseen}]', '', 'g')), ${named});`;
}
