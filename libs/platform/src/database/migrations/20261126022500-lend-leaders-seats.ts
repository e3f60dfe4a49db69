import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Rights lent from a leader's seat name the member who holds it (decision 0027). */
export class LendLeadersSeats20261126022500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.role_grant
        add behalf_member_id uuid,
        add constraint role_grant_behalf_fk foreign key (behalf_member_id) references org.member (id),
        add constraint role_grant_behalf_ck check (behalf_member_id is null or (on_behalf_of is not null and team_id is not null));
      create index role_grant_behalf_idx on org.role_grant (behalf_member_id) where behalf_member_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index org.role_grant_behalf_idx;
      alter table org.role_grant drop constraint role_grant_behalf_ck, drop constraint role_grant_behalf_fk, drop behalf_member_id`);
  }
}
