import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What the department said of two records that look like one person's in two communes, and the index that finds them (decision 0086). What
 * they had in common when it was said stands beside it: in anything else they are asked about again.
 */
export class PairPeopleOfCommunes20261128100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table org.person_pair (
        id uuid not null,
        first_id uuid not null,
        second_id uuid not null,
        verdict text not null,
        search_key text not null,
        phone text,
        birth_year smallint,
        decided_by uuid not null,
        decided_at timestamptz not null,
        constraint person_pair_pk primary key (id),
        constraint person_pair_uq unique (first_id, second_id),
        constraint person_pair_first_fk foreign key (first_id) references org.member (id) on delete cascade,
        constraint person_pair_second_fk foreign key (second_id) references org.member (id) on delete cascade,
        constraint person_pair_order_ck check (first_id < second_id),
        constraint person_pair_verdict_ck check (verdict in ('one', 'two'))
      );
      create index person_pair_second_idx on org.person_pair (second_id);
      create index member_alike_idx on org.member (subpath(unit_path, 0, 1), search_key, phone, id)
        include (unit_path, birth_year) where erased_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index org.member_alike_idx; drop table org.person_pair');
  }
}
