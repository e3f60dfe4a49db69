/** When the class `g` ended: the end of its last session that takes place; null where none does. */
export const ENDED_AT = `(select max(upper(s.during)) from classes.class_session s where s.class_group_id = g.id and s.state <> 'cancelled')`;

/** Who was present in the class `g`, for however long, by the mark that counts: one column, `member_id`. */
export const PRESENT_IN_G = `select distinct latest.member_id from (
    select distinct on (m.class_session_id, m.member_id) m.member_id, m.mark
    from classes.attendance_mark m join classes.class_session s on s.id = m.class_session_id
    where s.class_group_id = g.id and s.state <> 'cancelled' and m.standing = 'counts'
    order by m.class_session_id, m.member_id, m.id desc) latest where latest.mark = 'present'`;
