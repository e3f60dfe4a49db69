import { cleanText, compareSpelling, foldText, isPlaceName, isUnmarked, speltText } from '@lopso/platform';
import { type Repair, type RowEdits, type RowProblem } from '../imports/import-row.rules';
import {
  alike,
  type FormerName,
  type Heir,
  heirsOf,
  type KnownUnit,
  type ListedVillage,
  type ListWriting,
  matchVillage,
  readVillage,
  villageKey,
  type VillageMatch,
} from './unit-match.rules';

/** A village the register lacks, with what is near it: villages of the register, and new ones of other rows. */
export interface UnknownVillage {
  readonly word: string;
  readonly name: string;
  readonly fullName: string;
  readonly typed: string;
  /** Of the register: those of the same letters, else those that differ by a letter or two. */
  readonly near: readonly KnownUnit[];
  /** Of the register, those that differ in diacritics only. */
  readonly known: readonly KnownUnit[];
  /** Of other rows, those that differ in diacritics only. */
  readonly listed: readonly ListedVillage[];
  /** What a village of this name is today. */
  readonly heirs: readonly Heir[];
}

/** Without its type word. */
export const bareName = ({ fullName }: Pick<KnownUnit, 'fullName'>): string => readVillage(fullName, '').name;

/** A place that an unknown village may be, and what choosing it writes. */
interface Mate {
  /** As the sentence names it. */
  readonly fullName: string;
  readonly repair: Repair;
}

/** Villages that an unknown one may be, as it is asked about beside them. */
export interface Mates {
  /** Those that may be one with it, the likeliest first: one of the two has no diacritics, or it was called so before. */
  readonly meant: readonly Mate[];
  /** Those, and the ones that bear other diacritics: places of their own (decision 0077). */
  readonly alike: readonly Mate[];
  /** What is proposed behind the new village: places of their own, and names that were perhaps mistyped, which no sentence names. */
  readonly unlikely: readonly Mate[];
  /** The only one that is meant was called so before, to the very letter. */
  readonly isRenamed: boolean;
}

/** Sorts what an unknown village may be: places of its letters that stand, that other rows name or that were called so, and names that are near. */
export function matesOf({ name, near, known, listed, heirs: all }: UnknownVillage): Mates {
  const isTwo = (unit: KnownUnit): boolean => compareSpelling(bareName(unit), name) === 'two';
  // What stands today goes before what was, where that bore other diacritics; otherwise one place is named once, by its name of before.
  const heirs = all.filter(({ unit, bearing }) => bearing !== 'two' || !known.some((one) => one.id === unit.id));
  const isHeir = ({ id }: KnownUnit): boolean => heirs.some(({ unit }) => unit.id === id);
  const others = known.filter((unit) => !isHeir(unit));
  // One without diacritics may be the marked one of another row; of two marked ones that one is the less likely.
  const marked = listed.filter((mate) => !isUnmarked(mate.name)).map(asListed);
  const [meantRows, otherRows] = isUnmarked(name) ? [marked, []] : [[], marked];
  const [meantHeirs, otherHeirs] = [false, true].map((isOther) =>
    heirs.filter(({ bearing }) => (bearing === 'two') === isOther).map(asHeir),
  ) as [Mate[], Mate[]];
  const meant = [...meantHeirs, ...others.filter((unit) => !isTwo(unit)).map(asKnown), ...meantRows];
  const apart = [...others.filter(isTwo).map(asKnown), ...otherRows, ...otherHeirs];
  const mistyped = near.filter((unit) => !known.includes(unit) && !isHeir(unit)).map(asKnown);
  const alike = [...meant, ...apart];
  const isRenamed = alike.length === 1 && heirs[0]?.bearing === 'one';
  return { meant, alike, unlikely: [...mistyped, ...apart], isRenamed };
}

const asKnown = ({ id, fullName }: KnownUnit): Mate => ({
  fullName,
  repair: { field: 'villageId', value: id, words: `Chọn ${fullName}` },
});

const asHeir = ({ unit: { id, fullName }, formerName }: Heir): Mate => ({
  fullName: `${fullName} (${formerName} cũ)`,
  repair: { field: 'villageId', value: id, words: `Chọn ${fullName} (${formerName} cũ)` },
});

