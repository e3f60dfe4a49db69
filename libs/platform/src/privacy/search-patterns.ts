import { foldText } from '../text/fold';
import { UNSEEN_IN_TEXTS } from '../text/written-words';

export const BETWEEN = String.raw`[\s.,()/_–-]*`;

/** A telephone as people write it: with blanks, dots, commas, hyphens and the like. For JavaScript and for PostgreSQL. */
export const phonePattern = (digits: string): string => [...digits].join(BETWEEN);

const LETTERS = [
  [0xc0, 0x1b0],
  [0x1ea0, 0x1ef9],
] as const;
/** Diacritics that stand by themselves, and signs nobody sees: a copied name may hold them. */
const MARKS = `[\u0300-\u036f${UNSEEN_IN_TEXTS}]*`;

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
