import { foldText, speltText } from '@lopso/platform';
import { answeredTexts, type RowTexts } from '../checks/roster-row.rules';
import { type RowEdits, type RowProblem, type RowState } from '../imports/import-row.rules';
import { readPlace, type ReadPlace, type RegisterPlaces } from './place-reading.rules';
import { type ListedVillage, listedVillages, readVillage } from './unit-match.rules';

/** The book with the new villages that the rows name, as the officer answered them: each row is then held against the others. */
export function withListedVillages(
  rows: readonly { readonly number: number; readonly texts: RowTexts; readonly edits: RowEdits }[],
  book: RegisterPlaces,
): RegisterPlaces {
  const seen = new Set<string>();
  const villages = rows.flatMap(({ number, texts, edits }): (ListedVillage & { communeId: string })[] => {
    const own = answeredTexts(texts, edits);
    const { commune, district, village, villageWord } = own;
    const said = [commune, district, village, villageWord, edits.communeId, edits.villageId, edits.newVillage].join(
      '|',
    );
    if (village === '' || seen.has(said)) return [];
    seen.add(said);
    const place = readPlace(own, edits, book);
    if (place.commune === null || place.village !== null || place.villageName === '') return [];
    const name = readVillage(place.villageName, '').name;
    return [{ communeId: place.commune.id, number, fullName: place.villageName, name }];
  });
  return { ...book, list: { ...book.list, villages: listedVillages(villages) } };
}

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

/** What a list of villages needs no word about: adding them is what it is for. */
const OF_COURSE: ReadonlySet<string> = new Set(['village-unknown', 'village-new']);

function readOne(texts: RowTexts, edits: RowEdits, book: RegisterPlaces): Omit<ConcludedVillage, 'number'> {
  const own = answeredTexts(texts, edits);
  const place = readPlace(own, edits, book);
  const village = villageOf(place);
  if (place.village !== null) {
    const known = note('village-known', { value: village.fullName, commune: village.communeName });
    return { village, problems: [known], state: 'repeated' };
  }
  const told = place.problems.filter(({ code }) => !OF_COURSE.has(code));
  const problems = told.some(({ isBlocking }) => isBlocking) ? told : [...told, ...nearNote(place, told, book)];
  if (own.village.trim() === '') problems.push({ ...note('village-name', {}), isBlocking: true });
  return { village, problems, state: problems.some(({ isBlocking }) => isBlocking) ? 'problem' : 'ready' };
}

/** One of the commune's villages has the same letters with other diacritics: it is told, and the new one added. */
function nearNote(
  { commune, villageName }: ReadPlace,
  told: readonly RowProblem[],
  book: RegisterPlaces,
): RowProblem[] {
  const key = foldText(villageName);
  const near = (book.villages.get(commune?.id ?? '') ?? []).find((one) => foldText(one.fullName) === key);
  if (near === undefined || told.some(({ code }) => code === 'village-near')) return [];
  return [note('village-near', { value: villageName, near: near.fullName })];
}

function villageOf({ commune, village, villageName }: ReadPlace): ReadVillageRow {
  const fullName = village?.fullName ?? villageName;
  return { communeId: commune?.id ?? null, communeName: commune?.fullName ?? '', fullName, ...splitWord(fullName) };
}

function splitWord(fullName: string): Pick<ReadVillageRow, 'word' | 'name'> {
  const [, word = 'Thôn', name = fullName] = /^(Tổ dân phố|Thôn|Xóm|Bản|Khu)\s+(.*)$/.exec(fullName) ?? [];
  return { word, name };
}

/** Reads the rows of a list of villages together; the second of two equal ones is passed over. */
export function concludeVillages(
  rows: readonly { readonly number: number; readonly texts: RowTexts; readonly edits: RowEdits }[],
  book: RegisterPlaces,
): ConcludedVillage[] {
  const seen = new Map<string, number>();
  return rows.map(({ number, texts, edits }) => {
    const one = readOne(texts, edits, book);
    if (one.state !== 'ready') return { number, ...one };
    const key = `${one.village.communeId ?? ''} ${speltText(one.village.fullName)}`;
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, number);
      return { number, ...one };
    }
    return { number, village: one.village, problems: [note('repeated', { row: earlier })], state: 'repeated' };
  });
}
