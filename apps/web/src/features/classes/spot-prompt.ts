import type { RollLine } from './roll-view';
import { drawable } from './spot-check';
import type { Session } from './types';

type Times = Pick<Session, 'startsAt' | 'endsAt'>;

/** People still come in, or pack up: nobody is asked in the first and last minutes; of a short session in its first and last quarter. */
const CALM_MINUTES = 10;
/** A hall where fewer marked themselves is seen with one look. */
const LEAST_SELF = 3;
const MINUTE_MS = 60_000;

/** What this device remembers of a session: the drawn moment (ms since 1970, by the server's clock), and whether the reminder was put away. */
export interface KeptPrompt {
  readonly atMs: number | null;
  readonly isPutAway: boolean;
}

/** From when until when the trainer may be reminded, both in ms since 1970. */
function windowOf({ startsAt, endsAt }: Times): { fromMs: number; untilMs: number } {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  const calm = Math.min(CALM_MINUTES * MINUTE_MS, (end - start) / 4);
  return { fromMs: start + calm, untilMs: end - calm };
}

/**
 * The moment of a session at which its trainer is reminded of the spot check (decision 0100): drawn once, each whole minute as likely as the other, so that nobody in the hall
 * can wait for it. A kept moment stands as long as the session has it among its minutes; where the session was moved, or none was drawn, it is drawn among the minutes
 * to come. Null when none is left. `below(n)` gives a whole number from 0 to n - 1.
 */
export function momentOf(
  times: Times,
  { keptMs, nowMs }: { readonly keptMs: number | null; readonly nowMs: number },
  below: (limit: number) => number,
): number | null {
  const { fromMs, untilMs } = windowOf(times);
  if (keptMs !== null && fromMs <= keptMs && keptMs <= untilMs) return keptMs;
  const first = Math.max(fromMs, nowMs);
  if (first > untilMs) return null;
  return first + below(Math.floor((untilMs - first) / MINUTE_MS) + 1) * MINUTE_MS;
}

/** Whether the trainer is reminded now: the moment has come, the session still runs, enough marked themselves, and nobody of the hall was asked on any phone. */
export function isPromptDue(
  { endsAt }: Pick<Session, 'endsAt'>,
  { atMs, isPutAway }: KeptPrompt,
  lines: readonly Pick<RollLine, 'memberId' | 'isPresent' | 'isGone' | 'source' | 'leftAt' | 'dispute'>[],
  nowMs: number,
): boolean {
  if (isPutAway || atMs === null || nowMs < atMs || nowMs >= Date.parse(endsAt)) return false;
  if (lines.some(({ source }) => source === 'spot-check')) return false;
  const { people, isSelf } = drawable(lines, new Set());
  return isSelf && people.length >= LEAST_SELF;
}
