import { decodeCursor, encodeCursor, isId } from './text-cursor';

/** Where a page of people sorted by given name ended. */
export interface NamePlace {
  readonly givenName: string;
  readonly fullName: string;
  readonly id: string;
}

/** The opaque cursor after a person. */
export function encodeNameCursor(place: NamePlace): string {
  return encodeCursor([place.givenName, place.fullName, place.id]);
}

/** Reads a cursor back; null when it is none of ours, so that a page starts anew instead of failing. */
export function decodeNameCursor(cursor: string | null): NamePlace | null {
  const [givenName = '', fullName = '', id] = decodeCursor(cursor, 3) ?? [];
  return isId(id) ? { givenName, fullName, id } : null;
}
