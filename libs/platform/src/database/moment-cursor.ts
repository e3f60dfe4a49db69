import { decodeCursor, encodeCursor, isId, isInstant } from './text-cursor';

/**
 * The opaque end of a page of a list by time: the instant of its last row, and its id. The column must hold whole milliseconds, as the
 * clock of the application gives them: rows between two of them would be skipped.
 */
export function encodeMomentCursor(at: Date, id: string): string {
  return encodeCursor([at.toISOString(), id]);
}

/** Reads a cursor back; null when it is none of ours, so that the list starts anew. */
export function decodeMomentCursor(cursor: string | null): [string, string] | null {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  return isInstant(at) && isId(id) ? [at, id] : null;
}
