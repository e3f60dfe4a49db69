import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateCredentials20261125080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema credentials;

      create table credentials.register (
        issuer_id uuid not null,
        year smallint not null,
        last_number integer not null,
        constraint register_pk primary key (issuer_id, year),
        constraint register_issuer_fk foreign key (issuer_id) references org.unit (id)
      );

      create table credentials.template (
        hash text not null,
        slug text not null,
        source text not null,
        first_used_at timestamptz not null,
        constraint template_pk primary key (hash)
      );

      create table credentials.certificate (
        id uuid not null,
        cycle_id uuid not null,
        member_id uuid not null,
        round_id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        issuer_id uuid not null,
        year smallint not null,
        number integer,
        code text not null,
        template_hash text not null,
        fields jsonb not null,
        search_key text not null,
        state text not null,
        state_reason text,
        state_note text,
        state_changed_at timestamptz,
        issued_at timestamptz not null,
        replaces uuid,
        replaced_by uuid,
        constraint certificate_pk primary key (id),
        constraint certificate_cycle_fk foreign key (cycle_id) references learning.cycle (id),
        constraint certificate_member_fk foreign key (member_id) references org.member (id),
        constraint certificate_round_fk foreign key (round_id) references learning.round (id),
        constraint certificate_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint certificate_issuer_fk foreign key (issuer_id) references org.unit (id),
        constraint certificate_template_fk foreign key (template_hash) references credentials.template (hash),
        constraint certificate_replaces_fk foreign key (replaces) references credentials.certificate (id),
        constraint certificate_replaced_by_fk foreign key (replaced_by) references credentials.certificate (id)
          deferrable initially deferred,
        constraint certificate_number_uq unique (issuer_id, year, number),
        constraint certificate_code_uq unique (code),
        constraint certificate_replaces_uq unique (replaces),
        constraint certificate_state_ck check (state in ('valid', 'replaced', 'withdrawn', 'expired')),
        constraint certificate_reason_ck check ((state in ('replaced', 'withdrawn')) = (state_reason is not null)),
        constraint certificate_changed_ck check ((state = 'valid') = (state_changed_at is null)),
        constraint certificate_replaced_ck check ((state = 'replaced') = (replaced_by is not null))
      );
      create unique index certificate_first_uq on credentials.certificate (cycle_id) where replaces is null;
      create unique index certificate_standing_uq on credentials.certificate (cycle_id) where state in ('valid', 'expired');
      create index certificate_member_idx on credentials.certificate (member_id);
      create index certificate_round_idx on credentials.certificate (round_id, number);
      create index certificate_unit_path_gist_idx on credentials.certificate using gist (unit_path);

      create function credentials.keep_certificate() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          raise exception 'certificates are never deleted' using errcode = 'restrict_violation';
        end if;
        if (old.cycle_id, old.member_id, old.issuer_id, old.year, old.code, old.template_hash, old.fields, old.issued_at)
          is distinct from (new.cycle_id, new.member_id, new.issuer_id, new.year, new.code, new.template_hash, new.fields, new.issued_at)
          or (old.number is not null and old.number is distinct from new.number) then
          raise exception 'what a certificate prints is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger certificate_is_kept before update or delete on credentials.certificate
        for each row execute function credentials.keep_certificate();

      create function credentials.require_number() returns trigger language plpgsql as $$
      begin
        if exists (select from credentials.certificate where id = new.id and number is null) then
          raise exception 'certificate % has no register number', new.id using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create constraint trigger certificate_is_numbered after insert on credentials.certificate
        deferrable initially deferred for each row when (new.number is null)
        execute function credentials.require_number();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema credentials cascade');
  }
}
