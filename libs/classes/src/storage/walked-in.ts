import { OPENS_BEFORE_MINUTES } from '../rules/session-doors';

/**
 * True of the session that the holder of booking `b` came to unasked: it could be opened already when she got the place. In the hours `t` of later
 * sessions she is expected as everybody.
 */
export const WALKED_IN = `(b.is_walk_in and b.booked_at >= lower(t.during) - make_interval(mins => ${OPENS_BEFORE_MINUTES}))`;
