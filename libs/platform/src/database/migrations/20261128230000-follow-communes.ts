import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What stood in a commune that ended and stands in another one since, until the reform is taken back (decision 0102). */
export class FollowCommunes20261128230000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table org.followed_place (
        kind text not null,
        row_id uuid not null,
        from_unit_id uuid not null,
        to_unit_id uuid not null,
        is_renamed boolean not null,
        constraint followed_place_pk primary key (from_unit_id, kind, row_id),
        constraint followed_place_from_fk foreign key (from_unit_id) references org.unit (id) on delete cascade,
        constraint followed_place_to_fk foreign key (to_unit_id) references org.unit (id) on delete cascade,
        constraint followed_place_kind_ck check (kind in ('class', 'equipment', 'hall', 'market', 'paper'))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table org.followed_place');
  }
}
