/** `{{tên lớp}}` in a text, its name still with the blanks around it: one quantifier, so that no text makes it slow. */
export const PLACEHOLDER = /\{\{([^{}]+)\}\}/g;

/** What stands where nothing is known yet: room to write by hand. */
export const ROOM = '……………………';

/** Puts values into a text and gathers the names that have none. Values are never read for placeholders again. */
export function fillText(text: string, fields: Readonly<Record<string, string | null>>, missing: Set<string>): string {
  return text.replace(PLACEHOLDER, (_, written: string) => {
    const name = written.trim();
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    if (value !== '') return value;
    missing.add(name);
    return ROOM;
  });
}
