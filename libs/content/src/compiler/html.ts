const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for an element or a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

/** ` name="value"` with the value escaped. */
export function htmlAttribute(name: string, value: string): string {
  return ` ${name}="${escapeHtml(value)}"`;
}
