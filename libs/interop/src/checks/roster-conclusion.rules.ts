import { foldText, isUnmarked } from '@lopso/platform';
import { type Candidate, type RowEdits, type RowProblem, type RowState } from '../imports/import-row.rules';
import { readTelephone } from './person-texts.rules';
import {
  EarlierRows,
  isLessOf,
  isOneName,
  type KnownMember,
  MOST_CANDIDATES,
  type RowToConclude,
  speltAlike,
} from './repeated-row.rules';
import { answeredTexts, type PlacedPerson, type ReadPerson, type ReadRow, type RowTexts } from './roster-row.rules';
import { type SeatedRow, type SeatOutlook, seatRows, type TeamBook } from './team-capacity.rules';

/** A row that an officer left out as the same as another one of its list. */
export interface GivingRow {
  readonly number: number;
  /** The row it was left out for. */
  readonly sameRow: number | null;
  readonly edits: RowEdits;
  /** What it said is gone for good. */
  readonly isErased: boolean;
}

/**
 * The telephones that rows get from those that were left out for them, by the row's number: the first that has one gives, as its cell and the officer's answers say it today. A row left out for one that is left
 * out itself gives to the row that one stands for. Nothing is written into the row: once the answer is taken apart it has no more of it.
 */
export function givenTelephones(
  rows: readonly GivingRow[],
  texts: readonly { readonly number: number; readonly texts: RowTexts }[],
): ReadonlyMap<number, string> {
  const standsFor = new Map(
    rows.flatMap(({ number, sameRow }) => (sameRow === null ? [] : [[number, sameRow] as const])),
  );
  const said = new Map(texts.map((row) => [row.number, row.texts]));
  const given = new Map<number, string>();
  for (const row of rows) {
    const kept = keptFor(row.number, standsFor);
    if (kept === row.number || given.has(kept)) continue;
    const phone = phoneOf(row, said.get(row.number));
    if (phone !== null) given.set(kept, phone);
  }
  return given;
}

function phoneOf({ edits, isErased }: GivingRow, texts: RowTexts | undefined): string | null {
  if (isErased || texts === undefined) return null;
  const read = readTelephone(answeredTexts(texts, edits).phone);
  return read.kind === 'read' ? read.value : null;
}

/** The row that is kept in the end; where rows stand for each other in a circle, the row itself. */
function keptFor(number: number, standsFor: ReadonlyMap<number, number>): number {
  const seen = new Set<number>();
  let at = number;
  for (let next = standsFor.get(at); next !== undefined; next = standsFor.get(at)) {
    if (seen.has(at)) return number;
    seen.add(at);
    at = next;
  }
  return at;
}

/** Nothing is said of the row's telephone, by its cell or by an officer: one that cannot be read, or was emptied, is something. */
export const lacksTelephone = ({ person, problems }: ReadRow, edits: RowEdits): boolean =>
  person.phone === null && edits.phone === undefined && !problems.some(({ field }) => field === 'phone');

/** The row with the telephone of one that was left out for it, where it lacks one. */
export function withGivenTelephone(read: ReadRow, edits: RowEdits, givenPhone: string | null): ReadRow {
  return givenPhone !== null && lacksTelephone(read, edits)
    ? { ...read, person: { ...read.person, phone: givenPhone } }
    : read;
}

/** What a row came to. */
export interface ConcludedRow {
  readonly number: number;
  readonly person: PlacedPerson;
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
  readonly state: Extract<RowState, 'ready' | 'problem' | 'likeness' | 'repeated'>;
}

function rowCandidate({ number, read, edits }: RowToConclude): Candidate {
  const { fullName, birthYear, phone, villageName, communeName } = read.person;
  const takesPhone = lacksTelephone(read, edits);
  return { kind: 'row', number, fullName, birthYear, phone, takesPhone, unitName: villageName || communeName };
}

const note = (field: RowProblem['field'], code: string, params: RowProblem['params']): RowProblem => ({
  field,
  code,
  params,
  typed: '',
  isBlocking: false,
  repairs: [],
});

type Sighting =
  /** `of`: the one it repeats, or all of the register whom it may. */
  | { readonly state: 'repeated'; readonly note: RowProblem; readonly of: readonly Candidate[] }
  | { readonly state: 'likeness'; readonly candidates: readonly Candidate[] }
  /** `lesser`: a row looked at before that says less of the same person; this one stands for it. `others`: rows it is another than, by the officer's word. */
  | { readonly state: 'alone'; readonly lesser?: RowToConclude; readonly others?: readonly Candidate[] };

