import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Whose people a class has when it moves into another commune (decision 0107). */
@Injectable()
export class MovedGuestRepository {
  constructor(private readonly database: Database) {}

  /**
   * Keeps of which communes a class has people that does not belong to them, booked or waiting, when it moves; those of a plan stay as they are. The
   * commune it belongs to now is its guest no longer. Under the lock on the class.
   */
  async keep(id: string): Promise<void> {
    await this.database.execute(
      `delete from classes.planned_guest p using classes.class_group g
       where p.class_group_id = $1 and p.by_move and g.id = p.class_group_id and g.unit_id = p.unit_id`,
      [id],
    );
    await this.database.execute(
      `insert into classes.planned_guest as p (class_group_id, unit_id, unit_path, people, by_move)
       select g.id, u.id, u.path, count(*), true from classes.class_group g
       cross join lateral (select member_id from classes.booking where class_group_id = g.id and cancelled_at is null
         union select member_id from classes.waiting_entry where class_group_id = g.id and ended_at is null) its
       join org.member m on m.id = its.member_id
       join org.unit u on u.kind = 'commune' and u.path @> m.unit_path and u.id <> g.unit_id
       where g.id = $1 group by g.id, u.id, u.path
       on conflict on constraint planned_guest_pk do update set people = excluded.people where p.by_move`,
      [id],
    );
  }
}
