/** A lesson somebody said she has read, and when. */
export interface Reading {
  readonly lessonId: string;
  readonly readAt: Date;
  /** When the version of the course she read was published; null: nobody knows which it was. */
  readonly editionAt: Date | null;
}

/** Where somebody stopped in a lesson, and when that was kept. */
export interface Position {
  readonly lessonId: string;
  readonly percent: number;
  readonly keptAt: Date;
}

/** Which readings of a lesson are one and the same, so that the next one is another fact. */
export interface ReadingWindow {
  /** Read since, in whatever edition: the newest beginning of a round that asks for it. Null: no round does. */
  readonly since: Date | null;
  /** Read in an edition that was published then or later (decision 0073); null: in whatever edition. */
  readonly editionSince: Date | null;
}

/** Lesson → which readings of it count. */
export type ReadingWindows = ReadonlyMap<string, ReadingWindow>;

const ALWAYS: ReadingWindow = { since: null, editionSince: null };

/**
 * Lesson → when it was first read within its window. What was read before belongs to an earlier round, or was read before
 * the round began, or in an earlier edition: it stays a fact, but the lesson is to be read again.
 */
export function standingReadings(readings: readonly Reading[], windows: ReadingWindows): Map<string, Date> {
  return new Map([...firstStanding(readings, windows)].map(([lessonId, { readAt }]) => [lessonId, readAt]));
}

/** Lesson → when it was last read, of those that stand read in an earlier edition alone and are asked for in a later one. */
export function earlierReadings(readings: readonly Reading[], windows: ReadingWindows): Map<string, Date> {
  const standing = firstStanding(readings, windows);
  const earlier = new Map<string, Date>();
  for (const { lessonId, readAt } of readings) {
    const isAskedAnew = (windows.get(lessonId) ?? ALWAYS).editionSince !== null;
    if (!isAskedAnew || standing.has(lessonId)) continue;
    const before = earlier.get(lessonId);
    if (before === undefined || before < readAt) earlier.set(lessonId, readAt);
  }
  return earlier;
}

function firstStanding(readings: readonly Reading[], windows: ReadingWindows): Map<string, Reading> {
  const standing = new Map<string, Reading>();
  for (const reading of readings) {
    const first = standing.get(reading.lessonId);
    if (!isWithin(reading, windows.get(reading.lessonId) ?? ALWAYS)) continue;
    if (first === undefined || reading.readAt < first.readAt) standing.set(reading.lessonId, reading);
  }
  return standing;
}

/** Where nobody knows the edition the instant alone decides. */
function isWithin({ readAt, editionAt }: Reading, { since, editionSince }: ReadingWindow): boolean {
  return (since === null || readAt >= since) && (editionSince === null || (editionAt ?? readAt) >= editionSince);
}

/** The windows, each begun anew where an edition changed its lesson later. */
export function laterOf(windows: ReadingWindows, changes: ReadonlyMap<string, Date>): Map<string, ReadingWindow> {
  const later = new Map(windows);
  for (const [lessonId, changedAt] of changes) {
    const { since, editionSince } = windows.get(lessonId) ?? ALWAYS;
    later.set(lessonId, { since, editionSince: latest(editionSince, changedAt) });
  }
  return later;
}

/** The windows, each begun anew where a passage that asks for its lesson can be renewed since. */
export function renewedFrom(windows: ReadingWindows, renewals: ReadonlyMap<string, Date>): Map<string, ReadingWindow> {
  const renewed = new Map(windows);
  for (const [lessonId, renewableAt] of renewals) {
    const { since, editionSince } = windows.get(lessonId) ?? ALWAYS;
    renewed.set(lessonId, { since: latest(since, renewableAt), editionSince });
  }
  return renewed;
}

/** Lesson → how far it was read within its window, 0–100. */
export function standingPositions(positions: readonly Position[], windows: ReadingWindows): Map<string, number> {
  const kept = positions.filter(({ lessonId, keptAt }) => keptAt >= (beginningOf(windows.get(lessonId)) ?? keptAt));
  return new Map(kept.map(({ lessonId, percent }) => [lessonId, percent]));
}

/** Names the fact that a lesson is read: said twice within one window it is the same fact, in the next one another. */
export function readingSource(lessonId: string, windows: ReadingWindows): string {
  const window = windows.get(lessonId) ?? ALWAYS;
  const beginning = beginningOf(window);
  if (beginning === null) return lessonId;
  const { since, editionSince } = window;
  // Within one round an edition of before it and the one before that are two facts as well.
  const edition = since !== null && editionSince !== null && editionSince < since ? editionSince : null;
  return [lessonId, beginning.toISOString(), ...(edition === null ? [] : [edition.toISOString()])].join('@');
}

function beginningOf({ since, editionSince }: ReadingWindow = ALWAYS): Date | null {
  return latest(since, editionSince);
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** When the member last had each lesson that she has read before her eyes: read, in the edition she read, or opened again since. */
export function lastSeen(
  readings: readonly Reading[],
  windows: ReadingWindows,
  positions: readonly Position[],
): { readonly lessonId: string; readonly seenAt: Date }[] {
  const kept = new Map(positions.map(({ lessonId, keptAt }) => [lessonId, keptAt]));
  return [...firstStanding(readings, windows)].map(([lessonId, { readAt, editionAt }]) => {
    const again = kept.get(lessonId);
    return { lessonId, seenAt: again !== undefined && again > readAt ? again : (editionAt ?? readAt) };
  });
}
