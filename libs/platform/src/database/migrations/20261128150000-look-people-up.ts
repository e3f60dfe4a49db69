import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * People of one name, and of one telephone, by their index whatever the statistics say (decision 0080): a list asks for thousands of them
 * one by one, and by statistics from before it was written a name may look like most of the register. Such a function is not inlined,
 * so that its setting holds for its own statement alone.
 */
export class LookPeopleUp20261128150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function org.members_named(key text) returns setof org.member language sql stable strict rows 10
        set enable_seqscan = off as $$ select * from org.member where search_key = key $$;
      create function org.members_called(number text) returns setof org.member language sql stable strict rows 10
        set enable_seqscan = off as $$ select * from org.member where phone = number $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function org.members_named(text); drop function org.members_called(text)');
  }
}
