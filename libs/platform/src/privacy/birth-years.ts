/** Kinds of documents as their numbers abbreviate them (decree 30/2020), with and without diacritics. */
const KINDS_IN_NUMBERS =
  'nq|qđ|qd|qyđ|nđ|nd|ct|qc|tc|tb|hd|hđ|ctr|kh|pa|đa|da|bc|bb|ttr|tt|cđ|cd|cv|gm|gt|ggt|ub|ubnd|hđnd|hdnd|bcđ|vp';
/** “1980/QĐ-UBND”, “12/1980/NĐ-CP”, “1980/SKHCN-CĐS”; not “1980/Nữ”. */
const NUMBERED = new RegExp(
  String.raw`^\s?/\s?(?:(?:${KINDS_IN_NUMBERS})(?!\p{L})|(?!nữ|nam)\p{L}{2,}[-–]\p{L}{2,})`,
  'iu',
);
/** “số 1980”, “Quyết định 1980”. */
const AFTER_NUMBER_WORD =
  /(?<!\p{L})(?:số|so|qđ|nđ|nq|quyết định|quyet dinh|nghị định|nghi dinh|nghị quyết|nghi quyet|công văn|cong van|tờ trình|to trinh)\s?:?\s?$/iu;
/** A number that is dialled, in its groups: the first has three digits or more. A day begins with two. */
const DIALLED = /(?<!\d)(?:\+?84[\s.-]?\d{2,3}|0\d{2,3})(?:[\s.-]?\d{2,4}){2,3}(?!\d)/g;
const AROUND = 40;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function dialledIn(text: string): Stretch[] {
  return [...text.matchAll(DIALLED)]
    .filter(([found]) => /^(?:84|0)\d{9,10}$/.test(found.replace(/\D/g, '')))
    .map(({ 0: { length }, index }) => ({ from: index, to: index + length }));
}

/** Where the year stands in a text and may be a year: not in the number of a document, nor among the digits of a telephone. */
function yearsIn(text: string, year: number): Stretch[] {
  const dialled = dialledIn(text);
  return [...text.matchAll(new RegExp(`(?<!\\d)${year}(?!\\d)`, 'g'))]
    .map(({ 0: { length }, index }) => ({ from: index, to: index + length }))
    .filter(({ from, to }) => {
      if (dialled.some((number) => number.from <= from && to <= number.to)) return false;
      const [before, behind] = [text.slice(Math.max(0, from - AROUND), from), text.slice(to, to + AROUND)];
      return !AFTER_NUMBER_WORD.test(before.normalize('NFC')) && !NUMBERED.test(behind.normalize('NFC'));
    });
}

export const holdsYear = (text: string, year: number): boolean => yearsIn(text, year).length > 0;

/** The text with something else where the year stands. */
export function withoutYear(text: string, year: number, instead: string): string {
  const found = yearsIn(text, year);
  const kept = found.map(({ from }, at) => text.slice(found[at - 1]?.to ?? 0, from) + instead);
  return kept.join('') + text.slice(found[found.length - 1]?.to ?? 0);
}
