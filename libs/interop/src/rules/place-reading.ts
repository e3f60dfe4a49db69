import { cleanText, compareSpelling, foldText, isPlaceName, speltText } from '@lopso/platform';
import { type ListWriting, villageKey } from './list-writing';
import { type Repair, type RowEdits, type RowProblem } from './row-problem';
import { alike, type KnownUnit, matchVillage, readVillage, type VillageMatch } from './unit-match';
import { bareName, matesOf, type UnknownVillage } from './village-mates';

/** What an old or present commune name leads to. */
export interface CommuneAnswer {
  readonly outcome: 'found' | 'choose' | 'unknown';
  readonly units: readonly AnsweredCommune[];
}

/** A commune a name may mean; `isWhole` unless only a part of the old commune went there. */
export interface AnsweredCommune {
  readonly id: string;
  readonly fullName: string;
  readonly isWhole: boolean;
}

/** Where the people of a file may belong. */
export interface PlaceBook {
  /** The commune of whoever uploads for one commune only; null for a province. */
  readonly ownCommune: KnownUnit | null;
  readonly communes: ReadonlyMap<string, KnownUnit>;
  readonly villages: ReadonlyMap<string, readonly KnownUnit[]>;
  readonly villagesById: ReadonlyMap<string, KnownUnit>;
  /** Answers by `addressKey`, asked beforehand for every name the file holds. */
  readonly addresses: ReadonlyMap<string, CommuneAnswer>;
  /** Communes of before July 2025, for names typed wrongly. */
  readonly formerNames: readonly FormerName[];
  /** Villages renamed or merged since. */
  readonly formerVillages: readonly FormerName[];
  /** What the list says beside the row. */
  readonly list: ListWriting;
}

/** A name of before, and the unit of today it leads to. */
export interface FormerName {
  readonly oldFullName: string;
  readonly unitId: string;
}

/** The texts of a row that say where somebody belongs. */
export interface PlaceTexts {
  readonly commune: string;
  readonly district: string;
  readonly village: string;
  readonly villageWord: string;
}

/** Where somebody belongs: a unit that stands, or a village to be made. */
export interface ReadPlace {
  readonly commune: KnownUnit | null;
  readonly village: KnownUnit | null;
  readonly newVillage: { readonly word: string; readonly name: string } | null;
  /** The village as the row names it, known or not, with its type word; empty where it names none. */
  readonly villageName: string;
  readonly problems: readonly RowProblem[];
}

/** One key for all spellings of an address. */
export function addressKey(commune: string, district: string): string {
  return `${foldText(commune)}|${foldText(district)}`;
}

const problem = (
  field: RowProblem['field'],
  code: string,
  typed: string,
  more: Partial<Pick<RowProblem, 'params' | 'repairs' | 'isBlocking'>> = {},
): RowProblem => ({
  field,
  code,
  typed,
  params: { typed, ...more.params },
  isBlocking: more.isBlocking ?? true,
  repairs: more.repairs ?? [],
});

const communeRepair = ({ id, fullName }: { readonly id: string; readonly fullName: string }): Repair => ({
  field: 'communeId',
  value: id,
  words: `Chọn ${fullName}`,
});

interface ReadCommune {
  readonly commune: KnownUnit | null;
  readonly problems: readonly RowProblem[];
}

/** The name without its type word, for the comparison with names people wrote wrongly. */
const bareCommune = (name: string): string => foldText(name).replace(/^(xa|phuong|thi tran|tt|p|x)\.? +/, '');

function readCommune(texts: PlaceTexts, edits: RowEdits, book: PlaceBook): ReadCommune {
  const chosen = book.communes.get(edits.communeId ?? '');
  if (chosen !== undefined) return { commune: chosen, problems: [] };
  const typed = cleanText(texts.commune);
  if (typed !== '') return readNamedCommune(typed, texts.district, book);
  if (book.ownCommune !== null) return { commune: book.ownCommune, problems: [] };
  return { commune: null, problems: [problem('commune', 'commune-missing', '')] };
}

