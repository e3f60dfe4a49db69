import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a PDF, page after page. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return texts.join('\n');
}

/** The codes printed on slips, as they stand there: two groups of four. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/\b([2-9A-HJKMNP-TW-Z]{4})\s*[-–]\s*([2-9A-HJKMNP-TW-Z]{4})\b/g)].map(
    (match) => `${match[1]}${match[2]}`,
  );
}
