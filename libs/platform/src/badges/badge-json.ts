/** A JSON object of somebody else: nothing is known of what stands in it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Deeper than any badge is; what is deeper is not walked. */
const MOST_DEPTH = 24;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What PostgreSQL can't hold, as JSON writes it: U+0000 and half of a surrogate pair. */
const UNKEEPABLE = /\\u(0000|d[89a-f][0-9a-f]{2})/;

/** The object a text is JSON of; null for no JSON, for a list or a bare value, and for what can't be kept. */
export function objectOf(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && !UNKEEPABLE.test(JSON.stringify(value)) ? value : null;
  } catch {
    return null;
  }
}

/** One thing or several, as linked data has it. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** The objects among one thing or several. */
export function objectsIn(value: unknown): JsonObject[] {
  return listOf(value).filter(isObject);
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The id of a node, which may be said by the id alone. */
export function idOf(value: unknown): string | null {
  return isObject(value) ? textOf(value['id']) : textOf(value);
}

/** True when an object says that it is of a type. */
export function isOfType(node: JsonObject, type: string): boolean {
  return listOf(node['type']).includes(type);
}

/** True when no object below the first says a word of linked data itself (`@context`, `@graph` …), nor lies too deep to be looked at. */
export function isPlainBelow(document: JsonObject): boolean {
  let level: unknown[] = [{ ...document, '@context': null }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= MOST_DEPTH) return false;
    const isSpeaking = (value: unknown): boolean =>
      isObject(value) && Object.keys(value).some((key) => key.startsWith('@') && (depth > 0 || key !== '@context'));
    if (level.some(isSpeaking)) return false;
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return true;
}
