import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A notice is set aside in each session that pressed it away, not in the last alone: two phones would show it each other's turn. */
export class SetAsideInEach20261126062100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['activation_code', 'foreign_identity'])
      await runner.query(`
        alter table identity.${table} alter set_aside_in type uuid[] using array_remove(array[set_aside_in], null);
        alter table identity.${table} alter set_aside_in set default '{}', alter set_aside_in set not null;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['activation_code', 'foreign_identity'])
      await runner.query(`
        alter table identity.${table} alter set_aside_in drop default, alter set_aside_in drop not null;
        alter table identity.${table} alter set_aside_in type uuid using set_aside_in[1];
      `);
  }
}