function readNamedCommune(typed: string, district: string, book: PlaceBook): ReadCommune {
  const answer = book.addresses.get(addressKey(typed, district)) ?? { outcome: 'unknown', units: [] };
  const inside = answer.units.filter(({ id }) => book.communes.has(id));
  const [first] = inside;
  if (first === undefined) return notHere(typed, answer, book);
  // Namesakes outside the unit of the import are not meant; a part of a split commune is only where the officer works.
  const isSure = inside.length === 1 && (first.isWhole || book.ownCommune !== null);
  if (!isSure) {
    const repairs = inside.map(communeRepair);
    return { commune: null, problems: [problem('commune', 'commune-choose', typed, { repairs })] };
  }
  const isOld = bareCommune(typed) !== bareCommune(first.fullName.replace(/ \(.*\)$/, ''));
  const more = { params: { value: first.fullName }, isBlocking: false };
  const note = problem('commune', 'commune-from-old', typed, more);
  return { commune: book.communes.get(first.id) ?? null, problems: isOld ? [note] : [] };
}

function notHere(typed: string, answer: CommuneAnswer, book: PlaceBook): ReadCommune {
  const own = book.ownCommune === null ? [] : [communeRepair(book.ownCommune)];
  if (answer.units.length > 0) {
    // Of a commune that was split, or of namesakes, none is guessed.
    const params = { value: answer.units.map(({ fullName }) => fullName).join(' hoặc ') };
    return {
      commune: null,
      problems: [problem('commune', 'commune-elsewhere', typed, { params, repairs: own })],
    };
  }
  const near = [...nearToday(typed, book), ...nearFormer(typed, book)];
  const repairs = [...near, ...own].filter(
    ({ value }, index, all) => all.findIndex((other) => other.value === value) === index,
  );
  return { commune: null, problems: [problem('commune', 'commune-unknown', typed, { repairs })] };
}

function nearToday(typed: string, { communes }: PlaceBook): Repair[] {
  return alike(bareCommune(typed), [...communes.values()], ({ name }) => bareCommune(name)).map(communeRepair);
}

function nearFormer(typed: string, { communes, formerNames }: PlaceBook): Repair[] {
  const near = alike(bareCommune(typed), formerNames, ({ oldFullName }) => bareCommune(oldFullName));
  return near.flatMap(({ oldFullName, unitId }) => {
    const unit = communes.get(unitId);
    return unit === undefined ? [] : [{ ...communeRepair(unit), words: `Chọn ${unit.fullName} (${oldFullName} cũ)` }];
  });
}

const usualWord = (commune: KnownUnit): string => (/^phường/i.test(commune.fullName) ? 'Tổ dân phố' : 'Thôn');

type ReadVillage = Omit<ReadPlace, 'commune'>;

const nowhere = (villageName: string, ...problems: RowProblem[]): ReadVillage => ({
  village: null,
  newVillage: null,
  villageName,
  problems,
});

const foundVillage = (village: KnownUnit): ReadVillage => ({
  village,
  newVillage: null,
  villageName: village.fullName,
  problems: [],
});

function readVillageOf(commune: KnownUnit, texts: PlaceTexts, edits: RowEdits, book: PlaceBook): ReadVillage {
  const chosen = book.villagesById.get(edits.villageId ?? '');
  if (chosen?.parentId === commune.id) return foundVillage(chosen);
  if (texts.village.trim() === '') return nowhere('');
  const typed = cleanText(`${texts.villageWord} ${texts.village}`);
  const villages = book.villages.get(commune.id) ?? [];
  const match = matchVillage(typed, villages, usualWord(commune), book.list.isHasty);
  if (match.kind === 'found') return foundVillage(match.unit);
  if (match.name.length > 80 || !isPlaceName(match.name))
    return nowhere('', problem('village', 'village-name', typed, { params: { communeId: commune.id } }));
  const unknown = withMates(commune, match, typed, book);
  return isConfirmed(edits.newVillage, unknown.fullName, commune)
    ? newVillageOf(commune, unknown)
    : unknownVillage(commune, unknown, book);
}

/** The officer said that this very village is to be added; a name typed later is asked about anew. */
function isConfirmed(added: string | undefined, fullName: string, commune: KnownUnit): boolean {
  if (added === undefined) return false;
  const { word, name } = readVillage(added, usualWord(commune));
  return speltText(`${word} ${name}`) === speltText(fullName);
}

