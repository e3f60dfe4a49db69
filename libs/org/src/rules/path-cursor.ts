/** Where a page of a list ended: the values its rows are ordered by, as texts. */
export type Place = readonly string[];

/** The opaque cursor after a place. */
export function encodePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor of `count` values back; null when it is none of ours, so that the list starts anew instead of failing. */
export function decodePlace(cursor: string | null, count: number): string[] | null {
  if (cursor === null) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(place) || place.length !== count) return null;
    const values = place as unknown[];
    return values.every((value) => typeof value === 'string' && !value.includes('\u0000'))
      ? (values as string[])
      : null;
  } catch {
    return null;
  }
}

const LTREE = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/** True for a text that the database takes as the path of a unit. */
export function isPath(text: string | undefined): text is string {
  return text !== undefined && text.length <= 250 && LTREE.test(text);
}

/** True for a path of a commune or of something in it. */
export function isUnitPath(text: string | undefined): text is string {
  return isPath(text) && text.includes('.');
}
