import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The index of the trail's values keeps what `platform.traces` said when a value was written; the migration before has changed the
 * function. To build the index anew would keep every act waiting for it, for all of the trail: only the values of which the old one said
 * something else are put in again, as they are. They are looked for before anything is locked; where there are some, an erasure waits,
 * that it doesn't pass by the one it is to take out. By itself, so that the lock is as short as that. What else the file of the
 * index holds of old is gone after the next `forget-words`.
 */
export class FindValuesAnew20261127115100 implements MigrationInterface {
  name = 'FindValuesAnew20261127115100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create temporary table found_otherwise on commit drop as
        select entry_id from platform.audit_value where content ~ '${FOUND_ANEW}';

      do $$ begin
        if exists (select from found_otherwise) then
          lock table platform.audit_value in share row exclusive mode;
          create temporary table put_again on commit drop as
            select entry_id, salt, content from platform.audit_value where entry_id in (select entry_id from found_otherwise);
          delete from platform.audit_value where entry_id in (select entry_id from put_again);
          insert into platform.audit_value (entry_id, salt, content) select entry_id, salt, content from put_again;
        end if;
      end $$;
    `);
  }

  /** The values are what they were; what the index says more of them is asked of the function again. */
  async down(): Promise<void> {}
}

/** Signs and escapes of which the function made other words. */
const FOUND_ANEW =
  '[\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u202a-\\u202e\\u2065-\\u206f\\u20d0-\\u20ff' +
  '\\u3164\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\uffa0\\U000e0000-\\U000e0fff]|\\\\[u\\\\]';
