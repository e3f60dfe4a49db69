import { type PdfObjectSaid } from './pdf-sections';
import { type PdfFile } from './pdf-file';
import { canonical, isDictionary, isList, type PdfDictionary, type PdfName, type PdfValue } from './pdf-values';

/** What signing adds to a document: its form, what proves the signatures, what the file says of itself. */
const CATALOG_MAY: readonly PdfName[] = [
  '/AcroForm',
  '/DSS',
  '/Extensions',
  '/LastModified',
  '/Metadata',
  '/Perms',
  '/PieceInfo',
  '/Version',
];
/** What signing adds to a page: where the signature is shown, and what is drawn there. */
const PAGE_MAY: readonly PdfName[] = ['/Annots', '/Contents', '/LastModified', '/PieceInfo', '/Resources', '/Tabs'];

/**
 * True when what was written behind the original leaves everything of it as it was: pages keep what they show and get signatures and stamps
 * besides, nothing else is touched but what the file says of itself. What is laid over a page is not judged: who signs it has seen it.
 * @throws BrokenPdf
 */
export function onlyAdds(original: PdfFile, signed: PdfFile, originalSize: number): boolean {
  if (signed.rootId !== original.rootId) return false;
  const free = new Set([...freeIds(original), ...freeIds(signed)]);
  return [...signed.idsBehind(originalSize)].every((id) => {
    const before = original.object(id);
    if (before === null || free.has(id)) return true;
    const after = signed.object(id);
    if (after === null) return false;
    if (id === original.rootId) return isKeptBut(CATALOG_MAY, before, after);
    return isSame(before, after) || isPageWithMore({ original, signed }, before, after);
  });
}

/** Objects that may say anything: about the file, and the tree of tags that gets a line for the signature. */
function freeIds(file: PdfFile): number[] {
  const root = file.object(file.rootId)?.said;
  const references = isDictionary(root) ? [root.get('/Metadata'), root.get('/StructTreeRoot')] : [];
  const tags = file.dictionary(references[1]);
  return [...references, tags?.get('/ParentTree')]
    .flatMap((one) => (typeof one === 'object' && one !== null && 'id' in one ? [one.id] : []))
    .concat(file.trailerId('/Info') ?? []);
}

function isSame(before: PdfObjectSaid, after: PdfObjectSaid): boolean {
  return before.stream === after.stream && canonical(before.said) === canonical(after.said);
}

function isKeptBut(free: readonly PdfName[], before: PdfObjectSaid, after: PdfObjectSaid): boolean {
  if (!isDictionary(before.said) || !isDictionary(after.said)) return false;
  const bound = (said: PdfDictionary): string => canonical(new Map([...said].filter(([key]) => !free.includes(key))));
  return bound(before.said) === bound(after.said);
}

interface Both {
  readonly original: PdfFile;
  readonly signed: PdfFile;
}

function isPageWithMore(files: Both, before: PdfObjectSaid, after: PdfObjectSaid): boolean {
  const [old, now] = [before.said, after.said];
  if (!isDictionary(old) || !isDictionary(now) || old.get('/Type') !== '/Page') return false;
  if (!isKeptBut(PAGE_MAY, before, after)) return false;
  const holds = (key: PdfName): boolean =>
    isWithin(listed(files.original, old.get(key)), listed(files.signed, now.get(key)));
  return holds('/Annots') && holds('/Contents') && keepsResources(files, old.get('/Resources'), now.get('/Resources'));
}

function listed(file: PdfFile, value: PdfValue | undefined): string[] {
  const found = file.resolve(value);
  if (isList(found)) return found.map(canonical);
  return value === undefined || value === null ? [] : [canonical(value)];
}

/** Every one of them, in the same order. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  for (const one of many) if (one === few[at]) at += 1;
  return at === few.length;
}

function keepsResources(
  { original, signed }: Both,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): boolean {
  const [old, now] = [original.dictionary(before), signed.dictionary(after)];
  if (old === null) return true;
  if (now === null) return false;
  return [...old].every(([key, value]) => {
    const [was, is] = [original.resolve(value), signed.resolve(now.get(key))];
    if (!isDictionary(was)) return canonical(was) === canonical(is);
    return isDictionary(is) && [...was].every(([name, one]) => canonical(one) === canonical(is.get(name) ?? null));
  });
}