const asListed = ({ fullName, number }: ListedVillage): Mate => ({
  fullName,
  repair: { field: 'newVillage', value: fullName, words: `Chọn ${fullName} (dòng ${number})` },
});

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
export interface RegisterPlaces {
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

function readCommune(texts: PlaceTexts, edits: RowEdits, book: RegisterPlaces): ReadCommune {
  const chosen = book.communes.get(edits.communeId ?? '');
  if (chosen !== undefined) return { commune: chosen, problems: [] };
  const typed = cleanText(texts.commune);
  if (typed !== '') return readNamedCommune(typed, texts.district, book);
  if (book.ownCommune !== null) return { commune: book.ownCommune, problems: [] };
  return { commune: null, problems: [problem('commune', 'commune-missing', '')] };
}

function readNamedCommune(typed: string, district: string, book: RegisterPlaces): ReadCommune {
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

function notHere(typed: string, answer: CommuneAnswer, book: RegisterPlaces): ReadCommune {
  const own = book.ownCommune === null ? [] : [communeRepair(book.ownCommune)];
  if (answer.units.length > 0) {
    // Of a commune that was split, or of namesakes, none is guessed.
    const params = { value: answer.units.map(({ fullName }) => fullName).join(' hoặc ') };
    return {
      commune: null,
      problems: [problem('commune', 'commune-elsewhere', typed, { params, repairs: own })],
    };
  }
  const near = distinct([...nearToday(typed, book), ...nearFormer(typed, book)]);
  const repairs = distinct([...near.map(({ called: _, ...repair }) => repair), ...own]);
  const [only] = near;
  // Only the one that its sentence names may be accepted for all rows at once.
  const isNamed = only !== undefined && near.length === 1;
  const params: RowProblem['params'] = isNamed ? { near: only.called } : {};
  const code = isNamed ? 'commune-near' : 'commune-unknown';
  return { commune: null, problems: [problem('commune', code, typed, { params, repairs })] };
}

/** A commune of today that is near, and what it is called where the name of before is the near one. */
interface NearCommune extends Repair {
  readonly called: string;
}

const distinct = <R extends Repair>(repairs: readonly R[]): R[] =>
  repairs.filter(({ value }, at) => repairs.findIndex((other) => other.value === value) === at);

function nearToday(typed: string, { communes }: RegisterPlaces): NearCommune[] {
  const near = alike(bareCommune(typed), [...communes.values()], ({ name }) => bareCommune(name));
  return near.map((unit) => ({ ...communeRepair(unit), called: unit.fullName }));
}

function nearFormer(typed: string, { communes, formerNames }: RegisterPlaces): NearCommune[] {
  const near = alike(bareCommune(typed), formerNames, ({ oldFullName }) => bareCommune(oldFullName));
  return near.flatMap(({ oldFullName, unitId }) => {
    const unit = communes.get(unitId);
    if (unit === undefined) return [];
    const words = `Chọn ${unit.fullName} (${oldFullName} cũ)`;
    return [{ ...communeRepair(unit), words, called: `${oldFullName}, nay là ${unit.fullName}` }];
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

function readVillageOf(commune: KnownUnit, texts: PlaceTexts, edits: RowEdits, book: RegisterPlaces): ReadVillage {
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
    : unknownVillage(commune, unknown);
}

/** The officer said that this very village is to be added; a name typed later is asked about anew. */
function isConfirmed(added: string | undefined, fullName: string, commune: KnownUnit): boolean {
  if (added === undefined) return false;
  const { word, name } = readVillage(added, usualWord(commune));
  return speltText(`${word} ${name}`) === speltText(fullName);
}

function withMates(
  commune: KnownUnit,
  { word, name, alike: near }: Extract<VillageMatch, { kind: 'unknown' }>,
  typed: string,
  { list, formerVillages, villagesById }: RegisterPlaces,
): UnknownVillage {
  const fullName = `${word} ${name}`;
  const listed = list.villages.get(villageKey(commune.id, fullName)) ?? [];
  return {
    ...{ word, name, fullName, typed, near },
    known: near.filter((unit) => foldText(bareName(unit)) === foldText(name)),
    listed: listed.filter((one) => compareSpelling(one.name, name) !== 'one'),
    heirs: heirsOf(commune.id, { fullName, name }, { formerVillages, villagesById, isHasty: list.isHasty }),
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

function unknownVillage(commune: KnownUnit, one: UnknownVillage): ReadVillage {
  const { fullName, typed } = one;
  const mates = matesOf(one);
  const repairs: Repair[] = [
    ...mates.meant.map(({ repair }) => repair),
    { field: 'newVillage', value: fullName, words: `Thêm ${fullName}` },
    ...mates.unlikely.map(({ repair }) => repair),
  ];
  const [renamed] = mates.isRenamed ? one.heirs : [];
  const near = renamed?.unit.fullName ?? mates.alike.map((mate) => mate.fullName).join(', ');
  const params = { value: fullName, commune: commune.fullName, communeId: commune.id, near };
  return nowhere(fullName, problem('village', unknownCode(one, mates), typed, { params, repairs }));
}

/**
 * What comes first among the proposals is the place that the sentence names: the new village where none is meant, the only one that is called alike or was
 * called so. Among several none is the likeliest, nor where a name of before differs in its diacritics: the officer chooses.
 */
function unknownCode({ heirs }: UnknownVillage, { meant, alike, isRenamed }: Mates): string {
  if (meant.length === 0) return 'village-unknown';
  if (isRenamed) return 'village-former';
  return alike.length === 1 && heirs.length === 0 ? 'village-spelling' : 'village-choose';
}

/**
 * Reads where somebody belongs. Old names lead to the commune of today; a commune that was split, an unknown village or a name
 * several have is never guessed but asked.
 */
export function readPlace(texts: PlaceTexts, edits: RowEdits, book: RegisterPlaces): ReadPlace {
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
