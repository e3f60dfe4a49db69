/** What can be read in a PDF: one string a page, runs of blanks as one. */
export async function pdfPages(pdf: Buffer): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    pages.push(text.replace(/\s+/g, ' ').trim());
  }
  await document.destroy();
  return pages;
}

/** What a PDF calls itself, as its reader shows it above the window. */
export async function pdfTitle(pdf: Buffer): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
  const { info } = await document.getMetadata();
  await document.destroy();
  return (info as { Title?: string }).Title ?? '';
}

/** A line of a page: its words without blanks, the size of its letters and how far its foot is from the lower edge, in points. */
export interface PdfLine {
  readonly words: string;
  readonly size: number;
  readonly y: number;
}

/** The lines of the first page of a PDF from above; what stands at one height is one line, as large as its largest letters. */
export async function pdfLines(pdf: Buffer): Promise<PdfLine[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  await document.destroy();
  const lines = new Map<number, PdfLine>();
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, , , height, , foot] = item.transform as number[];
    const y = Math.round(foot ?? 0);
    const { words = '', size = 0 } = lines.get(y) ?? {};
    const largest = Math.max(size, Math.round((height ?? 0) * 10) / 10);
    lines.set(y, { words: words + item.str.replaceAll(/\s/g, ''), size: largest, y });
  }
  return [...lines.values()].sort((one, other) => other.y - one.y);
}

/** The fonts a PDF writes with, by the name each is called; `isEmbedded`: its letters lie in the file, so that it looks the same wherever it is opened. */
export function pdfFonts(pdf: Buffer): { readonly name: string; readonly isEmbedded: boolean }[] {
  const objects = new Map(
    [...pdf.toString('latin1').matchAll(/(\d+) 0 obj\b([^]*?)endobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const written = [...objects.values()].filter((body) => /\/Type ?\/Font\b/.test(body));
  return written.flatMap((body) => {
    const [, name = ''] = /\/BaseFont ?\/(\S+)/.exec(body) ?? [];
    // A composite font says nothing of letters itself: its descendant does.
    if (/\/Subtype ?\/Type0\b/.test(body)) return [];
    const [, id = ''] = /\/FontDescriptor (\d+) 0 R/.exec(body) ?? [];
    const file = /\/FontFile[23]? (\d+) 0 R/.exec(objects.get(id) ?? '');
    return [{ name, isEmbedded: (objects.get(file?.[1] ?? '') ?? '').includes('stream') }];
  });
}
