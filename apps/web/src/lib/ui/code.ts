/** The keys a Vietnamese keyboard (Telex) turned into a mark, by the mark. */
const toneKeys: Readonly<Record<string, string>> = {
  '\u0301': 'S',
  '\u0300': 'F',
  '\u0309': 'R',
  '\u0303': 'X',
  '\u0323': 'J',
};
const roof = '\u0302';
const marked = /[\u0300-\u036F\u0110]/;

/** True where a keyboard made marks of what was typed: codes have none. */
export const hasMarks = (text: string): boolean => marked.test(text.normalize('NFD').toUpperCase());

interface Typed {
  letter: string;
  /** What was pressed to mark it. */
  keys: string;
}

/** `Á` was A, S; `Ấ` was A, A, S; `Đ` was D, D; `Ă` was A, W. */
function typed(sign: string): Typed {
  if (sign === 'Đ') return { letter: 'D', keys: 'D' };
  const [letter = '', ...marks] = sign.normalize('NFD');
  const shapes = marks.filter((mark) => !Object.hasOwn(toneKeys, mark)).map((mark) => (mark === roof ? letter : 'W'));
  const tones = marks.map((mark) => toneKeys[mark] ?? '');
  return { letter, keys: [...shapes, ...tones].join('') };
}

/** `Ư` is made of W alone: no code has a U. */
const inPlace = ({ letter, keys }: Typed): string => (letter === 'U' && keys !== '' ? keys : letter + keys);

const bare = (text: string): string => text.replace(/[^A-Z0-9]/g, '');

/**
 * What a person typed or pasted, as code characters: capitals and digits only, at most `length` of them. Marks that a
 * Telex keyboard made are taken back to the keys pressed. `before` is what stood in the field: where only a mark came to
 * it, its key was pressed last, whichever letter the mark was put on.
 */
export function codeCharacters(text: string, length: number, before = ''): string {
  const signs = [...text.replace(/^.*:/s, '').normalize('NFC').toUpperCase()].map(typed);
  const isOnlyMarked = before !== '' && bare(signs.map(({ letter }) => letter).join('')) === before;
  const pressed = isOnlyMarked ? before + signs.map(({ keys }) => keys).join('') : signs.map(inPlace).join('');
  return bare(pressed).slice(0, length);
}

/** A code in groups, as printed: `K7M4P2XD` → `K7M4-P2XD`. */
export function grouped(code: string, group = 4): string {
  return code.match(new RegExp(`.{1,${group}}`, 'g'))?.join('-') ?? '';
}
