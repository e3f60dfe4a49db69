import { compareSpelling, foldText, givenNameOf, isUnmarked, placeAmong } from '@lopso/platform';
import { type Candidate, type RowEdits } from '../imports/import-row.rules';
import { type ReadPerson, type ReadRow } from './roster-row.rules';

/** Whom an officer said that a row is somebody else than: people of the register, and rows of the list. */
export interface SaidOthers {
  readonly memberIds: ReadonlySet<string>;
  readonly rows: ReadonlySet<number>;
}

/** One of them, as it is kept. */
export interface KeptOther {
  readonly memberId?: string;
  readonly number?: number;
}

const NOBODY: SaidOthers = { memberIds: new Set(), rows: new Set() };

/** A row and whom an officer said that it is another than. */
interface SaidRow {
  readonly number: number;
  readonly anotherThan: readonly KeptOther[];
}

/** The same words the other way round: of a row, people of the register that rows became of which it was said that they are somebody else than it. */
export function saidBack(
  rows: readonly SaidRow[],
  written: ReadonlyMap<number, string>,
): ReadonlyMap<number, readonly KeptOther[]> {
  const found = new Map<number, KeptOther[]>();
  for (const { number: own, anotherThan } of rows) {
    const memberId = written.get(own);
    if (memberId === undefined) continue;
    for (const { number } of anotherThan)
      if (number !== undefined) found.set(number, [...(found.get(number) ?? []), { memberId }]);
  }
  return found;
}

/**
 * Whom a word holds against: a row that became somebody of the register since is that person.
 * @param written who rows of the list became
 */
export function saidOthers(kept: readonly KeptOther[], written: ReadonlyMap<number, string>): SaidOthers {
  if (kept.length === 0) return NOBODY;
  const rows = kept.flatMap(({ number }) => number ?? []);
  const became = rows.flatMap((number) => written.get(number) ?? []);
  return { memberIds: new Set([...kept.flatMap(({ memberId }) => memberId ?? []), ...became]), rows: new Set(rows) };
}

/** So many are shown beside a row at most: nobody compares more, and a column filled down makes everybody like everybody. */
export const MOST_CANDIDATES = 10;

/** So many rows of one name, year and place are compared at most. A row past them is asked about, not passed over. */
const MOST_COMPARED = 50;

/** Somebody of the register who looks like the person of a row, and the unit they belong to. */
export type KnownMember = Extract<Candidate, { kind: 'member' }> & { readonly unitId: string };

/** A row as it was read, with what the officer decided about likenesses. */
export interface RowToConclude {
  readonly number: number;
  readonly read: ReadRow;
  /** Where the person belongs in the words of the file, before any answer: a row written twice stays so when only one is answered. */
  readonly saidPlace: string;
  /** What the officer answered for it. */
  readonly edits: RowEdits;
  /** The member of the register this row is, by the officer's word. */
  readonly sameAs: string | null;
  /** That member's record ended: the department found her under another one. */
  readonly isEnded: boolean;
  /** The officer said: somebody else than `others`. */
  readonly isAnother: boolean;
  readonly others: SaidOthers;
  /** Members of the register who look like this person. */
  readonly members: readonly KnownMember[];
  /** Another member of the register with the same telephone, by name. */
  readonly phoneHolder: string | null;
}

/**
 * Whether what a row says is the other's name: the same spelling, or none at all in a list that was typed without diacritics (decision 0077).
 */
export function isOneName(said: string, other: string, isHasty: boolean): boolean {
  if (said === other && said !== '') return true;
  const bearing = compareSpelling(said, other);
  return bearing === 'one' || (bearing === 'open' && isHasty && isUnmarked(said));
}

/** Telephone, year and given name: “Sùng Mai” and “Sùng Thị Mai”, “Lý Thị Mỷ” and “Lí Thị Mỉ” may be one. A couple shares no given name. */
function likeKey({ phone, birthYear, fullName }: ReadPerson): string | null {
  if (phone === null || birthYear === null) return null;
  return `${phone} ${birthYear} ${foldText(givenNameOf(fullName)).replace(/y/g, 'i')}`;
}

/** Under what rows are found that look like a person: the folded name with the year, the name with the telephone, or all but the name. */
function likenessKeys(person: ReadPerson): string[] {
  const name = foldText(person.fullName);
  const like = likeKey(person);
  return [
    ...(person.birthYear === null ? [] : [`year ${person.birthYear} ${name}`]),
    ...(person.phone === null ? [] : [`phone ${person.phone} ${name}`]),
    ...(like === null ? [] : [`like ${like}`]),
  ];
}

/** Under what rows are found that may say the very same: name, year, place and work in the team; the place as it was read, and as it was written. */
function entryKeys({ read: { person }, saidPlace }: RowToConclude): string[] {
  const { fullName, birthYear, team, position, communeId, villageName } = person;
  const who = [foldText(fullName), birthYear, team, position].join('|');
  return [`${who}|read|${communeId ?? ''}|${foldText(villageName)}`, `${who}|said|${foldText(saidPlace)}`];
}

/** The same person in the same place, as far as both rows say. */
function isSameEntry(one: RowToConclude, other: RowToConclude, isHasty: boolean): boolean {
  const [a, b] = [one.read.person, other.read.person];
  const isKnown = a.birthYear !== null || (a.phone !== null && a.phone === b.phone);
  if (!isKnown || a.birthYear !== b.birthYear || a.team !== b.team || a.position !== b.position) return false;
  return isOneName(a.fullName, b.fullName, isHasty) && isSamePlace(one, other, isHasty);
}

