/** A piece of a line: words as they stand, or a field to be filled in. */
export interface TextRun {
  readonly text: string | null;
  readonly field: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
}

const PIECE = /(\\\*|\*\*|\*|\{\{[^{}]*\}\}|\n)/;

const OPEN_STAR = 'Dấu * mở mà chưa đóng. Muốn in dấu *, viết \\*.';
const OPEN_BRACKET = 'Ngoặc nhọn mở mà chưa đóng, hoặc đóng mà chưa mở.';

/**
 * The lines of a text with `**bold**`, `*italic*` and `{{field}}`; `\*` is a star. Nothing else means anything, so that no text of a
 * design or of a person can be more than text. `faults`: sentences about what doesn't close.
 */
export function markedText(text: string): {
  readonly lines: readonly (readonly TextRun[])[];
  readonly faults: string[];
} {
  const lines: TextRun[][] = [[]];
  const look = { bold: false, italic: false };
  for (const piece of text.split(PIECE)) {
    if (piece === '**') look.bold = !look.bold;
    else if (piece === '*') look.italic = !look.italic;
    else if (piece === '\n') lines.push([]);
    else if (piece !== '') lines.at(-1)?.push(runOf(piece, look));
  }
  return { lines, faults: [...(look.bold || look.italic ? [OPEN_STAR] : []), ...bracketFaults(lines.flat())] };
}

function bracketFaults(runs: readonly TextRun[]): string[] {
  return runs.some(({ text }) => /\{\{|\}\}/.test(text ?? '')) ? [OPEN_BRACKET] : [];
}

function runOf(piece: string, look: { readonly bold: boolean; readonly italic: boolean }): TextRun {
  const field = /^\{\{([^{}]*)\}\}$/.exec(piece)?.[1]?.trim() ?? null;
  return { ...look, field, text: field === null ? piece.replace('\\*', '*') : null };
}

/** The fields a text asks for. */
export function fieldsIn(text: string): string[] {
  return markedText(text).lines.flatMap((line) => line.flatMap(({ field }) => (field === null ? [] : [field])));
}
