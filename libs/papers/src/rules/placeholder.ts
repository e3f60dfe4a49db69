/** `{{tên lớp}}` in a text. */
export const PLACEHOLDER = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** What stands where nothing is known yet: room to write by hand. */
export const ROOM = '……………………';

/** Puts values into a text and gathers the names that have none. Values are never read for placeholders again. */
export function fillText(text: string, fields: Readonly<Record<string, string | null>>, missing: Set<string>): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = fields[name.trim()] ?? '';
    if (value !== '') return value;
    missing.add(name.trim());
    return ROOM;
  });
}
