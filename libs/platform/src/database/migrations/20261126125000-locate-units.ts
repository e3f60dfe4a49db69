import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where communes lie: a point inside each, from the official list. */
export class LocateUnits20261126125000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table org.unit_point (
        unit_id uuid not null,
        latitude double precision not null,
        longitude double precision not null,
        constraint unit_point_pk primary key (unit_id),
        constraint unit_point_unit_fk foreign key (unit_id) references org.unit (id),
        constraint unit_point_degrees_ck check (latitude between -90 and 90 and longitude between -180 and 180)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table org.unit_point');
  }
}
