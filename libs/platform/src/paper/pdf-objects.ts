/** An object of a PDF as Typst writes it: plain text, and the stream behind it if it has one. */
export interface PdfObject {
  readonly id: number;
  /** What stands between `obj` and the stream, or `endobj`. */
  readonly said: string;
  /** From `stream` to `endstream`, both with it; null without one. */
  readonly stream: Buffer | null;
}

/** A PDF taken apart. */
export interface PdfParts {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly rootId: number;
  readonly infoId: number | null;
}

const ENTRY = /^(\d{10}) \d{5} ([nf])/;
/** A text or a hexadecimal text, which are left alone, or a reference. */
const REFERENCE = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b/g;

/**
 * Takes apart a PDF with one plain table of objects, as this process' typesetter writes it; it reads no other. Linear in its length.
 * @throws Error for any other file
 */
export function takeApart(pdf: Buffer): PdfParts {
  const { start, table } = tableOf(pdf);
  const [, first, count] = /^xref\s+(\d+) (\d+)\s/.exec(table) ?? [];
  const rootId = referenceOf(table, 'Root');
  if (first !== '0' || rootId === null) throw new Error('The PDF is not one of ours');
  const offsets = offsetsIn(table.slice(table.indexOf('\n', 5) + 1), Number(count));
  const ends = [...offsets.values(), start].sort((a, b) => a - b);
  const endOf = new Map(ends.map((offset, index) => [offset, ends[index + 1]]));
  const objects = new Map(
    [...offsets].map(([id, offset]) => [id, objectIn(pdf.subarray(offset, endOf.get(offset)), id)]),
  );
  return { objects, rootId, infoId: referenceOf(table, 'Info') };
}

function tableOf(pdf: Buffer): { start: number; table: string } {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - 2048));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  return start === undefined
    ? { start: 0, table: '' }
    : { start: Number(start), table: pdf.toString('latin1', Number(start)) };
}

function offsetsIn(table: string, count: number): Map<number, number> {
  const offsets = new Map<number, number>();
  const lines = table.split('\n');
  for (let id = 0; id < count; id += 1) {
    const [, offset, kind] = ENTRY.exec(lines[id] ?? '') ?? [];
    if (kind === 'n') offsets.set(id, Number(offset));
  }
  return offsets;
}

function objectIn(bytes: Buffer, id: number): PdfObject {
  const head = Buffer.from(`${id} 0 obj`);
  if (!bytes.subarray(0, head.length).equals(head)) throw new Error(`Object ${id} of the PDF is elsewhere`);
  const end = bytes.lastIndexOf('endobj');
  const body = bytes.subarray(head.length, end < 0 ? bytes.length : end);
  const at = body.indexOf('\nstream\n');
  if (at < 0) return { id, said: body.toString('latin1'), stream: null };
  return { id, said: body.toString('latin1', 0, at), stream: body.subarray(at + 1, body.lastIndexOf('endstream') + 9) };
}

/** The text of an object with each reference replaced; texts that look like one are left alone. */
export function withReferences(said: string, newId: (id: number) => number): string {
  return said.replace(REFERENCE, (whole, id: string | undefined) =>
    id === undefined ? whole : `${newId(Number(id))} 0 R`,
  );
}

/** What a key of a dictionary refers to, or null. */
export function referenceOf(said: string, key: string): number | null {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(said)?.[1];
  return found === undefined ? null : Number(found);
}

/** The references of a key that holds a list: `/Kids [79 0 R 81 0 R]`. */
export function referencesOf(said: string, key: string): number[] {
  const list = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(said)?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
}

/** A text of a PDF: UTF-16 behind its mark, hexadecimal. */
export function pdfText(text: string): string {
  return `<${Buffer.from(`\ufeff${text.normalize('NFC')}`, 'utf16le')
    .swap16()
    .toString('hex')
    .toUpperCase()}>`;
}
