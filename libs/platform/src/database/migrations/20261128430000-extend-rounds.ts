import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A later due date for everybody of a round, or of some communes, at once; it can be taken back (decision 0130). */
export class ExtendRounds20261128430000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table learning.round_extension (
        id uuid not null,
        round_id uuid not null,
        due_on date not null,
        reason text not null,
        paper_number text,
        given_by uuid not null,
        given_at timestamptz not null,
        ended_by uuid,
        ended_at timestamptz,
        constraint round_extension_pk primary key (id),
        constraint round_extension_round_fk foreign key (round_id) references learning.round (id),
        constraint round_extension_ended_ck check ((ended_at is null) = (ended_by is null))
      );
      create index round_extension_round_idx on learning.round_extension (round_id, given_at);

      create table learning.round_extension_commune (
        extension_id uuid not null,
        unit_id uuid not null,
        constraint round_extension_commune_pk primary key (extension_id, unit_id),
        constraint round_extension_commune_extension_fk foreign key (extension_id) references learning.round_extension (id),
        constraint round_extension_commune_unit_fk foreign key (unit_id) references org.unit (id)
      );
      create index round_extension_commune_unit_idx on learning.round_extension_commune (unit_id);

      alter table learning.extension
        add column round_extension_id uuid,
        add column ended_at timestamptz,
        add constraint extension_round_extension_fk foreign key (round_extension_id) references learning.round_extension (id),
        add constraint extension_ended_ck check (ended_at is null or round_extension_id is not null);
      create unique index extension_round_extension_uq on learning.extension (round_extension_id, cycle_id)
        where round_extension_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from learning.extension where round_extension_id is not null;
      alter table learning.extension drop column round_extension_id, drop column ended_at;
      drop table learning.round_extension_commune;
      drop table learning.round_extension;
    `);
  }
}
