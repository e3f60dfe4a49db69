import { type Design, type DesignElement, wordsOf } from './design';
import { DESIGN_FIELDS } from './design-fields';
import { imagesIn } from './design-places';
import { DRAWING } from './drawing';
import { markedText, type TextRun } from './marked-text';

/**
 * The Typst text that draws papers of a design, whole in itself: drawing, design and pictures. It is what a paper keeps of how it was
 * printed, so that it prints the same whatever becomes of design and drawing. Words of a design stand in one string literal, read as JSON.
 * @param images the pictures by name, each as SVG
 */
export function typstOf(design: Design, images: ReadonlyMap<string, string>): string {
  const { paper, orientation, pages } = design;
  const used = new Set(imagesIn(design));
  const drawn = {
    ...{ paper, flipped: orientation === 'landscape' },
    pages: pages.map(({ elements }) => elements.map(drawnElement)),
    images: Object.fromEntries([...images].filter(([name]) => used.has(name))),
  };
  return `#let design = json(bytes(${typstString(JSON.stringify(drawn))}))\n${DRAWING}`;
}

function typstString(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

type Run = Omit<TextRun, 'field'> & { readonly key: string | null };

function drawnElement(element: DesignElement): object {
  const { type, values, x, y, width, height } = element;
  const { rows, columns } = values;
  const said = { ...values, type, x, y, width, height };
  if (type === 'text') return { ...said, lines: drawnLines(wordsOf(element, 'text')) };
  if (type === 'field') return { ...said, lines: drawnLines(`{{${wordsOf(element, 'field')}}}`) };
  if (type === 'register-number')
    return { ...said, lines: drawnLines(`${wordsOf(element, 'text')}**{{số vào sổ}}**{{thay cho giấy số}}`) };
  if (type !== 'table') return said;
  const cells = Array.isArray(rows) ? rows.map((row: readonly string[]) => row.map(drawnLines)) : [];
  return { ...said, columns, cells };
}

/** A field nobody knows is shown as it is written: the preview of a design that is still wrong. */
function drawnLines(text: string): Run[][] {
  const run = ({ text: words, field, ...look }: TextRun): Run => {
    const key = field !== null && Object.hasOwn(DESIGN_FIELDS, field) ? (DESIGN_FIELDS[field] ?? null) : null;
    return { ...look, key, text: key === null ? (words ?? `{{${field ?? ''}}}`) : null };
  };
  return markedText(text).lines.map((line) => line.map(run));
}
