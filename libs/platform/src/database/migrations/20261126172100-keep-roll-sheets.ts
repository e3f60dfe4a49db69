import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Photos and scans of the list signed in the hall. */
export class KeepRollSheets20261126172100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.roll_sheet (
        id uuid not null,
        class_session_id uuid not null,
        store_key text not null,
        media_type text not null,
        size_bytes integer not null,
        kept_by uuid not null,
        kept_at timestamptz not null,
        client_key uuid not null,
        body_hash bytea not null,
        removed_at timestamptz,
        removed_by uuid,
        constraint roll_sheet_pk primary key (id),
        constraint roll_sheet_session_fk foreign key (class_session_id) references classes.class_session (id),
        constraint roll_sheet_store_key_uq unique (store_key),
        constraint roll_sheet_client_key_uq unique (class_session_id, client_key),
        constraint roll_sheet_media_ck check (media_type in ('image/jpeg', 'application/pdf')),
        constraint roll_sheet_size_ck check (size_bytes > 0),
        constraint roll_sheet_removal_ck check (removed_by is null or removed_at is not null)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.roll_sheet');
  }
}
