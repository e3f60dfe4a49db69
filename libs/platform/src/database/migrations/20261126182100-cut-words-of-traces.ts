import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * An index of words takes none of more than 2.7 kB: a run of letters that long, pasted into a reason or a cell, failed with its whole act.
 * No name has a word of 200 letters; words are cut there, as `plainWords` cuts those of a name. Index entries of before stay: between
 * 200 letters and the limit nobody's name is missed by them.
 */
export class CutWordsOfTraces20261126182100 implements MigrationInterface {
  name = 'CutWordsOfTraces20261126182100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(traces(`array(select left(word, 200) from unnest(%) as word)`));
    await runner.query(`
      create or replace function interop.said_words(cells text[], more jsonb[]) returns text[] language sql immutable parallel safe
        return array(select left(word, 200) from regexp_split_to_table(${SAID}, '[^a-z]+') as word);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(traces('%'));
    await runner.query(`
      create or replace function interop.said_words(cells text[], more jsonb[]) returns text[] language sql immutable parallel safe
        return regexp_split_to_array(${SAID}, '[^a-z]+');
    `);
  }
}

const SAID = `translate(lower(regexp_replace(normalize(
    array_to_string(cells, ' ') || ' ' || regexp_replace(array_to_string(more, ' '), '\\\\[bfnrt]', ' ', 'g'), NFD),
    '[\\u0300-\\u036f\\u200b-\\u200d\\u2060\\ufeff]', '', 'g')), 'đĐ', 'dd')`;

/** What a value may name somebody by, as `20261126180000-find-names-in-values` says it; `kept` is what stays of the words, `%`. */
function traces(kept: string): string {
  const words = `array_remove(regexp_split_to_array(translate(lower(plain collate "C"), 'đĐ', 'dd'), '[^a-z]+'), '')`;
  return `
    create or replace function platform.traces(content text) returns text[] language plpgsql immutable strict parallel safe as $$
    declare
      said text := regexp_replace(
        regexp_replace(content, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', ' ', 'g'),
        '"[A-Za-z]+":|\\\\[bfnrt]', ' ', 'g');
      plain text := said;
      found text[];
    begin
      if octet_length(said) > length(said) then
        plain := regexp_replace(normalize(said, NFD), '[\\u0300-\\u036f\\u200b-\\u200d\\u2060\\ufeff]', '', 'g');
      end if;
      found := ${kept.replace('%', words)};
      if said !~ '[0-9]{2}' then
        return found;
      end if;
      return found
        || array(select year[1] from regexp_matches(said, '(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])', 'g') as year)
        || array(
          select substr(run[1], at, 9)
          from regexp_matches(regexp_replace(said, '[\\s.()-]+', '', 'g'), '[0-9]{9,}', 'g') as run,
            generate_series(1, length(run[1]) - 8) as at);
    end $$`;
}
