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

      -- Words and telephones are found by index. They are taken when what they come from is written, not with every change of a row:
      -- an index on the functions would take them apart again for each version of a row.
      alter table interop.import_row add digits text[] not null default '{}', add said text[] not null default '{}',
        add told text[] not null default '{}';

      create function interop.trace_said() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' or old.cells is distinct from new.cells then
          new.digits := interop.nine_digits(new.cells);
        end if;
        new.said := interop.said_words(new.cells, array[new.edits, new.prior]);
        return new;
      end $$;
      create trigger import_row_said before insert or update of cells, edits, prior on interop.import_row
        for each row execute function interop.trace_said();

      create function interop.trace_told() returns trigger language plpgsql as $$
      begin
        new.told := case when new.problems = '[]' and new.candidates = '[]' then '{}'
          else interop.said_words('{}', array[new.problems, new.candidates]) end;
        return new;
      end $$;
      create trigger import_row_told before insert or update of problems, candidates on interop.import_row
        for each row execute function interop.trace_told();

      create index import_row_digits_idx on interop.import_row using gin (digits) where digits <> '{}';
      create index import_row_said_idx on interop.import_row using gin (said) where erased_at is null;
      create index import_row_told_idx on interop.import_row using gin (told) where told <> '{}';
      create index import_row_candidates_idx on interop.import_row using gin (candidates jsonb_path_ops) where candidates <> '[]';
      create index import_row_same_as_idx on interop.import_row (same_as) where same_as is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index interop.import_row_same_as_idx, interop.import_row_candidates_idx, interop.import_row_told_idx,
        interop.import_row_said_idx, interop.import_row_digits_idx;
      drop trigger import_row_told on interop.import_row;
      drop trigger import_row_said on interop.import_row;
      drop function interop.trace_told, interop.trace_said;
      drop function interop.said_words, interop.nine_digits;
      alter table interop.import_row drop erased_at, drop digits, drop said, drop told;
      alter table interop.import_batch drop erasures;
    `);
  }
}
