import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Of which communes a class had people when it moved into another one (decision 0107): their officers go on looking after them, as those do for whom a plan
 * opened it. Classes that moved before this and are still to be held get the people who are booked now.
 */
export class KeepGuestsOfMoves20261128270000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.planned_guest add column by_move boolean not null default false;
      insert into classes.planned_guest (class_group_id, unit_id, unit_path, people, by_move)
      select g.id, u.id, u.path, count(*), true
      from classes.class_group g
      join classes.booking b on b.class_group_id = g.id and b.cancelled_at is null
      join org.member m on m.id = b.member_id
      join org.unit u on u.kind = 'commune' and u.path @> m.unit_path and u.id <> g.unit_id
      where exists (select from platform.audit_entry e where e.subject_type = 'class-group' and e.subject_id = g.id::text
          and e.action = 'classes.class-moved' and e.unit_path <> g.unit_path)
        and exists (select from classes.class_session s where s.class_group_id = g.id and s.state in ('planned', 'open'))
      group by g.id, u.id, u.path
      on conflict do nothing;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from classes.planned_guest where by_move;
      alter table classes.planned_guest drop column by_move;
    `);
  }
}
