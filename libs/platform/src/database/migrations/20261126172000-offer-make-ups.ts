import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who missed a session is offered another one; one offer a person and session. */
export class OfferMakeUps20261126172000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.make_up_offer (
        id uuid not null,
        class_session_id uuid not null,
        member_id uuid not null,
        offered_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        ended_as text,
        taken_group_id uuid,
        constraint make_up_offer_pk primary key (id),
        constraint make_up_offer_session_fk foreign key (class_session_id) references classes.class_session (id),
        constraint make_up_offer_member_fk foreign key (member_id) references org.member (id),
        constraint make_up_offer_group_fk foreign key (taken_group_id) references classes.class_group (id),
        constraint make_up_offer_once_uq unique (class_session_id, member_id),
        constraint make_up_offer_expiry_ck check (expires_at > offered_at),
        constraint make_up_offer_end_ck check ((ended_at is null) = (ended_as is null)),
        constraint make_up_offer_ended_as_ck check (ended_as in ('taken', 'declined', 'unneeded')),
        constraint make_up_offer_taken_ck check ((taken_group_id is not null) = (ended_as is not null and ended_as = 'taken'))
      );
      create index make_up_offer_member_idx on classes.make_up_offer (member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.make_up_offer');
  }
}
