/** What people may be picked by. All that is given must hold; what is null does not matter. */
export interface PersonFilter {
  readonly communeId: string | null;
  readonly teamId: string | null;
  readonly kind: string | null;
  readonly state: StateFilter | null;
  /** Key of a requirement that is not met. */
  readonly missing: string | null;
  /** As typed: part of a name, of a telephone, or a place; diacritics and case do not matter. */
  readonly text: string | null;
}

/** How a cycle stands; the same words as in `learning` (`cycleState`). */
const PERSON_STATES = ['finished', 'doing', 'not-started', 'overdue'] as const;

export type PersonState = (typeof PERSON_STATES)[number];

/** States people may be picked by: `unfinished` is every state but finished. */
export const STATE_FILTERS = [...PERSON_STATES, 'unfinished'] as const;

export type StateFilter = (typeof STATE_FILTERS)[number];

/** Words of the exported file; a test holds them against those of the screens. */
export const STATE_WORDS: Readonly<Record<PersonState, string>> = {
  finished: 'Đã hoàn thành',
  doing: 'Đang học',
  'not-started': 'Chưa bắt đầu',
  overdue: 'Quá hạn',
};

/** Kinds of member (thành phần). */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  official: 'Cán bộ',
  teacher: 'Giáo viên',
  police: 'Công an',
  health: 'Y tế',
  'mass-organisation': 'Đoàn thể',
  'telecom-it': 'Doanh nghiệp viễn thông – CNTT',
  resident: 'Người dân',
};

/** What a person is in the team. */
export const POSITION_WORDS: Readonly<Record<string, string>> = {
  leader: 'Tổ trưởng',
  deputy: 'Tổ phó',
  member: 'Thành viên',
};

/** Names of what a filter points at; null when it points at nothing the reader may see. */
export interface FilterNames {
  readonly commune: string | null;
  readonly team: string | null;
  readonly requirement: string | null;
}

const UNKNOWN = 'không rõ';

function stateWords(state: StateFilter): string {
  return state === 'unfinished' ? 'Chưa hoàn thành' : STATE_WORDS[state];
}

/** A filter in words: “Xã, phường: Xã Hàm Yên. Tình trạng: Đang học.” */
export function filterWords(filter: PersonFilter, names: FilterNames): string {
  const { communeId, teamId, kind, state, missing, text } = filter;
  const parts = [
    part('Xã, phường', communeId, () => names.commune),
    part('Tổ', teamId, () => names.team),
    part('Thành phần', kind, (value) => KIND_WORDS[value]),
    part('Tình trạng', state, stateWords),
    part('Còn thiếu', missing, () => names.requirement),
    part('Tìm theo', text, (value) => value),
  ].filter((words) => words !== '');
  return parts.length === 0 ? 'Tất cả mọi người trong đợt.' : parts.join(' ');
}

function part<T extends string>(
  head: string,
  value: T | null,
  nameOf: (value: T) => string | null | undefined,
): string {
  return value === null ? '' : `${head}: ${nameOf(value) ?? UNKNOWN}.`;
}

/** A column of the exported list. */
export interface PersonColumn {
  readonly header: string;
  readonly width: number;
  readonly kind: 'text' | 'whole' | 'date' | 'instant';
}

/** What a row of the exported list is made of. */
export interface ListedPerson {
  readonly fullName: string;
  readonly kind: string;
  readonly organisation: string | null;
  readonly communeName: string;
  readonly teamName: string;
  readonly seatNumber: number;
  readonly position: string;
  readonly heldFrom: string;
  readonly state: PersonState;
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly missing: string;
  readonly finishedAt: Date | null;
}

/** The columns of the exported list, in order. */
export const PERSON_COLUMNS: readonly PersonColumn[] = [
  { header: 'Họ và tên', width: 26, kind: 'text' },
  { header: 'Xã, phường', width: 22, kind: 'text' },
  { header: 'Tổ', width: 26, kind: 'text' },
  { header: 'Vị trí', width: 7, kind: 'whole' },
  { header: 'Chức danh', width: 12, kind: 'text' },
  { header: 'Giữ vị trí từ', width: 13, kind: 'date' },
  { header: 'Thành phần', width: 16, kind: 'text' },
  { header: 'Tổ chức', width: 22, kind: 'text' },
  { header: 'Tình trạng', width: 15, kind: 'text' },
  { header: 'Bước đã xong', width: 13, kind: 'whole' },
  { header: 'Tổng số bước', width: 13, kind: 'whole' },
  { header: 'Còn thiếu', width: 48, kind: 'text' },
  { header: 'Hoàn thành lúc', width: 17, kind: 'instant' },
];

/** The cells of one person, in the order of the columns. */
export function personCells(person: ListedPerson): (string | number | Date | null)[] {
  return [
    person.fullName,
    person.communeName,
    person.teamName,
    person.seatNumber,
    POSITION_WORDS[person.position] ?? person.position,
    person.heldFrom,
    KIND_WORDS[person.kind] ?? person.kind,
    person.organisation,
    STATE_WORDS[person.state],
    person.doneSteps,
    person.totalSteps,
    person.missing,
    person.finishedAt,
  ];
}
/** A team in a list: “Tổ cấp xã”, “Tổ thôn Bản Pắng”, “Tổ dân phố 4”. The full name of the decision is too long for a row. */
export function shortTeamName(kind: 'commune-team' | 'village-team', unitFullName: string): string {
  if (kind === 'commune-team') return 'Tổ cấp xã';
  if (unitFullName.startsWith('Tổ ')) return unitFullName;
  return `Tổ ${unitFullName.charAt(0).toLocaleLowerCase('vi')}${unitFullName.slice(1)}`;
}

/** A commune told apart from its namesakes: “Xã Tân Tiến (Hoàng Su Phì cũ)”. */
export function communeNameOf(name: string, distinguishedBy: string | null): string {
  return distinguishedBy === null ? name : `${name} (${distinguishedBy})`;
}

const collator = new Intl.Collator('vi', { numeric: true });

interface NamedTeam {
  readonly kind: string;
  readonly name: string;
}

/** The commune's team first, then by name with numbers as numbers: Tổ dân phố 2 stands before Tổ dân phố 10. */
export function compareTeams(a: NamedTeam, b: NamedTeam): number {
  return a.kind.localeCompare(b.kind) || collator.compare(a.name, b.name);
}
