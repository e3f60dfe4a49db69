const LTREE = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/** True for a text that the database takes as the path of a unit. */
export function isPath(text: string | undefined): text is string {
  return text !== undefined && text.length <= 250 && LTREE.test(text);
}

/** True for a path of a commune or of something in it. */
export function isUnitPath(text: string | undefined): text is string {
  return isPath(text) && text.includes('.');
}
