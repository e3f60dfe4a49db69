// Runs in this process and, started as a program, as one that sets a single paper and ends: it imports nothing of ours.
import { readFileSync } from 'node:fs';
import type { NodeCompiler, NodeError } from '@myriaddreamin/typst-ts-node-compiler';

/** What it takes to set a paper. `data` is JSON in text; `fonts` are files. */
export interface PrintOrder {
  readonly fonts: readonly string[];
  readonly template: string;
  readonly data: string;
}

/** What a printing process says: the PDF, or Typst's message. */
export type PrintAnswer = { readonly pdf: Uint8Array } | { readonly fault: string };

/** The argument by which this file knows that it was started as a program. */
export const AS_PROCESS = 'print-one-paper';

/** A Typst compiler with these fonts and no others. */
export async function makeCompiler(fonts: readonly string[]): Promise<NodeCompiler> {
  const { NodeCompiler: compilers } = await import('@myriaddreamin/typst-ts-node-compiler');
  return compilers.create({ fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }] });
}

/** A tagged PDF; its date is fixed, so that the same paper is the same bytes. @throws Error with Typst's message */
export function setPaper(compiler: NodeCompiler, { template, data }: Omit<PrintOrder, 'fonts'>): Buffer {
  const source = { mainFileContent: template, inputs: { data } };
  try {
    return compiler.pdf(source, { creationTimestamp: 0 });
  } catch (cause) {
    // The error itself says nothing; what is wrong is told by a second look.
    throw new Error(messagesOf(compiler.compile(source).takeDiagnostics()), { cause });
  }
}

/**
 * Its pages one below the other as SVG, letters as outlines, and the values of the template's metadata under a label.
 * @throws Error with Typst's message
 */
export function drawPaper(
  compiler: NodeCompiler,
  { template, data }: Omit<PrintOrder, 'fonts'>,
  label: string,
): { readonly svg: string; readonly told: readonly unknown[] } {
  const drawn = compiler.compile({ mainFileContent: template, inputs: { data } });
  if (drawn.result === null) throw new Error(messagesOf(drawn.takeDiagnostics()));
  const told: unknown = compiler.query(drawn.result, { selector: `<${label}>`, field: 'value' });
  return { svg: compiler.plainSvg(drawn.result), told: Array.isArray(told) ? told : [] };
}

function messagesOf(faults: NodeError | null): string {
  const found = (faults?.shortDiagnostics ?? []) as { message: string }[];
  return found.map(({ message }) => message).join('; ');
}

async function answerTo(order: PrintOrder): Promise<PrintAnswer> {
  try {
    return { pdf: setPaper(await makeCompiler(order.fonts), order) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

if (process.argv[2] === AS_PROCESS) {
  process.once('message', (order: PrintOrder) => {
    void answerTo(order).then((answer) => process.send?.(answer, () => process.exit(0)));
  });
}