/** The villages of today that one of this name was renamed to or merged into; `isTwo`: one that bore other diacritics. */
function heirsOf(
  commune: KnownUnit,
  { fullName, name }: UnknownVillage,
  { formerVillages, villagesById }: PlaceBook,
): { readonly repair: Repair; readonly isTwo: boolean }[] {
  const key = foldText(fullName);
  return formerVillages.flatMap(({ oldFullName, unitId }) => {
    const heir = villagesById.get(unitId);
    if (heir?.parentId !== commune.id || foldText(oldFullName) !== key) return [];
    const words = `Chọn ${heir.fullName} (${oldFullName} cũ)`;
    const isTwo = compareSpelling(bareName({ fullName: oldFullName }), name) === 'two';
    return [{ repair: { field: 'villageId', value: heir.id, words }, isTwo }];
  });
}

function withMates(
  commune: KnownUnit,
  { word, name, alike: near }: Extract<VillageMatch, { kind: 'unknown' }>,
  typed: string,
  { list }: PlaceBook,
): UnknownVillage {
  const fullName = `${word} ${name}`;
  const listed = list.villages.get(villageKey(commune.id, fullName)) ?? [];
  return {
    ...{ word, name, fullName, typed, near },
    known: near.filter((unit) => foldText(bareName(unit)) === foldText(name)),
    listed: listed.filter((one) => compareSpelling(one.name, name) !== 'one'),
  };
}

/** One that is to be added, by the officer's word; where another has the same letters she is told that they are two. */
function newVillageOf(commune: KnownUnit, { word, name, fullName, typed, known, listed }: UnknownVillage): ReadVillage {
  const value = { value: fullName, commune: commune.fullName, communeId: commune.id };
  const told = (code: string, params: RowProblem['params']): ReadVillage => ({
    village: null,
    newVillage: { word, name },
    villageName: fullName,
    problems: [problem('village', code, typed, { params: { ...value, ...params }, isBlocking: false })],
  });
  const [near] = known;
  const [mate] = listed;
  if (near !== undefined) return told('village-near', { near: near.fullName });
  if (mate !== undefined) return told('village-near-row', { near: mate.fullName, row: mate.number });
  return told('village-new', {});
}

function unknownVillage(commune: KnownUnit, one: UnknownVillage, book: PlaceBook): ReadVillage {
  const { fullName, typed } = one;
  const heirs = heirsOf(commune, one, book);
  const heirsWhere = (isTwo: boolean): Repair[] =>
    heirs.filter((heir) => heir.isTwo === isTwo).map(({ repair }) => repair);
  const { meant, alike, likely, unlikely } = matesOf(one, new Set(heirs.map(({ repair }) => repair.value)));
  const repairs: Repair[] = [
    ...[...heirsWhere(false), ...likely],
    { field: 'newVillage', value: fullName, words: `Thêm ${fullName}` },
    ...[...heirsWhere(true), ...unlikely],
  ];
  const near = alike.map((mate) => mate.fullName).join(', ');
  const params = { value: fullName, commune: commune.fullName, communeId: commune.id, near };
  return nowhere(fullName, problem('village', unknownCode(meant.length, alike.length), typed, { params, repairs }));
}

/** One that differs in its diacritics alone, because one of the two has none, is asked about as such; among several none is the likeliest. */
function unknownCode(meant: number, alike: number): string {
  if (meant === 0) return 'village-unknown';
  return alike === 1 ? 'village-spelling' : 'village-choose';
}

/**
 * Reads where somebody belongs. Old names lead to the commune of today; a commune that was split, an unknown village or a name
 * several have is never guessed but asked.
 */
export function readPlace(texts: PlaceTexts, edits: RowEdits, book: PlaceBook): ReadPlace {
  const { commune, problems } = readCommune(texts, edits, book);
  if (commune === null) return { commune, ...nowhere('', ...problems) };
  const village = readVillageOf(commune, texts, edits, book);
  return { commune, ...village, problems: [...problems, ...village.problems] };
}

/** The village a heading between the rows names (“II. Thôn Bản Pắng”), or null when it names none. */
export function villageOfHeading(heading: string): string | null {
  const text = cleanText(heading).replace(/^(?:[IVXLC]+|\d+|[a-zA-Z])\s*[.)\-:/]\s*/, '');
  const tail = /(?:^|\s)((?:thôn|tổ dân phố|tdp|xóm|bản|khu phố|khu)\s+\S.*)$/iu.exec(text)?.[1];
  const name = tail?.replace(/\s*[:(].*$/, '');
  return name === undefined || readVillage(name, '').name === '' ? null : name;
}
