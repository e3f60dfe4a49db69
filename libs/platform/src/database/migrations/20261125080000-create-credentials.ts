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
        template text not null,
        fields jsonb not null,
        state text not null,
        state_reason text,
        issued_at timestamptz not null,
        replaced_by uuid,
        constraint certificate_pk primary key (id),
        constraint certificate_cycle_fk foreign key (cycle_id) references learning.cycle (id),
        constraint certificate_member_fk foreign key (member_id) references org.member (id),
        constraint certificate_round_fk foreign key (round_id) references learning.round (id),
        constraint certificate_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint certificate_issuer_fk foreign key (issuer_id) references org.unit (id),
        constraint certificate_replaced_by_fk foreign key (replaced_by) references credentials.certificate (id),
        constraint certificate_number_uq unique (issuer_id, year, number),
        constraint certificate_code_uq unique (code),
        constraint certificate_state_ck check (state in ('valid', 'replaced', 'withdrawn', 'expired')),
        constraint certificate_replaced_ck check ((state = 'replaced') = (replaced_by is not null))
      );
      create unique index certificate_cycle_uq on credentials.certificate (cycle_id) where state in ('valid', 'expired');
      create index certificate_member_idx on credentials.certificate (member_id);
      create index certificate_unit_path_gist_idx on credentials.certificate using gist (unit_path);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema credentials cascade');
  }
}
