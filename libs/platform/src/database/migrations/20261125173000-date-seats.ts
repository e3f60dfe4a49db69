import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DateSeats20261125173000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table org.seat_day (
        day date not null,
        told_at timestamptz not null,
        constraint seat_day_pk primary key (day)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table org.seat_day');
  }
}
