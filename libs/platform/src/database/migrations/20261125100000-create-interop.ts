import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateInterop20261125100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index member_search_key_idx on org.member (search_key);

      create schema interop;

      create table interop.import_batch (
        id uuid not null,
        kind text not null,
        unit_id uuid not null,
        unit_path ltree not null,
        file_name text not null,
        client_key uuid not null,
        body_hash bytea not null,
        uploaded_by uuid not null,
        uploaded_at timestamptz not null,
        state text not null,
        work_done integer not null default 0,
        work_total integer not null default 0,
        sheet_name text,
        header_row integer,
        headers text[] not null default '{}',
        columns jsonb not null default '{}',
        failure_code text,
        failure_params jsonb not null default '{}',
        acted_by uuid,
        acted_at timestamptz,
        forgotten_at timestamptz,
        constraint import_batch_pk primary key (id),
        constraint import_batch_client_key_uq unique (uploaded_by, client_key),
        constraint import_batch_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint import_batch_kind_ck check (kind in ('roster', 'villages')),
        constraint import_batch_state_ck check (state in
          ('reading', 'matching', 'checking', 'checked', 'committing', 'committed', 'undoing', 'undone', 'failed', 'cancelled')),
        constraint import_batch_work_ck check (work_done >= 0 and work_total >= 0)
      );
      create index import_batch_unit_path_gist_idx on interop.import_batch using gist (unit_path);
      create index import_batch_uploaded_idx on interop.import_batch (uploaded_at, id);

      create table interop.import_row (
        batch_id uuid not null,
        number integer not null,
        cells text[] not null,
        edits jsonb not null default '{}',
        parsed jsonb,
        problems jsonb not null default '[]',
        candidates jsonb not null default '[]',
        state text not null,
        same_as uuid,
        is_another boolean not null default false,
        member_id uuid,
        is_new_member boolean not null default false,
        seat_term_id uuid,
        team_id uuid,
        is_new_team boolean not null default false,
        village_id uuid,
        is_new_village boolean not null default false,
        constraint import_row_pk primary key (batch_id, number),
        constraint import_row_batch_fk foreign key (batch_id) references interop.import_batch (id) on delete cascade,
        constraint import_row_state_ck check (state in
          ('read', 'ready', 'problem', 'likeness', 'repeated', 'skipped', 'queued', 'done', 'undone'))
      );
      create index import_row_state_idx on interop.import_row (batch_id, state, number);
      create index import_row_member_idx on interop.import_row (member_id) where member_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema interop cascade; drop index org.member_search_key_idx');
  }
}
