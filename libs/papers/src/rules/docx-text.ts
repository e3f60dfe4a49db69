import { type Run } from './paper-tree';
import { xmlText } from './xml-text';

/** A run of text; spaces at its ends stay. */
export function runXml({ text, isBold, isItalic }: Run, more = ''): string {
  const cut = `${isBold ? '<w:b/><w:bCs/>' : ''}${isItalic ? '<w:i/><w:iCs/>' : ''}${more}`;
  const properties = cut === '' ? '' : `<w:rPr>${cut}</w:rPr>`;
  return `<w:r>${properties}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}

/** Text without a cut. */
export function plainRun(text: string): Run {
  return { text, isBold: false, isItalic: false };
}

/** A paragraph of a style; `more`: further properties, after the style. */
export function paragraphXml(style: string, runs: readonly Run[], more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${runs.map((run) => runXml(run)).join('')}</w:p>`;
}

/** A paragraph of one plain text. */
export function lineXml(style: string, text: string): string {
  return paragraphXml(style, [plainRun(text)]);
}
