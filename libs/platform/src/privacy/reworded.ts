export type Reword = (texts: readonly string[]) => readonly string[];
/** True of a part of a value that is to be kept as it is. */
export type IsKept = (part: object) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const isRun = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && isText((value as { text?: unknown }).text);

function rewordedList(list: readonly unknown[], reword: Reword, isKept: IsKept): unknown[] {
  if (list.every(isText)) return [...reword(list)];
  if (!list.every(isRun)) return list.map((one) => reworded(one, reword, isKept));
  const texts = reword(list.map(({ text }) => text));
  return list.map((run, index) => ({ ...run, text: texts[index] }));
}

/**
 * A value of JSON with every text reworded; texts of one list, and stretches of one line, go together. Names of fields stay, and so do
 * the parts that are to be kept.
 */
export function reworded(value: unknown, reword: Reword, isKept: IsKept = () => false): unknown {
  if (isText(value)) return reword([value])[0];
  if (Array.isArray(value)) return rewordedList(value, reword, isKept);
  if (typeof value !== 'object' || value === null || isKept(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, reworded(one, reword, isKept)]));
}
