import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * An index of words takes none of more than 2.7 kB: a run of letters that long, pasted into a cell, failed with its whole import. No name
 * has a word of 200 letters; words are cut there, as `plainWords` cuts those of a name. Index entries of before stay: between 200
 * letters and the limit nobody's name is missed by them.
 */
export class CutWordsOfImports20261126182100 implements MigrationInterface {
  name = 'CutWordsOfImports20261126182100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function interop.said_words(cells text[], more jsonb[]) returns text[] language sql immutable parallel safe
        return array(select left(word, 200) from regexp_split_to_table(${SAID}, '[^a-z]+') as word);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function interop.said_words(cells text[], more jsonb[]) returns text[] language sql immutable parallel safe
        return regexp_split_to_array(${SAID}, '[^a-z]+');
    `);
  }
}

const SAID = `translate(lower(regexp_replace(normalize(
    array_to_string(cells, ' ') || ' ' || regexp_replace(array_to_string(more, ' '), '\\\\[bfnrt]', ' ', 'g'), NFD),
    '[\\u0300-\\u036f\\u200b-\\u200d\\u2060\\ufeff]', '', 'g')), 'đĐ', 'dd')`;
