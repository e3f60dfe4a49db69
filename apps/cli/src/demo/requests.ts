import { type PoolClient } from 'pg';
import { steadyId } from './steady-id';

/**
 * A class of the commune of the printed sign-ins that admits whom her commune lets go, and two people who asked for a place this morning. No
 * chance in it: the other facts stay the same.
 */
export async function loadRequests(client: PoolClient, asOf: Date): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `insert into classes.class_group (id, unit_id, unit_path, title, trainer_id, trainer_name, capacity, created_by, created_at, approval)
     select ${steadyId(`g.id || 'approval'`)}, g.unit_id, g.unit_path, 'Ký số cho người trực quầy', t.trainer_id, t.trainer_name, 30,
       t.trainer_id, $1, 'commune'
     from classes.class_group g cross join lateral (
       select h.trainer_id, h.trainer_name from classes.class_group h where h.trainer_id <> g.trainer_id order by h.id limit 1) t
     where exists (select from classes.class_session s where s.class_group_id = g.id and s.state = 'planned')
     order by g.id limit 1 returning id`,
    [asOf],
  );
  const id = rows[0]?.id;
  if (id === undefined) return;
  await client.query(
    `insert into classes.class_session (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes, state, scan_secret)
     select ${steadyId(`g.id || 'session'`)}, g.id, 1, g.trainer_id, v.id, tstzrange(day.at + interval '14 hours', day.at + interval '15.5 hours'),
       90, 'planned', decode(md5(g.id || 'secret'), 'hex')
     from classes.class_group g join classes.venue v on v.unit_id = g.unit_id
     cross join (select (date_trunc('day', $2::timestamptz at time zone 'Asia/Ho_Chi_Minh') + interval '6 days')
       at time zone 'Asia/Ho_Chi_Minh' as at) day
     where g.id = $1`,
    [id, asOf],
  );
  await client.query(
    `insert into classes.place_request (id, class_group_id, member_id, asked_at, asked_by, approval, stage, expires_at)
     select ${steadyId(`m.id || 'request'`)}, g.id, m.id, $2::timestamptz - interval '2 hours', a.id, 'commune', 'commune',
       $2::timestamptz + interval '70 hours'
     from classes.class_group g join org.member m on m.unit_path <@ g.unit_path and m.unit_path <> g.unit_path
     join identity.account a on a.member_id = m.id
     where g.id = $1 order by m.id limit 2`,
    [id, asOf],
  );
}
