/** Where nothing restarts the count, everything counts. */
export const ALWAYS = new Date(0);

/**
 * True when a piece of work belongs to what is counted since an instant: it is still open, or was decided since. It is the
 * instant that dates the evidence, so an attempt begun before and handed in after belongs to what came after.
 */
export function isWithinWindow(decidedAt: Date | null, since: Date): boolean {
  return decidedAt === null || decidedAt >= since;
}
