/** A lesson somebody said she has read, and when. */
export interface Reading {
  readonly lessonId: string;
  readonly readAt: Date;
}

/** Where somebody stopped in a lesson, and when that was kept. */
export interface Position {
  readonly lessonId: string;
  readonly percent: number;
  readonly keptAt: Date;
}

/** Lesson → since when reading it counts. */
export type ReadingWindows = ReadonlyMap<string, Date>;

/**
 * Lesson → when it was first read within its window. What was read before belongs to an earlier round, or was read before
 * the round began: it stays a fact, but the lesson is to be read again.
 */
export function standingReadings(readings: readonly Reading[], windows: ReadingWindows): Map<string, Date> {
  const standing = new Map<string, Date>();
  for (const { lessonId, readAt } of readings) {
    const since = windows.get(lessonId);
    const first = standing.get(lessonId);
    if (since !== undefined && readAt < since) continue;
    if (first === undefined || readAt < first) standing.set(lessonId, readAt);
  }
  return standing;
}

/** The windows, each begun anew where its lesson was changed later. */
export function laterOf(windows: ReadingWindows, changes: ReadonlyMap<string, Date>): Map<string, Date> {
  const later = new Map(windows);
  for (const [lessonId, changedAt] of changes) {
    const since = windows.get(lessonId);
    if (since === undefined || since < changedAt) later.set(lessonId, changedAt);
  }
  return later;
}

/** Lesson → how far it was read within its window, 0–100. */
export function standingPositions(positions: readonly Position[], windows: ReadingWindows): Map<string, number> {
  const kept = positions.filter(({ lessonId, keptAt }) => keptAt >= (windows.get(lessonId) ?? keptAt));
  return new Map(kept.map(({ lessonId, percent }) => [lessonId, percent]));
}

/** Names the fact that a lesson is read: said twice within one window it is the same fact, in the next one another. */
export function readingSource(lessonId: string, windows: ReadingWindows): string {
  const since = windows.get(lessonId);
  return since === undefined ? lessonId : `${lessonId}@${since.toISOString()}`;
}

/** When the member last had each lesson that she has read before her eyes: read, or opened again since. */
export function lastSeen(
  read: ReadonlyMap<string, Date>,
  positions: readonly Position[],
): { readonly lessonId: string; readonly seenAt: Date }[] {
  const kept = new Map(positions.map(({ lessonId, keptAt }) => [lessonId, keptAt]));
  return [...read].map(([lessonId, readAt]) => {
    const again = kept.get(lessonId);
    return { lessonId, seenAt: again !== undefined && again > readAt ? again : readAt };
  });
}