/** What a list is held against, and how it was typed. */
export interface ListSetting {
  readonly teams: TeamBook;
  /** The list as a whole was typed without diacritics: they are missing, not left out (decision 0077). */
  readonly isHasty: boolean;
}

/** Whether somebody is in the list or the register already. The register comes first: it has more of them. */
function sighted(row: RowToConclude, memory: EarlierRows, setting: ListSetting): Sighting {
  if (row.sameAs !== null) return { state: 'alone' };
  if (row.isAnother) return besideOthers(row, memory);
  const members = row.members.filter(({ memberId }) => !row.others.memberIds.has(memberId));
  const there = whoIsThere({ ...row, members }, setting);
  const [known] = there;
  if (known !== undefined)
    return { state: 'repeated', note: note('fullName', 'already-there', { value: known.fullName }), of: there };
  const repeat = memory.repeatedBy(row);
  if (repeat !== null) return repeatOf(repeat);
  const rows = memory.alikeTo(row);
  const candidates = [...members, ...rows.map(rowCandidate)].slice(0, MOST_CANDIDATES);
  const [only] = rows;
  if (only !== undefined && candidates.length === 1 && isLessOf(only, row)) return { state: 'alone', lesser: only };
  return candidates.length === 0 ? { state: 'alone' } : { state: 'likeness', candidates };
}

/**
 * A row that the officer said is somebody else's: of whom she was not shown then she is asked anew, whoever it may be. Where she was shown as many rows as ever are, a
 * column was filled down: further rows of it are none to be asked about.
 */
function besideOthers(row: RowToConclude, memory: EarlierRows): Sighting {
  const rows = memory.alikeTo(row).map(rowCandidate);
  const { memberIds, rows: numbers } = row.others;
  const unsaid = [
    ...row.members.filter(({ memberId }) => !memberIds.has(memberId)),
    ...(numbers.size < MOST_CANDIDATES ? rows.filter((one) => one.kind === 'row' && !numbers.has(one.number)) : []),
  ];
  if (unsaid.length === 0) return { state: 'alone', others: rows };
  return { state: 'likeness', candidates: unsaid.slice(0, MOST_CANDIDATES) };
}

const repeatOf = (row: RowToConclude): Sighting => ({
  state: 'repeated',
  note: note('fullName', 'repeated', { row: row.number }),
  of: [rowCandidate(row)],
});

/**
 * Somebody who sits in the very team the row wants, or belongs to its unit where it wants none, with everything else the same: an earlier
 * import of the same list. Where the row knows a telephone that the register lacks the officer is asked: the same person's record gets it. Of
 * namesakes in one place all whom it may be.
 */
function whoIsThere(
  { read: { person }, members }: RowToConclude,
  { teams, isHasty }: ListSetting,
): readonly KnownMember[] {
  const teamId = teams.teamOf(person)?.teamId ?? null;
  const there = members.filter((member) => {
    const isInPlace = person.team === 'none' ? belongsTo(member, person) : teamId !== null && member.teamId === teamId;
    const isSameName = isOneName(person.fullName, member.fullName, isHasty);
    return isSameName && isInPlace && member.birthYear === person.birthYear && hasPhone(member, person);
  });
  return speltAlike(person.fullName, there, ({ fullName }) => fullName);
}

/** The unit that the row names: its village, or the commune where it names none. To a village that is still to be made nobody belongs. */
const belongsTo = ({ unitId }: KnownMember, { villageName, villageId, communeId }: ReadPerson): boolean =>
  unitId === (villageName === '' ? communeId : villageId);

const hasPhone = (member: KnownMember, { phone }: ReadPerson): boolean =>
  phone === null || member.phone === dialled(phone);

/** The register keeps telephones as E.164. */
const dialled = (phone: string | null): string | null => (phone === null ? null : `+84${phone.slice(1)}`);

/** Rows without diacritics come last: each is held against the marked ones, wherever they stand, and not they against it. */
const markedFirst = (rows: readonly RowToConclude[]): RowToConclude[] => {
  const isPlain = ({ read: { person } }: RowToConclude): boolean => isUnmarked(person.fullName);
  return [...rows.filter((row) => !isPlain(row)), ...rows.filter(isPlain)];
};

