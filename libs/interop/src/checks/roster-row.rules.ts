import {
  type ColumnMatch,
  IMPORT_FIELDS,
  type ImportField,
  type Repair,
  type RowEdits,
  type RowProblem,
} from '../imports/import-row.rules';
import { readPlace, type ReadPlace, type RegisterPlaces, villageOfHeading } from '../places/place-reading.rules';
import { headKey } from '../uploads/column-match.rules';
import {
  KIND_WORDS,
  type KindName,
  POSITION_WORDS,
  type PositionName,
  readBirthYear,
  type ReadKind,
  readKind,
  readName,
  readPosition,
  readPositionAtWork,
  readTeam,
  readTelephone,
  type ReadText,
  TEAM_WORDS,
  type TeamName,
} from './person-texts.rules';

/** The texts of a row by field; fields without a column are empty. */
export type RowTexts = Readonly<Record<ImportField, string>>;

/** A person as a row says, as far as it could be read. */
export interface ReadPerson {
  readonly fullName: string;
  readonly birthYear: number | null;
  /** As people dial it, ten digits. */
  readonly phone: string | null;
  readonly kind: KindName;
  readonly organisation: string | null;
  readonly communeId: string | null;
  readonly communeName: string;
  readonly villageId: string | null;
  readonly villageName: string;
  readonly newVillage: { readonly word: string; readonly name: string } | null;
  readonly team: TeamName;
  readonly position: PositionName;
}

/** A person as a row says, with the seat it gets or got. */
export interface PlacedPerson extends ReadPerson {
  /** In the team that the row wants; null where it gets none. */
  readonly seatNumber: number | null;
}

/** A row read: what is known, and what is wrong or had to be assumed. */
export interface ReadRow {
  readonly person: ReadPerson;
  readonly problems: readonly RowProblem[];
}

type Collect = (problem: Omit<RowProblem, 'typed' | 'params' | 'isBlocking' | 'repairs'> & Partial<RowProblem>) => void;

function collector(texts: RowTexts): { readonly problems: RowProblem[]; readonly add: Collect } {
  const problems: RowProblem[] = [];
  return {
    problems,
    add: ({ field, code, params = {}, isBlocking = true, repairs = [], typed = texts[field] }) =>
      problems.push({ field, code, params: { typed, ...params }, isBlocking, repairs, typed }),
  };
}

/** What the officer may have said instead of a cell, beside its own text. */
const INSTEAD: Readonly<Partial<Record<ImportField, readonly (keyof RowEdits)[]>>> = {
  commune: ['communeId'],
  village: ['villageId', 'newVillage'],
  team: ['seat'],
  kind: ['kindIs'],
};

const isAnswered = (field: ImportField, edits: RowEdits): boolean =>
  [field, ...(INSTEAD[field] ?? [])].some((one) => edits[one] !== undefined);

/** Cells nobody may rely on: a formula without its value, an error of the spreadsheet program. */
function unusableCells(texts: RowTexts, edits: RowEdits, add: Collect): ReadonlySet<ImportField> {
  const unusable = new Set<ImportField>();
  for (const field of Object.keys(texts) as ImportField[]) {
    if (isAnswered(field, edits)) continue;
    const text = texts[field].trim();
    if (/^=/.test(text)) add({ field, code: 'formula' });
    else if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(text)) add({ field, code: 'cell-error' });
    else continue;
    unusable.add(field);
  }
  return unusable;
}

function taken<T>(read: ReadText<T>, field: ImportField, add: Collect): T | null {
  if (read.kind === 'read') {
    if (read.note !== null) add({ field, code: read.note, isBlocking: false, params: { value: String(read.value) } });
    return read.value;
  }
  const { proposal } = read;
  add({
    field,
    code: read.code,
    repairs: proposal === null ? [] : [{ field, value: proposal, words: `Sửa thành ${proposal}` }],
  });
  return null;
}

function readWho(texts: RowTexts, add: Collect): Pick<ReadPerson, 'fullName' | 'birthYear' | 'phone'> {
  const { name, isChanged } = readName(texts.fullName);
  if (name === '') add({ field: 'fullName', code: 'name-missing' });
  else if (isChanged) add({ field: 'fullName', code: 'name-cleaned', isBlocking: false, params: { value: name } });
  const phone = readTelephone(texts.phone);
  const noPhone: Repair = { field: 'phone', value: '-', words: 'Bỏ trống' };
  if (phone.kind === 'unread') {
    const { code, proposal } = phone;
    const own: Repair[] =
      proposal === null ? [] : [{ field: 'phone', value: proposal, words: `Sửa thành ${proposal}` }];
    add({ field: 'phone', code, repairs: [...own, noPhone] });
  }
  return {
    fullName: name,
    birthYear: taken(readBirthYear(texts.birthYear), 'birthYear', add),
    phone: phone.kind === 'read' ? taken(phone, 'phone', add) : null,
  };
}

const withOrganisation = (kind: KindName): boolean => kind === 'mass-organisation' || kind === 'telecom-it';

