import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class EraseImportRows20261126023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table interop.import_batch add erasures integer not null default 0;
      alter table interop.import_row add erased_at timestamptz;

      -- Every nine digits that follow each other with at most three other signs between two of them.
      create function interop.nine_digits(cells text[]) returns text[] language sql immutable parallel safe
        return (
          select coalesce(array_agg(distinct substr(digits, at, 9)), '{}')
          from regexp_split_to_table(array_to_string(cells, ' '), '[^0-9]{4,}') as part,
            regexp_replace(part, '[^0-9]', '', 'g') as digits, generate_series(1, length(digits) - 8) as at);

      -- The words of all that a row says, in plain small letters: no diacritics, đ as d; other letters part words.
      create function interop.said_words(cells text[], more jsonb[]) returns text[] language sql immutable parallel safe
        return regexp_split_to_array(
          translate(lower(regexp_replace(normalize(
            array_to_string(cells, ' ') || ' ' || regexp_replace(array_to_string(more, ' '), '\\\\[bfnrt]', ' ', 'g'), NFD),
            '[\\u0300-\\u036f\\u200b-\\u200d\\u2060\\ufeff]', '', 'g')), 'đĐ', 'dd'),
          '[^a-z]+');

      create index import_row_digits_idx on interop.import_row using gin (interop.nine_digits(cells)) where erased_at is null;
      create index import_row_words_idx on interop.import_row
        using gin (interop.said_words(cells, array[edits, parsed, problems, candidates, prior])) where erased_at is null;
      create index import_row_candidates_idx on interop.import_row using gin (candidates jsonb_path_ops) where candidates <> '[]';
      create index import_row_same_as_idx on interop.import_row (same_as) where same_as is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index interop.import_row_same_as_idx, interop.import_row_candidates_idx, interop.import_row_words_idx,
        interop.import_row_digits_idx;
      drop function interop.said_words, interop.nine_digits;
      alter table interop.import_row drop erased_at;
      alter table interop.import_batch drop erasures;
    `);
  }
}
