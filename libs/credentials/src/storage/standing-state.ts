/** Joins the passage of certificate `c` as `e`: its last day follows from the evidence and may move with it. */
export const PASSAGE = 'left join learning.completion e on e.cycle_id = c.cycle_id';

/**
 * The state of certificate `c` on the day `$1`, the one definition of it (decision 0058): one that stands is expired from the day after
 * the last day of its passage. It is asked each time and written by nobody, so no job can be late with it. Needs `PASSAGE`.
 */
export const STATE_ON = `case when c.state = 'valid' and e.valid_until < $1::date then 'expired' else c.state end`;
