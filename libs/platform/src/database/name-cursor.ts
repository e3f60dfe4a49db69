/** Where a page of people sorted by given name ended. */
export interface NamePlace {
  readonly givenName: string;
  readonly fullName: string;
  readonly id: string;
}

/** The opaque cursor after a person. */
export function encodeNameCursor(place: NamePlace): string {
  return Buffer.from(JSON.stringify([place.givenName, place.fullName, place.id])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a cursor back; null when it is none of ours, so that a page starts anew instead of failing. */
export function decodeNameCursor(cursor: string): NamePlace | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [givenName, fullName, id] = parts as unknown[];
    if (typeof givenName !== 'string' || typeof fullName !== 'string' || typeof id !== 'string') return null;
    return UUID.test(id) ? { givenName, fullName, id } : null;
  } catch {
    return null;
  }
}
