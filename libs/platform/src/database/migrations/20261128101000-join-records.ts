import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KINDS = `'seat-taken', 'seat-ended', 'seat-replaced', 'seat-moved', 'team-added', 'team-ended', 'village-added', 'village-renamed', 'villages-merged', 'village-ended', 'communes-reformed'`;

/** Two records may be said to be one person's: the one that is no longer used names itself, and the act can be taken back (decision 0086). */
export class JoinRecords20261128101000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.act drop constraint act_kind_ck;
      alter table org.act add constraint act_kind_ck check (kind in (${KINDS}, 'records-joined'));
      alter table org.person_pair add column ended_id uuid;
      alter table org.person_pair add constraint person_pair_ended_ck check ((verdict = 'one') = (ended_id is not null) and (ended_id is null or ended_id in (first_id, second_id)));
      create unique index person_pair_ended_uq on org.person_pair (ended_id) where ended_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.person_pair drop constraint person_pair_ended_ck;
      alter table org.person_pair drop column ended_id;
      alter table org.act drop constraint act_kind_ck;
      alter table org.act add constraint act_kind_ck check (kind in (${KINDS}));
    `);
  }
}
