import { type MigrationInterface, type QueryRunner } from 'typeorm';

const ONCE = (narrowness: string): string => `
  alter table org.role_grant drop constraint role_grant_once_excl,
    add constraint role_grant_once_excl exclude using gist (account_id with =, role with =, unit_id with =,
      coalesce(team_id::text, organisation, ${narrowness}) with =, coalesce(on_behalf_of::text, '') with =, held with &&)
      where (ended_at is null);`;

/** A guest trainer and a trainer of the same unit are two rights; leaders' seats are paged along an index. */
export class PageRights20261126062200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ONCE(`case when is_guest then ' ' else '' end`));
    await runner.query(`
      create index seat_term_leader_given_idx
        on org.seat_term ((lower(held)::timestamp at time zone 'Asia/Ho_Chi_Minh'), id) where position = 'leader';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index org.seat_term_leader_given_idx');
    await runner.query(ONCE(`''`));
  }
}
