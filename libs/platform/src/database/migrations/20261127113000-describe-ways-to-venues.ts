import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How to get to a hall, in words, and its point on a map where somebody gave one: both of degrees, inside the country. */
export class DescribeWaysToVenues20261127113000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.venue
        add column directions text,
        add column latitude numeric(7, 5),
        add column longitude numeric(8, 5),
        add constraint venue_directions_ck check (char_length(directions) between 1 and 400),
        add constraint venue_point_ck check ((latitude is null) = (longitude is null)
          and (latitude is null or latitude between 8 and 24 and longitude between 102 and 110));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table classes.venue drop column directions, drop column latitude, drop column longitude');
  }
}
