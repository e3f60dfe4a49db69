import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreatePlatform20261125010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;
      create extension if not exists ltree;
      create extension if not exists pg_trgm;

      create schema platform;

      create collation platform.vi_natural (provider = icu, locale = 'vi-u-kn-true');

      create unlogged table platform.throttle_counter (
        key text not null,
        window_starts_at timestamptz not null,
        count integer not null,
        constraint throttle_counter_pk primary key (key, window_starts_at)
      );

      create sequence platform.access_epoch_number as bigint;
      create table platform.access_epoch (
        subject_id uuid not null,
        epoch bigint not null,
        changed_at timestamptz not null,
        constraint access_epoch_pk primary key (subject_id)
      );

      create table platform.audit_entry (
        id uuid not null,
        occurred_at timestamptz not null,
        account_id uuid,
        action text not null,
        subject_type text not null,
        subject_id text not null,
        unit_path ltree,
        details jsonb not null default '{}',
        constraint audit_entry_pk primary key (id)
      );
      create index audit_entry_subject_idx on platform.audit_entry (subject_type, subject_id, occurred_at);

      create function platform.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of %.% are only ever added', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
      end $$;
      create trigger audit_entry_only_grows before update or delete on platform.audit_entry
        for each row execute function platform.refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema platform cascade');
  }
}
