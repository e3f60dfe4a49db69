const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The opaque end of a page of grants: the instant its last one was given, and its id. */
export function encodeGrantCursor(grant: { readonly givenAt: Date; readonly id: string }): string {
  return Buffer.from(JSON.stringify([grant.givenAt.toISOString(), grant.id])).toString('base64url');
}

/** Reads a cursor back; null when it is none of ours, so that the list starts anew. */
export function decodeGrantCursor(cursor: string | null): [string, string] | null {
  if (cursor === null) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 2) return null;
    const [givenAt, id] = parts as unknown[];
    if (typeof givenAt !== 'string' || typeof id !== 'string') return null;
    return UUID.test(id) && !Number.isNaN(Date.parse(givenAt)) ? [givenAt, id] : null;
  } catch {
    return null;
  }
}
