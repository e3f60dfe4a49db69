import { parseArgs } from 'node:util';
import { type Command, type OptionKind, UsageError, type Words } from './command';

type Token = ReturnType<typeof tokensOf>[number];

function tokensOf(args: readonly string[], options: Readonly<Record<string, OptionKind>>) {
  const types = Object.entries(options).map(
    ([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' }] as const,
  );
  return parseArgs({ args: [...args], options: Object.fromEntries(types), strict: false, tokens: true }).tokens;
}

function valueOf(token: OptionToken): string {
  const { value, rawName } = token;
  // Without a word of its own an option would swallow the next one's name.
  if (value === undefined || value === '' || (token.inlineValue === false && value.startsWith('--'))) {
    throw new UsageError(`Thiếu giá trị sau ${rawName}.`);
  }
  return value;
}

function actOf({ acts = [] }: Command, positionals: readonly string[]): string {
  const [act, extra] = acts.length === 0 ? ['', positionals[0]] : positionals;
  if (extra !== undefined) throw new UsageError(`Không hiểu "${extra}".`);
  if (acts.length === 0) return '';
  if (act === undefined) throw new UsageError(`Thiếu việc cần làm: ${acts.join(', ')}.`);
  if (!acts.includes(act)) throw new UsageError(`Không có việc "${act}". Có: ${acts.join(', ')}.`);
  return act;
}

type OptionToken = Extract<Token, { kind: 'option' }>;

class Gathered {
  readonly texts = new Map<string, string>();
  readonly flags = new Set<string>();

  constructor(private readonly options: Readonly<Record<string, OptionKind>>) {}

  take(token: OptionToken): void {
    const { name, rawName } = token;
    const kind = Object.hasOwn(this.options, name) ? this.options[name] : undefined;
    if (kind === undefined) throw new UsageError(`Không có tùy chọn ${rawName}.`);
    if (this.texts.has(name) || this.flags.has(name)) throw new UsageError(`${rawName} viết hai lần.`);
    if (kind === 'text') this.texts.set(name, valueOf(token));
    else if (token.value === undefined) this.flags.add(name);
    else throw new UsageError(`${rawName} không kèm giá trị.`);
  }
}

/**
 * Reads what stands behind a command's name. Everything has to be understood: a mistyped option that is passed over would do something
 * else than was asked for.
 * @throws UsageError with a sentence that names the word
 */
export function readWords(command: Command, args: readonly string[]): Words {
  const options = command.options ?? {};
  const gathered = new Gathered(options);
  const positionals: string[] = [];
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') gathered.take(token);
  }
  return { act: actOf(command, positionals), texts: gathered.texts, flags: gathered.flags };
}
