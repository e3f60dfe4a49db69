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
/** Names of types may begin with a digit (`1EdTechJsonSchemaValidator2019`). */
const TYPE = /^[A-Za-z0-9_][\w-]*$/;

/** What was told of each node with a name, as JSON. */
type Told = Map<string, Set<string>>;

/**
 * A document as it is read here: null when it says something in a way that its signature covers and a reader of plain JSON passes over: a key or a
 * type that is no plain word, a word of linked data below the first object, what is read here told in two ways, or deeper than is looked at. What
 * linked data takes for the same is made the same: one thing and a list of it, a value and the same said twice or beside null, lists in lists, a node
 * that is only named and its name.
 */
export function readableOf(document: JsonObject): JsonObject | null {
  const { '@context': context, ...rest } = document;
  const told: Told = new Map();
  const said = isPlain(rest, 0, told) ? simple(rest) : null;
  return isObject(said) && !isToldTwice(said, told) ? { ...said, '@context': context } : null;
}

function isPlain(value: unknown, depth: number, told: Told): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MOST_DEPTH) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1, told));
  const node = value as JsonObject;
  if (!Object.keys(node).every((key) => TERM.test(key)) || !listOf(node['type']).every(isPlainType)) return false;
  const id = textOf(node['id']);
  if (id !== null && Object.keys(node).length > 1) told.set(id, (told.get(id) ?? new Set()).add(JSON.stringify(node)));
  return Object.values(node).every((one) => isPlain(one, depth + 1, told));
}

function isPlainType(type: unknown): boolean {
  return typeof type === 'string' && TYPE.test(type);
}

/**
 * A node without a name of its own (`_:…`), or one of those that are read that is told in parts: what stands in the one part isn't seen with the
 * other. The same told again word for word says no more; of others (issuer, achievement, pictures) nothing is read that a second part could change.
 */
function isToldTwice(said: JsonObject, told: Told): boolean {
  const subjects = objectsIn(said['credentialSubject']);
  const identities = subjects.flatMap(({ identifier }) => listOf(identifier));
  const read = [said, ...subjects, ...identities, ...listOf(said['credentialStatus'])].map(idOf);
  return [...told].some(([id, ways]) => id.startsWith('_:') || (ways.size > 1 && read.includes(id)));
}

function simple(value: unknown): unknown {
  if (Array.isArray(value)) {
    // A set holds equal plain values once and objects as they are.
    const items = [...new Set(value.map(simple).flat())].filter((one) => one !== null);
    return items.length === 1 ? items[0] : items;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, simple(one)] as const]));
  const [only, ...others] = entries;
  return only?.[0] === 'id' && others.length === 0 ? only[1] : Object.fromEntries(entries);
}
