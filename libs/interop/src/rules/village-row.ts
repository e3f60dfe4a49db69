import { cleanText, foldText, isUnmarked, speltText } from '@lopso/platform';
import { type PlaceBook, readPlace, type ReadPlace } from './place-reading';
import { type RowTexts } from './roster-row';
import { type RowEdits, type RowProblem, type RowState } from './row-problem';

/** A village as a row says. */
export interface ReadVillageRow {
  readonly communeId: string | null;
  readonly communeName: string;
  readonly word: string;
  readonly name: string;
  readonly fullName: string;
}

/** What a village's row came to. */
export interface ConcludedVillage {
  readonly number: number;
  readonly village: ReadVillageRow;
  readonly problems: readonly RowProblem[];
  readonly state: Extract<RowState, 'ready' | 'problem' | 'repeated'>;
}

const note = (code: string, params: RowProblem['params']): RowProblem => ({
  field: 'village',
  code,
  params,
  typed: '',
  isBlocking: false,
  repairs: [],
});

function readOne(texts: RowTexts, edits: RowEdits, book: PlaceBook): Omit<ConcludedVillage, 'number'> {
  const own = { ...texts, village: edits.village ?? texts.village, commune: edits.commune ?? texts.commune };
  const place = readPlace(own, edits, book);
  const unknown = place.problems.find(({ code }) => code === 'village-unknown');
  const village = villageOf(place, String(unknown?.params['value'] ?? ''));
  if (place.village !== null) {
    const known = note('village-known', { value: village.fullName, commune: village.communeName });
    return { village, problems: [known], state: 'repeated' };
  }
  const problems = [...place.problems.filter((problem) => problem !== unknown), ...nearNote(village, book)];
  if (own.village.trim() === '') problems.push({ ...note('village-name', {}), isBlocking: true });
  return { village, problems, state: problems.some(({ isBlocking }) => isBlocking) ? 'problem' : 'ready' };
}

/** One of the commune's villages has the same letters with other diacritics: it is told, and the new one added. */
function nearNote({ communeId, fullName }: ReadVillageRow, book: PlaceBook): RowProblem[] {
  const key = foldText(fullName);
  const near = (book.villages.get(communeId ?? '') ?? []).find((one) => foldText(one.fullName) === key);
  return near === undefined ? [] : [note('village-near', { value: fullName, near: near.fullName })];
}

function villageOf({ commune, village }: ReadPlace, newName: string): ReadVillageRow {
  const fullName = village?.fullName ?? newName;
  return { communeId: commune?.id ?? null, communeName: commune?.fullName ?? '', fullName, ...splitWord(fullName) };
}

function splitWord(fullName: string): Pick<ReadVillageRow, 'word' | 'name'> {
  const [, word = 'Thôn', name = fullName] = /^(Tổ dân phố|Thôn|Xóm|Bản|Khu)\s+(.*)$/.exec(fullName) ?? [];
  return { word, name };
}

interface SeenVillage {
  readonly number: number;
  readonly fullName: string;
  /** Nothing typed says which tones it has. */
  readonly isUnmarked: boolean;
}

const isSame = (one: SeenVillage, other: SeenVillage): boolean =>
  one.isUnmarked || other.isUnmarked || speltText(one.fullName) === speltText(other.fullName);

/** Reads the rows of a list of villages together; the second of two equal ones is passed over. */
export function concludeVillages(
  rows: readonly { readonly number: number; readonly texts: RowTexts; readonly edits: RowEdits }[],
  book: PlaceBook,
): ConcludedVillage[] {
  const seen = new Map<string, SeenVillage[]>();
  return rows.map(({ number, texts, edits }) => {
    const one = readOne(texts, edits, book);
    if (one.state !== 'ready') return { number, ...one };
    const { communeId, fullName } = one.village;
    const key = `${communeId ?? ''} ${foldText(fullName)}`;
    const typed = cleanText(`${texts.villageWord} ${edits.village ?? texts.village}`);
    const own = { number, fullName, isUnmarked: isUnmarked(typed) };
    const known = seen.get(key) ?? [];
    const earlier = known.find((other) => isSame(own, other));
    if (earlier === undefined) {
      seen.set(key, [...known, own]);
      return { number, ...one };
    }
    return { number, village: one.village, problems: [note('repeated', { row: earlier.number })], state: 'repeated' };
  });
}
