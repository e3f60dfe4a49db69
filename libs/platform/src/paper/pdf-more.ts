import { type PdfFile } from './pdf-file';
import { without } from './pdf-reach';
import { type PdfObjectSaid } from './pdf-sections';
import {
  canonical,
  isDictionary,
  isList,
  type PdfDictionary,
  type PdfName,
  PdfReference,
  type PdfValue,
} from './pdf-values';

/** A file before something was written behind it, and after. */
export interface PdfStep {
  readonly before: PdfFile;
  readonly after: PdfFile;
}

export function isSame(was: PdfObjectSaid, is: PdfObjectSaid): boolean {
  return was.stream === is.stream && canonical(was.said) === canonical(is.said);
}

/** Nothing that was there before is made to be something else. */
export function isNew({ before }: PdfStep, value: PdfValue): boolean {
  return !(value instanceof PdfReference) || before.object(value.id) === null;
}

/** True when both say the same under every key but some. */
export function isKeptBut(free: readonly PdfName[], was: PdfDictionary, is: PdfDictionary): boolean {
  return canonical(without(was, free)) === canonical(without(is, free));
}

/** One thing or a list of them, as they are named; a list that stands elsewhere is looked up. */
export function listed(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const found = file.resolve(value);
  if (isList(found)) return found;
  return value === undefined || value === null ? [] : [value];
}

/** What a longer list has more than a shorter one, which it keeps in its order; null when it doesn't. */
export function moreOf(few: readonly PdfValue[], many: readonly PdfValue[]): PdfValue[] | null {
  const due = few.map(canonical);
  const more: PdfValue[] = [];
  for (const one of many)
    if (due.length > 0 && canonical(one) === due[0]) due.shift();
    else more.push(one);
  return due.length === 0 ? more : null;
}

/** Resources (ISO 32000-2, 7.8.3) with all that was in them under the same names. */
export function keepsResources(
  { before, after }: PdfStep,
  was: PdfValue | undefined,
  is: PdfValue | undefined,
): boolean {
  const [old, now] = [before.dictionary(was), after.dictionary(is)];
  if (old === null) return true;
  if (now === null) return false;
  return [...old].every(([kind, value]) => {
    // Readers of today pass it over.
    if (kind === '/ProcSet') return true;
    const [some, more] = [before.resolve(value), after.resolve(now.get(kind))];
    return isDictionary(some) ? isDictionary(more) && keepsEntries(some, more) : canonical(some) === canonical(more);
  });
}

export function keepsEntries(was: PdfDictionary, is: PdfDictionary): boolean {
  return [...was].every(([name, one]) => canonical(one) === canonical(is.get(name) ?? null));
}