function sightAll(rows: readonly RowToConclude[], setting: ListSetting): Map<RowToConclude, Sighting> {
  const memory = new EarlierRows(rows, setting.isHasty);
  const sightings = new Map<RowToConclude, Sighting>();
  for (const row of markedFirst(rows)) {
    const sighting = sighted(row, memory, setting);
    if (sighting.state === 'alone' && sighting.lesser !== undefined) {
      sightings.set(sighting.lesser, repeatOf(row));
      memory.forget(sighting.lesser);
    }
    if (sighting.state !== 'repeated') memory.keep(row);
    sightings.set(row, sighting);
  }
  return sightings;
}

/**
 * Looks at the rows of a list together, in their order: who is there twice, who is in the register, who shares a telephone, and
 * which teams run out of places. The same rows give the same answer, in time that grows with the rows.
 */
export function concludeRoster(rows: readonly RowToConclude[], setting: ListSetting): ConcludedRow[] {
  const sightings = sightAll(rows, setting);
  const sharers = new PhoneSharers();
  const concluded = rows.map((row) => {
    const sighting = sightings.get(row) ?? { state: 'alone' };
    return { row, sighting, notes: sighting.state === 'repeated' ? [] : sharers.notesOf(row) };
  });
  // Who may be somebody of the team is asked first: that person has a place there already.
  const wanting = concluded.filter(({ row, sighting }) => sighting.state === 'alone' && !isBlocked(row.read.problems));
  const seats = seatRows(
    wanting.map(({ row }): SeatedRow => ({
      ...{ number: row.number, person: row.read.person, isEnded: row.isEnded },
      member: sameMember(row),
    })),
    setting.teams,
  );
  return concluded.map(({ row, sighting, notes }) => {
    const seat = seats.get(row.number) ?? NO_SEAT;
    return stateOf(row, sighting, { ...seat, problems: [...row.read.problems, ...notes, ...seat.problems] });
  });
}

/** Who else has a telephone: an earlier row of another person, or somebody of the register. */
class PhoneSharers {
  private readonly first = new Map<string, { readonly number: number; readonly name: string }>();

  /** Notes about a row's telephone; the row is kept for those behind it. */
  notesOf({ number, read: { person }, phoneHolder }: RowToConclude): RowProblem[] {
    const { phone } = person;
    const name = foldText(person.fullName);
    const sharer = phone === null ? undefined : this.first.get(phone);
    if (phone !== null && name !== '' && sharer === undefined) this.first.set(phone, { number, name });
    if (sharer !== undefined && sharer.name !== name) return [note('phone', 'shared-phone', { row: sharer.number })];
    return phoneHolder === null ? [] : [note('phone', 'known-phone', { value: phoneHolder })];
  }
}

const NO_SEAT: SeatOutlook = { seatNumber: null, problems: [] };

const isBlocked = (problems: readonly RowProblem[]): boolean => problems.some(({ isBlocking }) => isBlocking);

/** A missing birth year may stand in the register: the years of people who look like this one are proposed. */
function withKnownYears(problems: readonly RowProblem[], members: RowToConclude['members']): RowProblem[] {
  const repairs = members.map(({ birthYear, fullName }) => ({
    field: 'birthYear' as const,
    value: String(birthYear),
    words: `Ghi ${birthYear}, như ${fullName} đã có`,
  }));
  return problems.map((one) => (one.code === 'birth-year-missing' ? { ...one, repairs } : one));
}

function sameMember(row: RowToConclude): SeatedRow['member'] {
  const member = row.members.find(({ memberId }) => memberId === row.sameAs);
  return member === undefined ? null : { ...member };
}

/** Whom a row that is asked about no more looks like: the register's, and the rows that the officer said are others (decision 0079). */
const candidatesOf = ({ members }: RowToConclude, sighting: Sighting): readonly Candidate[] =>
  sighting.state === 'alone' ? [...members, ...(sighting.others ?? [])].slice(0, MOST_CANDIDATES) : members;

function stateOf(row: RowToConclude, sighting: Sighting, { seatNumber, problems }: SeatOutlook): ConcludedRow {
  const { number, read } = row;
  const one = { number, person: { ...read.person, seatNumber } };
  if (sighting.state === 'repeated')
    return { ...one, problems: [sighting.note], candidates: sighting.of, state: 'repeated' };
  const candidates = sighting.state === 'likeness' ? sighting.candidates : candidatesOf(row, sighting);
  if (isBlocked(problems))
    return { ...one, problems: withKnownYears(problems, row.members), candidates, state: 'problem' };
  return { ...one, problems, candidates, state: sighting.state === 'likeness' ? 'likeness' : 'ready' };
}
