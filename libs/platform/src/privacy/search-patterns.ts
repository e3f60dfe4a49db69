import { foldText } from '../text/fold';
import { MARKS_ON_LETTERS } from '../text/letter-marks';
import { UNSEEN_IN_TEXTS } from '../text/written-words';

export const BETWEEN = String.raw`[\s.,()/_–-]*`;

/** A telephone as people write it: with blanks, dots, commas, hyphens and the like. For JavaScript and for PostgreSQL. */
export const phonePattern = (digits: string): string => [...digits].join(BETWEEN);

/** Latin letters with diacritics, and two signs that are composed to a letter. */
const LETTERS = [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
  [0x212a, 0x212b],
] as const;
/** Diacritics that stand by themselves, and signs nobody sees: a copied name may hold them. */
const MARKS = `[${MARKS_ON_LETTERS}${UNSEEN_IN_TEXTS}]*`;

/** For PostgreSQL: a word with any diacritics, composed or not, in small letters or capitals. */
export function wordPattern(word: string): string {
  const forms = letterForms();
  return [...word].map((letter) => `[${letter}${letter.toUpperCase()}${forms.get(letter) ?? ''}]${MARKS}`).join('');
}

let known: ReadonlyMap<string, string> | null = null;

function letterForms(): ReadonlyMap<string, string> {
  if (known !== null) return known;
  const forms = new Map<string, string>();
  for (const [first, last] of LETTERS)
    for (let code = first as number; code <= last; code += 1) {
      const letter = String.fromCodePoint(code);
      const plain = foldText(letter);
      if (/^[a-z]$/.test(plain)) forms.set(plain, (forms.get(plain) ?? '') + letter);
    }
  known = forms;
  return forms;
}