function isKind(text: string | undefined): text is KindName {
  return text !== undefined && text in KIND_WORDS;
}

/** The kind that the officer chose, that its own column says, or that the place of work tells. */
function kindSaid(texts: RowTexts, edits: RowEdits, add: Collect): ReadKind | null {
  if (isKind(edits.kindIs)) return { kind: edits.kindIs, organisation: null };
  const hinted = readKind(texts.organisation);
  if (texts.kind.trim() === '') {
    if (hinted === null) add({ field: 'kind', code: 'kind-missing', isBlocking: false });
    return hinted;
  }
  const said = readKind(texts.kind);
  if (said === null) {
    const kinds = Object.keys(KIND_WORDS) as KindName[];
    const repairs = kinds.map((kind) => ({
      field: 'kindIs' as const,
      value: kind,
      words: `Ghi là ${KIND_WORDS[kind]}`,
    }));
    add({ field: 'kind', code: 'kind-unknown', repairs });
  }
  return said ?? hinted;
}

function organisationSaid(texts: RowTexts, said: ReadKind | null): string | null {
  const written = texts.organisation.trim();
  return readKind(written)?.organisation ?? (written === '' ? (said?.organisation ?? null) : written);
}

function readStanding(texts: RowTexts, edits: RowEdits, add: Collect): Pick<ReadPerson, 'kind' | 'organisation'> {
  const said = kindSaid(texts, edits, add);
  const kind = said?.kind ?? 'resident';
  if (!withOrganisation(kind)) return { kind, organisation: null };
  const organisation = organisationSaid(texts, said);
  if (organisation === null) {
    const repair: Repair = { field: 'kindIs', value: 'resident', words: 'Ghi là Người dân' };
    add({ field: 'organisation', code: 'organisation-missing', repairs: [repair] });
  }
  return { kind, organisation };
}

const teamsOffered = (...names: readonly TeamName[]): Repair[] =>
  names.map((name) => {
    const value = TEAM_WORDS[name];
    return { field: 'team', value, words: name === 'none' ? value : `Xếp vào ${value}` };
  });

const positionsOffered = (): Repair[] =>
  Object.values(POSITION_WORDS).map((value) => ({
    field: 'position',
    value,
    words: `Ghi là ${value.toLocaleLowerCase('vi')}`,
  }));

function readTeamOf(texts: RowTexts, edits: RowEdits, place: ReadPlace, add: Collect): TeamName {
  const hasVillage = place.village !== null || texts.village.trim() !== '';
  const usual: TeamName = hasVillage ? 'village-team' : 'commune-team';
  if (edits.seat === 'none') return 'none';
  const said = texts.team.trim() === '' ? usual : readTeam(texts.team);
  if (said === null)
    add({ field: 'team', code: 'team-unknown', repairs: teamsOffered('commune-team', 'village-team', 'none') });
  const team = said ?? usual;
  if (team === 'village-team' && !hasVillage)
    add({
      field: 'village',
      code: 'village-missing',
      params: place.commune === null ? {} : { communeId: place.commune.id },
      repairs: teamsOffered('commune-team'),
    });
  return team;
}

function readPositionOf(texts: RowTexts, add: Collect): PositionName {
  const position = readPosition(texts.position);
  if (position === null)
    add({
      field: 'position',
      code: 'position-unknown',
      repairs: positionsOffered(),
    });
  return position ?? 'member';
}

function positionAtWork(position: PositionName, add: Collect): PositionName {
  const params = { value: POSITION_WORDS[position].toLocaleLowerCase('vi') };
  add({ field: 'organisation', code: 'position-at-work', isBlocking: false, params });
  return position;
}

function placeOf({
  commune,
  village,
  newVillage,
  villageName,
}: ReadPlace): Omit<ReadPerson, keyof ReturnType<typeof readWho> | 'kind' | 'organisation' | 'team' | 'position'> {
  return {
    communeId: commune?.id ?? null,
    communeName: commune?.fullName ?? '',
    villageId: village?.id ?? null,
    villageName,
    newVillage,
  };
}

/** Reads a person's row. The officer's answers stand instead of the cells. */
export function readRosterRow(cells: RowTexts, edits: RowEdits, book: RegisterPlaces): ReadRow {
  const texts = answeredTexts(cells, edits);
  const { problems, add } = collector(texts);
  const unusable = unusableCells(texts, edits, add);
  const usable = Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [field, unusable.has(field as ImportField) ? '' : text]),
  ) as RowTexts;
  const who = readWho(usable, add);
  const place = readPlace(usable, edits, book);
  problems.push(...place.problems);
  const atWork = usable.position.trim() === '' ? readPositionAtWork(usable.organisation) : null;
  const person = {
    ...who,
    ...readStanding(atWork === null ? usable : { ...usable, organisation: '' }, edits, add),
    team: readTeamOf(usable, edits, place, add),
    position: atWork === null ? readPositionOf(usable, add) : positionAtWork(atWork, add),
    ...placeOf(place),
  };
  return { person, problems: problems.filter(({ field }, index) => keepsOne(problems, unusable, field, index)) };
}

