/** What may stand behind an option: a word, or nothing. */
export type OptionKind = 'text' | 'flag';

/** What was written behind a command's name, checked against its declaration. */
export interface Words {
  /** The act of a command that has several, else ''. */
  readonly act: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/** An operator command. */
export interface Command {
  /** One line for the list of commands, in Vietnamese. */
  readonly summary: string;
  /** How it is written, a line for each way, without the program's name. */
  readonly usage: readonly string[];
  /** The acts of which one stands behind the name; none: nothing stands there. */
  readonly acts?: readonly string[];
  readonly options?: Readonly<Record<string, OptionKind>>;
  /** Runs; the number is the exit code, see `EXIT`. */
  run(words: Words): Promise<number>;
}

/** How a command ends. `found`: it ran, and something is wrong or was refused; `unable`: it could not run. */
export const EXIT = { done: 0, found: 1, usage: 2, unable: 3 } as const;

/** Written wrongly: the sentence says what, the usage of the command follows it. */
export class UsageError extends Error {}

/** The text behind an option. @throws UsageError where it is missing */
export function required(words: Words, name: string): string {
  const text = words.texts.get(name);
  if (text === undefined) throw new UsageError(`Thiếu --${name}.`);
  return text;
}

/** The whole number behind an option. @throws UsageError for anything else, and outside the limits */
export function wholeNumber(
  words: Words,
  name: string,
  limits: { readonly least: number; readonly most: number; readonly unset: number },
): number {
  const text = words.texts.get(name);
  if (text === undefined) return limits.unset;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (number >= limits.least && number <= limits.most) return number;
  throw new UsageError(`--${name} là số nguyên từ ${limits.least} đến ${limits.most}, không phải "${text}".`);
}
