const WRITTEN = /^[A-Za-z0-9_-]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The opaque end of a page of a list: the values its last row is ordered by, as texts. */
export function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor of `count` values back; null when it is none of ours, so that the list starts anew instead of failing. The texts can be
 * held by the database; what else they must be (an id, an instant, a path) is for the list to ask.
 */
export function decodeCursor(cursor: string | null, count: number): string[] | null {
  if (cursor === null || !WRITTEN.test(cursor)) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(values) && values.length === count && values.every(isText) ? values : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);
}

/** True for an id as the database writes it. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text);
}

/** True for an instant as `toISOString` writes it, within the years that the database takes in that form. */
export function isInstant(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-/.test(text) || text.startsWith('0000')) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

/** True for a day of the calendar as yyyy-mm-dd. */
export function isDay(text: string | undefined): text is string {
  return text?.length === 10 && isInstant(`${text}T00:00:00.000Z`);
}
