/**
 * The state of certificate `c` on the day `$1`, the one definition of it (decision 0058): one that stands is expired from the day after
 * its last day, which follows its passage and stays where that is no longer finished. It is asked each time and written by nobody, so no job can
 * be late with it.
 */
export const STATE_ON = `case when c.state = 'valid' and c.valid_until < $1::date then 'expired' else c.state end`;
