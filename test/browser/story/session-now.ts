import { type Database, newId } from '@lopso/platform';

export interface Booked {
  readonly id: string;
  readonly name: string;
}

/** A session of the demo's trainer that began ten minutes ago, opened by somebody or not, and who is booked for it, the demo's member first. */
export async function aSessionNow(
  database: Database,
  state: 'open' | 'planned',
): Promise<{ sessionId: string; booked: Booked[] }> {
  const [classId, sessionId, venueId] = [newId(), newId(), newId()];
  await database.execute(
    `insert into classes.venue (id, unit_id, unit_path, name, capacity)
     select $1, u.id, u.path, 'Nhà văn hóa thôn Làng Bát', 60 from org.unit u join org.member m on m.unit_id = u.id
     join identity.account a on a.member_id = m.id and a.username = 'thanhvien'`,
    [venueId],
  );
  await database.execute(
    `insert into classes.class_group (id, unit_id, unit_path, title, trainer_id, trainer_name, capacity, created_by, created_at,
       whole_from_percent, round_to_minutes)
     select $1, v.unit_id, v.unit_path, 'Trả tiền qua điện thoại', a.id, a.display_name, 40, a.id, now(), 80, 5
     from classes.venue v, identity.account a where v.id = $2 and a.username = 'giangvien'`,
    [classId, venueId],
  );
  await database.execute(
    `insert into classes.class_session (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes, state, scan_secret)
     select $2, g.id, 1, g.trainer_id, $3, tstzrange(now() - interval '10 minutes', now() + interval '80 minutes'), 90, $5, $4
     from classes.class_group g where g.id = $1`,
    [classId, sessionId, venueId, Buffer.alloc(32, 7), state],
  );
  await database.execute(
    `insert into classes.booking (id, class_group_id, capacity, place, member_id, booked_by, booked_at)
     select gen_random_uuid(), $1, 40, row_number() over (), m.id, gen_random_uuid(), now() - interval '1 day' from (
       select m.id from org.member m
       order by m.id = (select member_id from identity.account where username = 'thanhvien') desc, m.id limit 4) m`,
    [classId],
  );
  await database.execute(
    `insert into classes.booked_time (booking_id, class_session_id, member_id, during)
     select b.id, s.id, b.member_id, s.during from classes.booking b join classes.class_session s using (class_group_id)
     where b.class_group_id = $1`,
    [classId],
  );
  const booked = await database.query<Booked>(
    `select m.id, m.full_name as name from classes.booking b join org.member m on m.id = b.member_id
     where b.class_group_id = $1 order by b.place`,
    [classId],
  );
  return { sessionId, booked };
}
