const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The end of a page as an opaque text: the sort value and the id of its last row. */
export function encodeCursor(place: readonly [string, string]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor back; null when it is none of ours, so that the list starts anew. */
export function decodeCursor(cursor: string | null): [string, string] | null {
  if (cursor === null) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 2) return null;
    const [value, id] = parts as unknown[];
    return typeof value === 'string' && typeof id === 'string' && UUID.test(id) ? [value, id] : null;
  } catch {
    return null;
  }
}

/** The same for a cursor that sorts by an instant; an unreadable instant starts anew too. */
export function decodeInstantCursor(cursor: string | null): [string, string] | null {
  const place = decodeCursor(cursor);
  return place !== null && !Number.isNaN(Date.parse(place[0])) ? place : null;
}