/** Two words for a place, or two that say none. */
function isSamePlace(one: RowToConclude, other: RowToConclude, isHasty: boolean): boolean {
  const isSame = (a: string, b: string): boolean => a === b || isOneName(a, b, isHasty);
  const [a, b] = [one.read.person, other.read.person];
  if (a.communeId === b.communeId && isSame(a.villageName, b.villageName)) return true;
  return isSame(one.saidPlace, other.saidPlace);
}

/** Whether all that a row says beside its name and place stands in the other as well. It is asked first: comparing spellings is dear. */
function saysNoMore({ read: { person: a } }: RowToConclude, { read: { person: b } }: RowToConclude): boolean {
  const isSamePhone = a.phone === null || a.phone === b.phone;
  const isSameWork = a.kind === b.kind && a.organisation === b.organisation;
  return isSamePhone && (isSameWork || a.kind === 'resident');
}

const isBlocked = ({ read: { problems } }: RowToConclude): boolean => problems.some(({ isBlocking }) => isBlocking);

/** What the officer has said of a row stands: it gives way to none that was not answered alike. */
function isAnswered({ isAnother, sameAs, edits }: RowToConclude, row: RowToConclude): boolean {
  const fields = Object.keys(edits) as (keyof RowEdits)[];
  return isAnother || sameAs !== null || fields.some((field) => edits[field] !== row.edits[field]);
}

/** Whether a row says all that an earlier one of the list says, and more: then it stands for both, if it can be written. */
export function isLessOf(earlier: RowToConclude, row: RowToConclude): boolean {
  if (earlier.members.length > 0 || isAnswered(earlier, row) || (isBlocked(row) && !isBlocked(earlier))) return false;
  return saysNoMore(earlier, row) && isSameEntry(earlier, row, false);
}

const keysOf = (row: RowToConclude): string[] => [...likenessKeys(row.read.person), ...entryKeys(row)];

/** Far more places than a list has keys, so that few keys that come once share theirs with another. */
const PLACES = 2 ** 20;

/**
 * Which keys of a list come more than once; one that comes once is seldom among them too. Most keys come once: a memory that kept them all would hold more than the
 * list itself.
 */
class RecurringKeys {
  private readonly times = new Uint8Array(PLACES);

  constructor(rows: readonly RowToConclude[]) {
    for (const row of rows)
      for (const place of keysOf(row).map(placeOf)) this.times[place] = Math.min(2, 1 + (this.times[place] ?? 0));
  }

  has(key: string): boolean {
    return this.times[placeOf(key)] === 2;
  }
}

const placeOf = (key: string): number => placeAmong(key, PLACES);

/** One list of people: what rows of it said that were looked at before. */
export class EarlierRows {
  private readonly byLikeness = new Map<string, RowToConclude[]>();
  private readonly byEntry = new Map<string, RowToConclude[]>();
  private readonly recurring: RecurringKeys;

  /**
   * @param rows all rows that will be looked at
   * @param isHasty the list as a whole was typed without diacritics
   */
  constructor(
    rows: readonly RowToConclude[],
    private readonly isHasty: boolean,
  ) {
    this.recurring = new RecurringKeys(rows);
  }

  /**
   * Rows with the same folded name, and the same birth year or telephone; or with the year, the telephone and the given name: the first
   * `MOST_CANDIDATES` of them, in the order of the file. A row without a name is like nobody.
   */
  alikeTo({ read: { person } }: RowToConclude): RowToConclude[] {
    const found = likenessKeys(person).flatMap((key) => (this.byLikeness.get(key) ?? []).slice(0, MOST_CANDIDATES));
    return [...new Set(found)].sort((a, b) => a.number - b.number).slice(0, MOST_CANDIDATES);
  }

  /**
   * A row that says the same person in the same place, and nothing less. One that was typed in haste may be several: then it is none of them
   * before somebody says so.
   */
  repeatedBy(row: RowToConclude): RowToConclude | null {
    const near = entryKeys(row).flatMap((key) => (this.byEntry.get(key) ?? []).slice(0, MOST_COMPARED));
    const same = [...new Set(near)].filter((one) => saysNoMore(row, one) && isSameEntry(row, one, this.isHasty));
    return speltAlike(row.read.person.fullName, same, ({ read: { person } }) => person.fullName)[0] ?? null;
  }

  keep(row: RowToConclude): void {
    if (foldText(row.read.person.fullName) === '') return;
    const isSought = (key: string): boolean => this.recurring.has(key);
    for (const key of likenessKeys(row.read.person).filter(isSought)) add(this.byLikeness, key, row);
    for (const key of entryKeys(row).filter(isSought)) add(this.byEntry, key, row);
  }

  /** A later row says all of it and more. */
  forget(row: RowToConclude): void {
    for (const key of likenessKeys(row.read.person)) remove(this.byLikeness, key, row);
    for (const key of entryKeys(row)) remove(this.byEntry, key, row);
  }
}

/** Those spelt as a name says; else all, where they are spelt alike; none where they are spelt otherwise, each in its way. */
export function speltAlike<T>(said: string, all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  const [first] = all;
  const spelt = all.filter((one) => compareSpelling(said, nameOf(one)) === 'one');
  if (spelt.length > 0 || first === undefined) return spelt;
  return all.every((one) => compareSpelling(nameOf(first), nameOf(one)) === 'one') ? all : [];
}

function add(rows: Map<string, RowToConclude[]>, key: string, row: RowToConclude): void {
  const known = rows.get(key);
  if (known === undefined) rows.set(key, [row]);
  else known.push(row);
}

function remove(rows: Map<string, RowToConclude[]>, key: string, row: RowToConclude): void {
  const known = rows.get(key) ?? [];
  const at = known.indexOf(row);
  if (at >= 0) known.splice(at, 1);
}
