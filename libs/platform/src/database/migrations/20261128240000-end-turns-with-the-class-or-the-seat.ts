import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A turn or a request ends with the seat, or because the class began or never met; a place is given back with the seat (decision 0103). */
export class EndTurnsWithTheClassOrTheSeat20261128240000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.booking
        drop constraint booking_taken_as_ck,
        add constraint booking_taken_as_ck check (taken_as in ('trainer', 'officer', 'department', 'seat-over'));
      alter table classes.waiting_entry
        drop constraint waiting_entry_ended_as_ck,
        add constraint waiting_entry_ended_as_ck
          check (ended_as in ('promoted', 'booked', 'left', 'removed', 'seat-over', 'begun', 'cancelled'));
      alter table classes.place_request
        drop constraint place_request_ended_as_ck,
        add constraint place_request_ended_as_ck check (ended_as in
          ('admitted', 'declined', 'withdrawn', 'expired', 'placed', 'seat-over', 'begun', 'cancelled'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update classes.booking set taken_as = null where taken_as = 'seat-over';
      update classes.waiting_entry set ended_as = 'left' where ended_as in ('seat-over', 'begun', 'cancelled');
      update classes.place_request set ended_as = 'expired' where ended_as in ('seat-over', 'begun', 'cancelled');
      alter table classes.booking
        drop constraint booking_taken_as_ck,
        add constraint booking_taken_as_ck check (taken_as in ('trainer', 'officer', 'department'));
      alter table classes.waiting_entry
        drop constraint waiting_entry_ended_as_ck,
        add constraint waiting_entry_ended_as_ck check (ended_as in ('promoted', 'booked', 'left', 'removed'));
      alter table classes.place_request
        drop constraint place_request_ended_as_ck,
        add constraint place_request_ended_as_ck check (ended_as in ('admitted', 'declined', 'withdrawn', 'expired', 'placed'));
    `);
  }
}
