import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * For which communes a class was planned, and how many of their people (decision 0093): their officers book them, though the class meets elsewhere. Classes
 * that plans opened before this get the numbers of their plan.
 */
export class KeepWhoClassesArePlannedFor20261128170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.planned_guest (
        class_group_id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        people integer not null,
        constraint planned_guest_pk primary key (class_group_id, unit_id),
        constraint planned_guest_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint planned_guest_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint planned_guest_people_ck check (people > 0)
      );
      create index planned_guest_unit_path_gist_idx on classes.planned_guest using gist (unit_path);
      insert into classes.planned_guest (class_group_id, unit_id, unit_path, people)
      select p.class_group_id, u.id, u.path, sum((one->>'count')::int)
      from planning.planned_class p
      cross join lateral jsonb_array_elements(p.people) as one
      join org.unit u on u.id = (one->>'communeId')::uuid
      join classes.class_group g on g.id = p.class_group_id
      where (one->>'count')::int > 0
      group by p.class_group_id, u.id, u.path;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.planned_guest');
  }
}
