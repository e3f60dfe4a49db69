import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Requests about personal data with their clock, erasure, restriction, and a consent ledger of several purposes and ways. */
export class OpenDataRequests20261125131000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.member
        add column erased_at timestamptz,
        add column restricted_at timestamptz;

      create table org.holiday (
        day date not null,
        name text not null,
        constraint holiday_pk primary key (day)
      );
      insert into org.holiday (day, name) values
        ('2026-01-01', 'Tết Dương lịch'),
        ('2026-02-16', 'Tết Nguyên đán'), ('2026-02-17', 'Tết Nguyên đán'), ('2026-02-18', 'Tết Nguyên đán'),
        ('2026-02-19', 'Tết Nguyên đán'), ('2026-02-20', 'Tết Nguyên đán'),
        ('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'), ('2026-04-30', 'Ngày Chiến thắng'), ('2026-05-01', 'Quốc tế Lao động'),
        ('2026-09-01', 'Quốc khánh'), ('2026-09-02', 'Quốc khánh'),
        ('2027-01-01', 'Tết Dương lịch'), ('2027-04-16', 'Giỗ Tổ Hùng Vương'), ('2027-04-30', 'Ngày Chiến thắng'),
        ('2027-05-03', 'Nghỉ bù Quốc tế Lao động'), ('2027-09-02', 'Quốc khánh');

      create table org.data_request (
        id uuid not null,
        member_id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        kind text not null,
        wish text,
        made_at timestamptz not null,
        made_how text not null,
        recorded_by uuid,
        client_key uuid not null,
        state text not null,
        answer_due_on date not null,
        act_due_on date not null,
        extended_because text,
        answered_at timestamptz,
        answered_by uuid,
        answer text,
        done_at timestamptz,
        constraint data_request_pk primary key (id),
        constraint data_request_member_fk foreign key (member_id) references org.member (id),
        constraint data_request_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint data_request_client_key_uq unique (member_id, client_key),
        constraint data_request_kind_ck check (kind in ('access', 'correction', 'restriction', 'lift-restriction', 'erasure')),
        constraint data_request_how_ck check ((made_how = 'app' and recorded_by is null) or (made_how = 'paper' and recorded_by is not null)),
        constraint data_request_state_ck check (state in ('received', 'accepted', 'refused', 'done', 'taken-back')),
        constraint data_request_answered_ck check ((state in ('accepted', 'refused', 'done')) = (answered_at is not null)),
        constraint data_request_done_ck check ((state = 'done') = (done_at is not null))
      );
      create unique index data_request_open_uq on org.data_request (member_id, kind) where state in ('received', 'accepted');
      create index data_request_queue_idx on org.data_request (answer_due_on, id) where state in ('received', 'accepted');
      create index data_request_unit_path_gist_idx on org.data_request using gist (unit_path);

      alter table identity.consent
        add column given_how text not null default 'app',
        add column recorded_by uuid,
        add column signed_on date,
        add constraint consent_how_ck check (
          (given_how = 'app' and recorded_by is null and signed_on is null)
          or (given_how = 'paper' and recorded_by is not null and signed_on is not null));

      alter table credentials.certificate
        add column name_hash bytea,
        add column erased_at timestamptz,
        add constraint certificate_erased_ck check ((erased_at is null) = (name_hash is null)),
        add constraint certificate_nameless_ck check (erased_at is null or not (fields ?| array['fullName', 'birthYear', 'unit']));

      create or replace function credentials.keep_certificate() returns trigger language plpgsql as $$
      declare
        is_erasure boolean := old.erased_at is null and new.erased_at is not null
          and new.fields = old.fields - array['fullName', 'birthYear', 'unit'];
      begin
        if tg_op = 'DELETE' then
          raise exception 'certificates are never deleted' using errcode = 'restrict_violation';
        end if;
        if (old.cycle_id, old.member_id, old.issuer_id, old.year, old.code, old.template_hash, old.issued_at)
          is distinct from (new.cycle_id, new.member_id, new.issuer_id, new.year, new.code, new.template_hash, new.issued_at)
          or (not is_erasure and (old.fields, old.erased_at, old.name_hash) is distinct from (new.fields, new.erased_at, new.name_hash))
          or (old.number is not null and old.number is distinct from new.number) then
          raise exception 'what a certificate prints is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table org.data_request, org.holiday;
      alter table org.member drop column erased_at, drop column restricted_at;
      alter table identity.consent drop column given_how, drop column recorded_by, drop column signed_on;
      alter table credentials.certificate drop column name_hash, drop column erased_at;
    `);
  }
}
