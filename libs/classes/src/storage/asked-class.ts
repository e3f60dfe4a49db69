/** When the class `g` ended by its timetable: the end of its last session that takes place; null where none does. */
export const TIMETABLED_END = `(select max(upper(s.during)) from classes.class_session s where s.class_group_id = g.id and s.state <> 'cancelled')`;

/**
 * When the class `g` ended and from when on its members are asked: as it was fixed, else by the timetable. To be joined laterally, as `e`;
 * both null where no session takes place.
 */
export const ENDED = `(select coalesce(k.ended_at, t.ended_at) as ended_at, coalesce(k.opened_at, t.ended_at) as opened_at
  from (select ${TIMETABLED_END} as ended_at) t left join classes.asking k on k.class_group_id = g.id)`;

/**
 * Who stood before the sessions of the class `g` that take place, each once, in the order in which each first did: `[{"id", "name"}]`. Of a class given
 * to a stand-in the stand-in: what members say is about who was there. Where no session takes place: whose class it is.
 */
export const TRAINERS_OF_G = `coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.first_at, p.id)
  from (select m.account_id as id, min(m.display_name) as name, min(lower(s.during)) as first_at
    from classes.class_session s join classes.session_staff m on m.class_session_id = s.id and m.duty = 'trainer'
    where s.class_group_id = g.id and s.state <> 'cancelled' group by m.account_id) p),
  jsonb_build_array(jsonb_build_object('id', g.trainer_id, 'name', g.trainer_name)))`;

/** Somebody who taught a class. */
export interface ClassTrainer {
  readonly id: string;
  readonly name: string;
}

/**
 * Who is asked about the class `g` that ended as `e` says: whoever was present at a session up to that end, for however long, by the mark
 * that counted at any moment since. Marks only grow, so who is asked stays asked, whatever is corrected (decision 0062). One column, `member_id`.
 */
export const ASKED_OF_G = `select distinct m.member_id
  from classes.attendance_mark m join classes.class_session s on s.id = m.class_session_id
  where s.class_group_id = g.id and s.state <> 'cancelled' and upper(s.during) <= e.ended_at
    and m.standing = 'counts' and m.mark = 'present' and not exists (
      select from classes.attendance_mark n where n.class_session_id = m.class_session_id and n.member_id = m.member_id
        and n.standing = 'counts' and n.id > m.id and n.marked_at <= e.opened_at)`;
