import { type SigningArea } from '@lopso/platform';
import { type Design, type DesignElement, wordsOf } from './design';
import { DESIGN_FIELDS } from './design-fields';
import { imagesIn } from './design-places';
import { DRAWING } from './drawing';
import { markedText, type TextRun } from './marked-text';

const BEGINNING = '#let design = json(bytes("';
const ENDING = '"))\n';

/**
 * The Typst text that draws papers of a design, whole in itself: drawing, design and pictures. It is what a paper keeps of how it was
 * printed, so that it prints the same whatever becomes of design and drawing. Words of a design stand in one string literal, read as JSON.
 * @param images the pictures by name, each as SVG
 */
export function typstOf(design: Design, images: ReadonlyMap<string, string>): string {
  const { paper, orientation, pages } = design;
  const used = new Set(imagesIn(design));
  const drawn: DrawnDesign = {
    ...{ paper, flipped: orientation === 'landscape' },
    pages: pages.map(({ elements }) => elements.map(drawnElement)),
    images: Object.fromEntries([...images].filter(([name]) => used.has(name))),
  };
  return `${BEGINNING}${quoted(JSON.stringify(drawn))}${ENDING}${DRAWING}`;
}

/** Where papers printed by a text of `typstOf` leave room for signatures; empty: it doesn't say, as the texts before decision 0055's areas. */
export function signingAreasOf(source: string): SigningArea[] {
  const end = source.indexOf(ENDING);
  if (!source.startsWith(BEGINNING) || end < 0) return [];
  const { pages } = JSON.parse(plainText(source.slice(BEGINNING.length, end))) as DrawnDesign;
  return pages.flatMap((elements, index) =>
    elements
      .filter(({ type }) => type === 'signing-area')
      .map(({ x, y, width, height }) => ({ page: index + 1, x, y, width, height })),
  );
}

/** As it stands between the quotes of Typst. */
function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

/** What `quoted` quoted. */
function plainText(written: string): string {
  return written.replace(/\\(["\\])/g, '$1');
}

/** What the drawing reads. */
interface DrawnDesign {
  readonly paper: string;
  readonly flipped: boolean;
  readonly pages: readonly (readonly DrawnElement[])[];
  readonly images: Readonly<Record<string, string>>;
}
type DrawnElement = Pick<DesignElement, 'type' | 'x' | 'y' | 'width' | 'height'> & Readonly<Record<string, unknown>>;

type Run = Omit<TextRun, 'field'> & { readonly key: string | null };

function drawnElement(element: DesignElement): DrawnElement {
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
