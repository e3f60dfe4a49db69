import { type PdfFile } from './pdf-file';
import { isDictionary, isList, type PdfDictionary, type PdfName, PdfReference, type PdfValue } from './pdf-values';

/** The ids that values lead to, through whatever objects, those among them that no object has. @throws BrokenPdf */
export function reachOf(file: PdfFile, ...from: readonly (PdfValue | undefined)[]): Set<number> {
  const reached = new Set<number>();
  const left: PdfValue[] = from.map((one) => one ?? null);
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (value instanceof PdfReference && !reached.has(value.id)) {
      reached.add(value.id);
      left.push(file.resolve(value));
    }
    // One by one: a hostile list is longer than a call has room for.
    if (isList(value)) for (const one of value) left.push(one);
    if (isDictionary(value)) for (const one of value.values()) left.push(one);
  }
  return reached;
}

/** A dictionary without some of its keys. */
export function without(said: PdfDictionary, keys: readonly PdfName[]): PdfDictionary {
  return new Map([...said].filter(([key]) => !keys.includes(key)));
}
