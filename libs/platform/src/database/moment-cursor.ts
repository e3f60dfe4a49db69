const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The opaque end of a page of a list with the latest first: the instant of its last row, and its id. */
export function encodeMomentCursor(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/** Reads a cursor back; null when it is none of ours, so that the list starts anew. */
export function decodeMomentCursor(cursor: string | null): [string, string] | null {
  if (cursor === null) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 2) return null;
    const [at, id] = parts as unknown[];
    if (typeof at !== 'string' || typeof id !== 'string') return null;
    return UUID.test(id) && !Number.isNaN(Date.parse(at)) ? [at, id] : null;
  } catch {
    return null;
  }
}
