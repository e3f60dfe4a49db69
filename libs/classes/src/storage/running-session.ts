/**
 * True of a session `s` that is not over and runs, or that somebody opened before its hour: who gets a place in its class now is expected at the sessions after
 * it (decision 0144). `now`: the parameter of the instant.
 */
export const isRunning = (now: string): string =>
  `(s.state in ('planned', 'open') and upper(s.during) > ${now}::timestamptz and (s.state = 'open' or lower(s.during) <= ${now}::timestamptz))`;
