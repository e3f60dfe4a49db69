import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Digits from anywhere in a telephone (decision 0039); the index of numbers read backwards knew their end only. */
export class FindPeopleByDigits20261126063000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index org.member_phone_end_idx;
      create index member_dialled_trgm_idx on org.member using gin (replace(phone, '+84', '0') gin_trgm_ops);
      drop index org.member_by_name_idx;
      create index member_by_name_idx on org.member
        (given_name collate "vi-x-icu", full_name collate "vi-x-icu", id) include (search_key, unit_path, phone) where erased_at is null;
      create index unit_search_key_idx on org.unit (search_key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index org.unit_search_key_idx;
      drop index org.member_by_name_idx;
      create index member_by_name_idx on org.member
        (given_name collate "vi-x-icu", full_name collate "vi-x-icu", id) include (search_key, unit_path) where erased_at is null;
      drop index org.member_dialled_trgm_idx;
      create index member_phone_end_idx on org.member (reverse(phone) text_pattern_ops);
    `);
  }
}
