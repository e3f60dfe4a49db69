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

/** As contexts of badges name things. Whatever else linked data takes for a key (a whole address, `prefix:name`) says the same by another name. */
const TERM = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * A document as it is read here: null when it says something in a way that its signature covers and a reader of plain JSON passes over: a key or a
 * type that is no plain word, a word of linked data below the first object, one thing told in two places, or deeper than is looked at. What
 * linked data takes for the same is made the same: one thing and a list of it, lists in lists, a node that is only named and its name.
 */
export function readableOf(document: JsonObject): JsonObject | null {
  const { '@context': context, ...rest } = document;
  const told = new Map<string, number>();
  if (!isPlain(rest, 0, told) || isToldTwice(rest, told)) return null;
  const said = simple(rest);
  return isObject(said) ? { ...said, '@context': context } : null;
}

function isPlain(value: unknown, depth: number, told: Map<string, number>): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MOST_DEPTH) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1, told));
  const node = value as JsonObject;
  if (!Object.keys(node).every((key) => TERM.test(key)) || !listOf(node['type']).every(isPlainType)) return false;
  const id = textOf(node['id']);
  if (id !== null && Object.keys(node).length > 1) told.set(id, (told.get(id) ?? 0) + 1);
  return Object.values(node).every((one) => isPlain(one, depth + 1, told));
}

function isPlainType(type: unknown): boolean {
  return typeof type === 'string' && TERM.test(type);
}

/**
 * A node without a name of its own (`_:…`) or one that is told in parts: what stands in the one part isn't seen with the other. An issuer may be
 * described where it issues and where it made what the badge is for.
 */
function isToldTwice(document: JsonObject, told: ReadonlyMap<string, number>): boolean {
  const issuer = idOf(document['issuer']);
  const holders = objectsIn(document['credentialSubject']).map(({ id }) => id);
  return [...told].some(([id, times]) => {
    const mayRepeat = id === issuer && id !== document['id'] && !holders.includes(id);
    return id.startsWith('_:') || (times > 1 && !mayRepeat);
  });
}

function simple(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(simple).flat();
    return items.length === 1 ? items[0] : items;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, simple(one)] as const);
  const [only, ...others] = entries;
  return only?.[0] === 'id' && others.length === 0 ? only[1] : Object.fromEntries(entries);
}
