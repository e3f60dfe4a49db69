import { OPENS_BEFORE_MINUTES } from '../rules/session-doors';

/**
 * True of the session at which nobody waited for the holder of booking `b`: it had begun, or was open, when she got the place, or could be opened already when she
 * came to it unasked. In the hours `t` of later sessions she is expected as everybody.
 */
export const WALKED_IN = `(b.booked_at >= lower(t.during) or (b.is_walk_in and b.booked_at >= lower(t.during) - make_interval(mins => ${OPENS_BEFORE_MINUTES}))
  or exists (select from classes.class_session door where door.id = t.class_session_id and door.opened_at <= b.booked_at))`;
