import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * An erasure looks for a name in the values of all acts (decision 0026). Reading them took 17 s at two million and grew with every year;
 * by this index it takes some milliseconds. Values never change, so what an index entry is made of is taken apart once.
 */
export class FindNamesInValues20261126180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a value may name somebody by: its words in plain small letters (no diacritics, đ as d; other letters part words), years, and every nine
      -- digits that follow each other but for blanks, dots, hyphens and brackets. Ids and names of fields say nothing.
      create function platform.traces(content text) returns text[] language plpgsql immutable strict parallel safe as $$
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
        -- No name has a word of 200 letters, and an index takes none of more than 2.7 kB.
        found := array(
          select left(word, 200)
          from regexp_split_to_table(translate(lower(plain collate "C"), 'đĐ', 'dd'), '[^a-z]+') as word
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
      create index audit_value_traces_idx on platform.audit_value using gin (platform.traces(content));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index platform.audit_value_traces_idx; drop function platform.traces');
  }
}
