/** The time left of an attempt: whole minutes, said calmly. */
export type TimeLeft = { phase: 'minutes'; minutes: number } | { phase: 'last-minute' } | { phase: 'over' };

/** Null for an attempt without a time limit. Rounded up: 17,5 minutes are "còn 18 phút". */
export function timeLeft(dueAt: string | null, nowMs: number): TimeLeft | null {
  if (dueAt === null) return null;
  const leftMs = Date.parse(dueAt) - nowMs;
  if (leftMs <= 0) return { phase: 'over' };
  const minutes = Math.ceil(leftMs / 60_000);
  return minutes <= 1 ? { phase: 'last-minute' } : { phase: 'minutes', minutes };
}

/**
 * The server's clock minus that of the device. An answer kept by the service worker is older than it looks, which makes
 * the difference too small: the largest seen is the true one.
 */
export function clockOffset(serverTime: string, deviceNowMs: number, known: number | null): number {
  const seen = Date.parse(serverTime) - deviceNowMs;
  return known === null ? seen : Math.max(seen, known);
}
