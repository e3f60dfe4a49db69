import { foldText, givenNameOf, isSpeltLike } from '@lopso/platform';
import { type PlacedPerson, type ReadPerson, type ReadRow } from './roster-row';
import { type Candidate, type RowProblem, type RowState } from './row-problem';
import { type SeatedRow, type SeatOutlook, seatRows, type TeamBook } from './team-capacity';

/** A row as it was read, with what the officer decided about likenesses. */
export interface RowToConclude {
  readonly number: number;
  readonly read: ReadRow;
  /** Where the person belongs in the words of the file, before any answer: a row written twice stays so when only one is answered. */
  readonly saidPlace: string;
  /** The member of the register this row is, by the officer's word. */
  readonly sameAs: string | null;
  /** The officer said: somebody else than all candidates. */
  readonly isAnother: boolean;
  /** Members of the register who look like this person. */
  readonly members: readonly Extract<Candidate, { kind: 'member' }>[];
  /** Another member of the register with the same telephone, by name. */
  readonly phoneHolder: string | null;
}

/** What a row came to. */
export interface ConcludedRow {
  readonly number: number;
  readonly person: PlacedPerson;
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
  readonly state: Extract<RowState, 'ready' | 'problem' | 'likeness' | 'repeated'>;
}

/** Two words for a place, or two that say none. */
const isSameWord = (one: string, other: string): boolean => one === other || isSpeltLike(one, other);

const isSameUnit = (a: ReadPerson, b: ReadPerson): boolean =>
  a.communeId === b.communeId && isSameWord(a.villageName, b.villageName);

/** Telephone, year and given name: “Sùng Mai” and “Sùng Thị Mai”, “Lý Thị Mỷ” and “Lí Thị Mỉ” may be one. A couple shares no given name. */
function likeKey({ phone, birthYear, fullName }: ReadPerson): string | null {
  if (phone === null || birthYear === null) return null;
  return `${phone} ${birthYear} ${foldText(givenNameOf(fullName)).replace(/y/g, 'i')}`;
}

/** One list of people: what an earlier row of it said. */
class FileMemory {
  private readonly byPerson = new Map<string, RowToConclude[]>();
  private readonly byLikeness = new Map<string, RowToConclude[]>();
  private readonly byPhone = new Map<string, RowToConclude>();

  /**
   * Earlier rows with the same folded name, and the same birth year or telephone; or with the year, the telephone and the given name. A row
   * without a name is like nobody.
   */
  alikeTo(row: RowToConclude): RowToConclude[] {
    const { person } = row.read;
    const namesakes = (this.byPerson.get(foldText(person.fullName)) ?? []).filter(
      (other) =>
        (person.birthYear !== null && other.read.person.birthYear === person.birthYear) ||
        (person.phone !== null && other.read.person.phone === person.phone),
    );
    const likely = this.byLikeness.get(likeKey(person) ?? '') ?? [];
    return [...namesakes, ...likely.filter((other) => !namesakes.includes(other))];
  }

  /** An earlier row of another person with the same telephone. */
  sharingPhone({ read: { person } }: RowToConclude): RowToConclude | null {
    const other = person.phone === null ? undefined : this.byPhone.get(person.phone);
    return other === undefined || foldText(other.read.person.fullName) === foldText(person.fullName) ? null : other;
  }

  keep(row: RowToConclude): void {
    const { fullName, phone } = row.read.person;
    const name = foldText(fullName);
    if (name === '') return;
    add(this.byPerson, name, row);
    add(this.byLikeness, likeKey(row.read.person), row);
    if (phone !== null && !this.byPhone.has(phone)) this.byPhone.set(phone, row);
  }

  /** A later row says all of it and more. */
  forget(row: RowToConclude): void {
    const { fullName, phone } = row.read.person;
    remove(this.byPerson, foldText(fullName), row);
    remove(this.byLikeness, likeKey(row.read.person), row);
    if (phone !== null && this.byPhone.get(phone) === row) this.byPhone.delete(phone);
  }
}

function add(rows: Map<string, RowToConclude[]>, key: string | null, row: RowToConclude): void {
  if (key === null) return;
  const known = rows.get(key);
  if (known === undefined) rows.set(key, [row]);
  else known.push(row);
}

function remove(rows: Map<string, RowToConclude[]>, key: string | null, row: RowToConclude): void {
  if (key !== null)
    rows.set(
      key,
      (rows.get(key) ?? []).filter((other) => other !== row),
    );
}

/** The same person in the same place, as far as both rows say. */
function isSameEntry(one: RowToConclude, other: RowToConclude): boolean {
  const [a, b] = [one.read.person, other.read.person];
  const isSaidSame = isSameUnit(a, b) || isSameWord(one.saidPlace, other.saidPlace);
  const isSamePlace = isSaidSame && a.team === b.team && a.position === b.position;
  return isSamePlace && a.birthYear === b.birthYear && isSpeltLike(a.fullName, b.fullName);
}

/** Whether all that a row says beside its name and place stands in the other as well. */
function saysNoMore({ read: { person: a } }: RowToConclude, { read: { person: b } }: RowToConclude): boolean {
  const isSamePhone = a.phone === null || a.phone === b.phone;
  const isSameWork = a.kind === b.kind && a.organisation === b.organisation;
  return isSamePhone && (isSameWork || a.kind === 'resident');
}

