import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class IndexPeople20261125150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index member_by_name_idx on org.member
        (given_name collate "vi-x-icu", full_name collate "vi-x-icu", id) include (search_key, unit_path) where erased_at is null;
      create index member_phone_end_idx on org.member (reverse(phone) text_pattern_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index org.member_by_name_idx; drop index org.member_phone_end_idx');
  }
}