/** A cell that holds a formula is told once, not again as an empty one. */
function keepsOne(
  problems: readonly RowProblem[],
  unusable: ReadonlySet<ImportField>,
  field: ImportField,
  index: number,
): boolean {
  return !unusable.has(field) || problems.findIndex((one) => one.field === field) === index;
}

/** The cells of a row with what the officer typed instead. */
export function answeredTexts(cells: RowTexts, edits: RowEdits): RowTexts {
  const { communeId: _c, villageId: _v, newVillage: _n, seat: _s, kindIs: _k, nameIs: _w, ...texts } = edits;
  return { ...cells, ...texts };
}

/** A row below the heads that may be a person or a village. */
export interface DataRow {
  readonly number: number;
  readonly texts: RowTexts;
}

const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '');

/** “(1) (2) (3)”, or “1 2 3 4”: the numbers of columns that official forms print below the heads. */
function isColumnNumbers(cells: readonly string[]): boolean {
  const texts = filled(cells).map((cell) => cell.trim());
  return texts.length > 2 && texts.every((text, index) => new RegExp(`^\\(?${index + 1}\\)?$`).test(text));
}

/** Totals and signatures below a list. */
const END_WORDS =
  /^(tong|tong cong|tong so|cong|danh sach co|danh sach nay|nguoi lap|tm |kt |noi nhan|ghi chu|luu y|an dinh)\b/;

const SERIAL = /^(?:[IVXLC]+|\d+|[A-Z])\.?$/;

/** The one text of a row, a serial number before it aside; null when it has more. */
function onlyText(cells: readonly string[]): { readonly text: string; readonly isNumbered: boolean } | null {
  const [first = '', ...others] = [...new Set(filled(cells).map((cell) => cell.trim()))];
  if (others.length === 0) return { text: first, isNumbered: false };
  const [second = ''] = others;
  return others.length === 1 && SERIAL.test(first) ? { text: second, isNumbered: true } : null;
}

/** The words of a heading row, or null for any other row. */
function headingOf(cells: readonly string[], { birthYear, phone }: RowTexts): string | null {
  const only = birthYear === '' && phone === '' ? onlyText(cells) : null;
  if (only === null) return null;
  const isPlace = villageOfHeading(only.text) !== null || isCommuneTeam(only.text);
  return !only.isNumbered || isPlace ? only.text : null;
}

const isCommuneTeam = (heading: string): boolean => /\bto cong nghe so.*\b(xa|phuong)\b/.test(headKey(heading));

function textsOf(cells: readonly string[], columns: ColumnMatch): RowTexts {
  const pick = (field: ImportField): string => {
    const said = (columns[field] ?? []).map((column) => cells[column]?.trim() ?? '').filter((text) => text !== '');
    // Cells that are merged over several columns say the same in each.
    return field === 'fullName' ? [...new Set(said)].join(' ') : (said[0] ?? '');
  };
  return Object.fromEntries(IMPORT_FIELDS.map((field) => [field, pick(field)])) as RowTexts;
}

/** A year under “Nam” and “Nữ” may be a cross with the year elsewhere; a cross is no year. */
const withoutCrosses = (texts: RowTexts): RowTexts =>
  /^[xX✓]$/.test(texts.birthYear) ? { ...texts, birthYear: '' } : texts;

/** The village that headings name, while the rows go by. */
class Section {
  village = '';

  /** True when the row is a heading. */
  takes(heading: string | null): boolean {
    if (heading === null) return false;
    this.village = villageOfHeading(heading) ?? (isCommuneTeam(heading) ? '' : this.village);
    return true;
  }
}

const isNoise = (cells: readonly string[], texts: RowTexts): boolean =>
  isColumnNumbers(cells) || END_WORDS.test(headKey(filled(cells)[0] ?? '')) || saysNothing(texts);

/**
 * The rows below the heads that say something of somebody: numbers of columns, headings, totals and signatures are passed over. A
 * heading that names a village holds for the rows below it that name none.
 */
export function dataRows(
  rows: Iterable<{ readonly number: number; readonly cells: readonly string[] }>,
  headerRow: number,
  columns: ColumnMatch,
): { readonly rows: DataRow[]; readonly passedOver: number[] } {
  const found: DataRow[] = [];
  const passedOver: number[] = [];
  const section = new Section();
  const isOfPeople = columns.fullName !== undefined;
  for (const { number, cells } of rows) {
    if (number <= headerRow) continue;
    const texts = withoutCrosses(textsOf(cells, columns));
    if ((isOfPeople && section.takes(headingOf(cells, texts))) || isNoise(cells, texts)) passedOver.push(number);
    else found.push({ number, texts: texts.village === '' ? { ...texts, village: section.village } : texts });
  }
  return { rows: found, passedOver };
}

/** Only a serial number, or words in columns nobody asked for. */
function saysNothing({ fullName, birthYear, phone, village }: RowTexts): boolean {
  return fullName === '' && birthYear === '' && phone === '' && village === '';
}