function rowCandidate({ number, read: { person } }: RowToConclude): Candidate {
  const { fullName, birthYear, phone } = person;
  return { kind: 'row', number, fullName, birthYear, phone, unitName: person.villageName || person.communeName };
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
  | { readonly state: 'repeated'; readonly note: RowProblem }
  | { readonly state: 'likeness'; readonly candidates: readonly Candidate[] }
  /** `lesser`: an earlier row that says less of the same person; this one stands for it. */
  | { readonly state: 'alone'; readonly lesser?: RowToConclude };

/** Whether somebody is in the list or the register already. The register comes first: it has more of them. */
function sighted(row: RowToConclude, memory: FileMemory, teams: TeamBook): Sighting {
  const { person } = row.read;
  if (row.isAnother || row.sameAs !== null) return { state: 'alone' };
  const there = row.members.find((member) => isThere(person, member, teams));
  if (there !== undefined)
    return { state: 'repeated', note: note('fullName', 'already-there', { value: there.fullName }) };
  const rows = memory.alikeTo(row);
  const repeat = rows.find((other) => isSameEntry(row, other) && saysNoMore(row, other));
  if (repeat !== undefined) return { state: 'repeated', note: repeatOf(repeat) };
  const candidates = [...row.members, ...rows.map(rowCandidate)];
  const [only] = rows;
  if (only !== undefined && candidates.length === 1 && isLessOf(only, row)) return { state: 'alone', lesser: only };
  return candidates.length === 0 ? { state: 'alone' } : { state: 'likeness', candidates };
}

const repeatOf = ({ number }: RowToConclude): RowProblem => note('fullName', 'repeated', { row: number });

/** What the officer has said of a row stands: it gives way to no other. */
function isLessOf(earlier: RowToConclude, row: RowToConclude): boolean {
  const isAnswered = earlier.isAnother || earlier.sameAs !== null;
  return !isAnswered && earlier.members.length === 0 && isSameEntry(earlier, row) && saysNoMore(earlier, row);
}

/**
 * Somebody who sits in the very team the row wants, with everything else the same: an earlier import of the same list. Where the row
 * knows a telephone that the register lacks the officer is asked: the same person's record gets it.
 */
function isThere(person: ReadPerson, member: RowToConclude['members'][number], teams: TeamBook): boolean {
  const teamId = teams.teamOf(person)?.teamId ?? null;
  const isInPlace = person.team === 'none' ? true : teamId !== null && member.teamId === teamId;
  const isSameName = isSpeltLike(member.fullName, person.fullName);
  return isSameName && isInPlace && member.birthYear === person.birthYear && hasPhone(member, person);
}

const hasPhone = (member: RowToConclude['members'][number], { phone }: ReadPerson): boolean =>
  phone === null || member.phone === dialled(phone);

/** The register keeps telephones as E.164. */
const dialled = (phone: string | null): string | null => (phone === null ? null : `+84${phone.slice(1)}`);

/**
 * Looks at the rows of a list together, in their order: who is there twice, who is in the register, who shares a telephone, and
 * which teams run out of places. The same rows give the same answer.
 */
export function concludeRoster(rows: readonly RowToConclude[], teams: TeamBook): ConcludedRow[] {
  const memory = new FileMemory();
  const concluded: { row: RowToConclude; sighting: Sighting; notes: RowProblem[] }[] = [];
  const repeated = new Map<RowToConclude, RowProblem>();
  for (const row of rows) {
    const sighting = sighted(row, memory, teams);
    if (sighting.state === 'alone' && sighting.lesser !== undefined) {
      repeated.set(sighting.lesser, repeatOf(row));
      memory.forget(sighting.lesser);
    }
    const notes = phoneNotes(row, memory);
    if (sighting.state !== 'repeated') memory.keep(row);
    concluded.push({ row, sighting, notes });
  }
  for (const one of concluded) {
    const repeat = repeated.get(one.row);
    if (repeat !== undefined) one.sighting = { state: 'repeated', note: repeat };
  }
  // Who may be somebody of the team is asked first: that person has a place there already.
  const wanting = concluded.filter(({ row, sighting }) => sighting.state === 'alone' && !isBlocked(row.read.problems));
  const seats = seatRows(
    wanting.map(({ row }): SeatedRow => ({ number: row.number, person: row.read.person, member: sameMember(row) })),
    teams,
  );
  return concluded.map(({ row, sighting, notes }) => {
    const seat = seats.get(row.number) ?? NO_SEAT;
    return stateOf(row, sighting, { ...seat, problems: [...row.read.problems, ...notes, ...seat.problems] });
  });
}

/** Who else has the telephone: an earlier row, or somebody of the register. */
function phoneNotes(row: RowToConclude, memory: FileMemory): RowProblem[] {
  const sharer = memory.sharingPhone(row);
  if (sharer !== null) return [note('phone', 'shared-phone', { row: sharer.number })];
  return row.phoneHolder === null ? [] : [note('phone', 'known-phone', { value: row.phoneHolder })];
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

function stateOf(row: RowToConclude, sighting: Sighting, { seatNumber, problems }: SeatOutlook): ConcludedRow {
  const { number, read } = row;
  const one = { number, person: { ...read.person, seatNumber } };
  if (sighting.state === 'repeated')
    return { ...one, problems: [sighting.note], candidates: row.members, state: 'repeated' };
  const candidates = sighting.state === 'likeness' ? sighting.candidates : row.members;
  if (isBlocked(problems))
    return { ...one, problems: withKnownYears(problems, row.members), candidates, state: 'problem' };
  return { ...one, problems, candidates, state: sighting.state === 'likeness' ? 'likeness' : 'ready' };
}
