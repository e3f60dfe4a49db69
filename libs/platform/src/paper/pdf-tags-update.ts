import { isKeptBut, listed, moreOf, type PdfStep } from './pdf-more';
import { type Judge } from './pdf-page-update';
import { reachOf } from './pdf-reach';
import { canonical, isDictionary, PdfReference, type PdfValue } from './pdf-values';

/** The judges of the tree of tags (ISO 32000-2, 14.7), which gets a line where a signature is shown and loses none. */
export function tagJudges(step: PdfStep): [number, Judge][] {
  const judges: [number, Judge][] = [];
  const root = step.before.catalog.get('/StructTreeRoot');
  const tree = step.before.dictionary(root);
  if (!(root instanceof PdfReference) || tree === null) return judges;
  for (const id of reachOf(step.before, root)) {
    const said = step.before.object(id)?.said ?? null;
    if (isDictionary(said) && said.get('/Type') === '/StructElem')
      judges.push([id, (was, is) => isDictionary(was) && isDictionary(is) && keepsKids(step, was, is, ['/K'])]);
  }
  judges.push([root.id, (was, is) => isRootWithMore(step, was, is)]);
  const parents = tree.get('/ParentTree');
  if (parents instanceof PdfReference) judges.push([parents.id, (was, is) => isTreeWithMore(step, was, is)]);
  return judges;
}

function isRootWithMore(step: PdfStep, was: PdfValue, is: PdfValue): boolean {
  if (!isDictionary(was) || !isDictionary(is)) return false;
  if (!keepsKids(step, was, is, ['/K', '/ParentTree', '/ParentTreeNextKey'])) return false;
  const [old, now] = [was.get('/ParentTree') ?? null, is.get('/ParentTree') ?? null];
  if (canonical(old) === canonical(now)) return true;
  return isTreeWithMore(step, step.before.resolve(old), step.after.resolve(now));
}

function keepsKids(
  { before, after }: PdfStep,
  was: ReadonlyMap<`/${string}`, PdfValue>,
  is: ReadonlyMap<`/${string}`, PdfValue>,
  free: readonly `/${string}`[],
): boolean {
  return isKeptBut(free, was, is) && moreOf(listed(before, was.get('/K')), listed(after, is.get('/K'))) !== null;
}

/** A tree of numbers with every number it had, each for the same. */
function isTreeWithMore({ before, after }: PdfStep, was: PdfValue, is: PdfValue): boolean {
  if (!isDictionary(was) || !isDictionary(is) || !isKeptBut(['/Nums', '/Limits'], was, is)) return false;
  const [old, now] = [pairs(listed(before, was.get('/Nums'))), pairs(listed(after, is.get('/Nums')))];
  return [...old].every(([number, value]) => now.get(number) === value);
}

/** Of two values under one number the first counts, as the one that a search finds is left open. */
function pairs(numbers: readonly PdfValue[]): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const number = canonical(numbers[at] ?? null);
    found.set(number, found.has(number) ? 'twice' : canonical(numbers[at + 1] ?? null));
  }
  return found;
}
