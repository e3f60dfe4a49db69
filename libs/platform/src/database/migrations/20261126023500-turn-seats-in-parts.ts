import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How far the seats that begin and end on a day were told, so that a run that was cut off goes on where it stopped. */
export class TurnSeatsInParts20261126023500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.seat_day
        alter told_at drop not null,
        add from_day date,
        add phase text not null default 'ended',
        add after_day date,
        add after_id uuid,
        add constraint seat_day_phase_ck check (phase in ('ended', 'begun')),
        add constraint seat_day_after_ck check ((after_day is null) = (after_id is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from org.seat_day where told_at is null;
      alter table org.seat_day
        drop constraint seat_day_after_ck, drop constraint seat_day_phase_ck,
        drop after_id, drop after_day, drop phase, drop from_day, alter told_at set not null`);
  }
}
