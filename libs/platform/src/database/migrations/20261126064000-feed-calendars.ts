import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Calendars that other programs subscribe to by a secret address, and what they need to know of a session's changes. */
export class FeedCalendars20261126064000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.class_session
        add column revision integer not null default 0,
        add column changed_at timestamptz;
      create index class_session_trainer_idx on classes.class_session (trainer_id);

      create table classes.calendar_feed (
        id uuid not null,
        account_id uuid not null,
        reach text not null,
        unit_id uuid,
        token_hash bytea not null,
        made_at timestamptz not null,
        constraint calendar_feed_pk primary key (id),
        constraint calendar_feed_account_fk foreign key (account_id) references identity.account (id) on delete cascade,
        constraint calendar_feed_unit_fk foreign key (unit_id) references org.unit (id) on delete cascade,
        constraint calendar_feed_token_uq unique (token_hash),
        constraint calendar_feed_reach_ck check (reach in ('own', 'teaching', 'commune')),
        constraint calendar_feed_unit_ck check ((reach = 'commune') = (unit_id is not null))
      );
      create unique index calendar_feed_reach_uq on classes.calendar_feed (account_id, reach, unit_id) nulls not distinct;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table classes.calendar_feed;
      drop index classes.class_session_trainer_idx;
      alter table classes.class_session drop column revision, drop column changed_at;
    `);
  }
}
