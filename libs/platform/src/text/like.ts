/** A text as a `like` pattern takes it: its own `%`, `_` and `\` stand for themselves. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The pattern of whatever contains a text. */
export function likePart(text: string): string {
  return `%${likeText(text)}%`;
}
