import { cleanText, foldText, plainApostrophes } from '@lopso/platform';

/** Whom people are, as `org` names them. */
export type KindName = 'official' | 'teacher' | 'police' | 'health' | 'mass-organisation' | 'telecom-it' | 'resident';

/** What people are in a team. */
export type PositionName = 'leader' | 'deputy' | 'member';

/** Which team somebody sits in, or none. */
export type TeamName = 'commune-team' | 'village-team' | 'none';

/** A kind, with the organisation its words named. */
export interface ReadKind {
  readonly kind: KindName;
  readonly organisation: string | null;
}

/** Words of the template's list, in its order. */
export const KIND_WORDS: Readonly<Record<KindName, string>> = {
  official: 'Cán bộ, công chức',
  teacher: 'Giáo viên',
  police: 'Công an',
  health: 'Y tế',
  'mass-organisation': 'Đoàn thể',
  'telecom-it': 'Doanh nghiệp viễn thông, CNTT',
  resident: 'Người dân',
};

/** Words of the template's list. */
export const POSITION_WORDS: Readonly<Record<PositionName, string>> = {
  leader: 'Tổ trưởng',
  deputy: 'Tổ phó',
  member: 'Thành viên',
};

/** Words of the template's list. */
export const TEAM_WORDS: Readonly<Record<TeamName, string>> = {
  'commune-team': 'Tổ cấp xã',
  'village-team': 'Tổ của thôn',
  none: 'Không xếp vị trí',
};

interface Pattern {
  readonly words: RegExp;
  readonly kind: KindName;
  readonly organisation?: string;
}

/** In this order: “Hội Phụ nữ thôn” is an association before it is a village. */
const PATTERNS: readonly Pattern[] = [
  { words: /\bphu nu\b|\bh?lhpn\b|\bhpn\b/, kind: 'mass-organisation', organisation: 'Hội Phụ nữ' },
  { words: /\bnong dan viet nam\b|\bhoi nong dan\b|\bhnd\b/, kind: 'mass-organisation', organisation: 'Hội Nông dân' },
  { words: /\bcuu chien binh\b|\bccb\b/, kind: 'mass-organisation', organisation: 'Hội Cựu chiến binh' },
  {
    words: /\bdoan thanh nien\b|\bdoan tn\b|\bdtn\b|\bbi thu doan\b|\bchi doan\b|\bdoan vien\b|\bdoan xa\b/,
    kind: 'mass-organisation',
    organisation: 'Đoàn Thanh niên',
  },
  { words: /\bmat tran\b|\bmttq\b/, kind: 'mass-organisation', organisation: 'Mặt trận Tổ quốc' },
  { words: /\bcong doan\b/, kind: 'mass-organisation', organisation: 'Công đoàn' },
  { words: /\bdoan the\b|\bhoi vien\b|\bchi hoi\b/, kind: 'mass-organisation' },
  { words: /\bvnpt\b/, kind: 'telecom-it', organisation: 'VNPT' },
  { words: /\bviettel\b/, kind: 'telecom-it', organisation: 'Viettel' },
  { words: /\bmobifone\b/, kind: 'telecom-it', organisation: 'MobiFone' },
  { words: /\bbuu dien\b/, kind: 'telecom-it', organisation: 'Bưu điện' },
  { words: /\bvien thong\b|\bcntt\b|\bcong nghe thong tin\b|\bdoanh nghiep\b/, kind: 'telecom-it' },
  { words: /\bcong an\b|\bca xa\b|\bcax\b|\banttcs\b|\ban ninh trat tu\b/, kind: 'police' },
  {
    words: /\bgiao vien\b|\bgv\b|\bhieu truong\b|\btruong (th|thcs|thpt|mn|mam non|tieu hoc)\b|\bgiao duc\b/,
    kind: 'teacher',
  },
  { words: /\by te\b|\btram y\b|\by si\b|\bbac si\b|\bytthon\b|\bytt\b/, kind: 'health' },
  {
    words:
      /\bcan bo\b|\bcong chuc\b|\bvien chuc\b|\bubnd\b|\bhdnd\b|\bbi thu\b|\bchu tich\b|\bvan phong\b|\bvhxh\b|\bvan hoa\b|\btu phap\b|\bdia chinh\b/,
    kind: 'official',
  },
  {
    words:
      /\bnguoi dan\b|\bdan\b|\btruong thon\b|\btruong ban\b|\bpho thon\b|\bnong dan\b|\blam ruong\b|\bnguoi co uy tin\b|\bto truong to dan pho\b|\btu do\b|\bkinh doanh\b/,
    kind: 'resident',
  },
];

/** Who somebody is by what their row says of it, or null where the words name no kind. */
export function readKind(typed: string): ReadKind | null {
  const folded = foldText(typed).replace(/[^a-z0-9 ]+/g, ' ');
  const exact = (Object.keys(KIND_WORDS) as KindName[]).find((kind) => foldText(KIND_WORDS[kind]) === foldText(typed));
  if (exact !== undefined) return { kind: exact, organisation: null };
  const found = PATTERNS.find(({ words }) => words.test(folded));
  return found === undefined ? null : { kind: found.kind, organisation: found.organisation ?? null };
}

/** What somebody is in the team: “Tổ trưởng”, “TT”, “Phó tổ trưởng”; an empty cell is a member; null for other words. */
export function readPosition(typed: string): PositionName | null {
  const folded = foldText(typed)
    .replace(/[^a-z ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (folded === '' || /^(thanh vien|to vien|uy vien|tv|hoi vien)( to)?$/.test(folded)) return 'member';
  if (/^(pho to truong|to pho|pho to|tp|p to truong|pho)( to)?$/.test(folded)) return 'deputy';
  if (/^(to truong|truong to|tt|nhom truong|truong)( to)?$/.test(folded)) return 'leader';
  return null;
}

/**
 * “Tổ trưởng” or “Tổ phó” in a column of work, “Chức vụ”, which also names posts elsewhere; null for these, and for a word that
 * could be one of these (“Trưởng”).
 */
export function readPositionAtWork(typed: string): PositionName | null {
  const position = readPosition(typed);
  return /\bto\b/.test(foldText(typed)) && position !== 'member' ? position : null;
}

/** How officers say “in no team” in a cell: “Không”, “không có”, “chưa xếp”, a cross or a dash. */
const NO_TEAM = /^(none|[x\-–—]|(khong|ko|k|chua)( (co|xep|thuoc|vao|o)( (to|vi tri))?( nao)?)?)$/;

/** Which team the words mean; null for words that name neither. */
export function readTeam(typed: string): TeamName | null {
  const folded = foldText(typed);
  if (foldText(TEAM_WORDS.none) === folded || NO_TEAM.test(folded)) return 'none';
  if (/\b(thon|ban|xom|khu|to dan pho|tdp|khu pho)\b/.test(folded)) return 'village-team';
  if (/\b(xa|phuong|cap xa|thi tran)\b/.test(folded)) return 'commune-team';
  return null;
}

/** A value read from a text, and what had to be assumed for it. */
export type ReadText<T> =
  | { readonly kind: 'read'; readonly value: T; readonly note: string | null }
  /** Nothing can be made of it; `proposal` is a text that could be meant. */
  | { readonly kind: 'unread'; readonly code: string; readonly proposal: string | null };

const read = <T>(value: T, note: string | null = null): ReadText<T> => ({ kind: 'read', value, note });

const unread = <T>(code: string, proposal: string | null = null): ReadText<T> => ({ kind: 'unread', code, proposal });

const EARLIEST_YEAR = 1920;

const DAY_MS = 86_400_000;

const EPOCH_MS = Date.UTC(1899, 11, 30);

/** The number of days behind a date of 1905 that is really a year typed into a cell formatted as a date. */
function yearBehindDate(day: number, month: number, year: number): number | null {
  if (year !== 1905) return null;
  const serial = Math.round((Date.UTC(year, month - 1, day) - EPOCH_MS) / DAY_MS);
  return serial >= EARLIEST_YEAR && serial <= 2_030 ? serial : null;
}

function yearOfDate(text: string): ReadText<number> | null {
  const date = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*((?:19|20)\d\d)(?:\s.*)?$/.exec(text);
  if (date !== null) {
    const written = Number(date[3]);
    const behind = yearBehindDate(Number(date[1]), Number(date[2]), written);
    return behind === null ? read(written, 'date-to-year') : read(behind, 'year-as-date');
  }
  const other = /^((?:19|20)\d\d)[/.-]\d{1,2}[/.-]\d{1,2}/.exec(text) ?? /^\d{1,2}[/.-]((?:19|20)\d\d)$/.exec(text);
  return other === null ? null : read(Number(other[1]), 'date-to-year');
}

/** Two digits as the year somebody old enough was born in. */
function fullYear(text: string): string | null {
  const short = /^(?:\d{1,2}[/.-]\d{1,2}[/.-])?(\d\d)$/.exec(text)?.[1];
  return short === undefined ? null : String(Number(short) + (Number(short) > 12 ? 1900 : 2000));
}

/** Five digits as the days since 1900 of a date whose cell lost its format. */
function yearOfSerial(text: string): string | null {
  if (!/^\d{5}$/.test(text)) return null;
  const year = new Date(EPOCH_MS + Number(text) * DAY_MS).getUTCFullYear();
  return year >= EARLIEST_YEAR && year <= 2_030 ? String(year) : null;
}

/**
 * A birth year from a year, a date as people write it (31/5/1978, 1978-05-31), or a year in a cell formatted as a date. Two digits
 * are never taken for granted: 60 becomes a proposal.
 */
export function readBirthYear(typed: string): ReadText<number> {
  const text = cleanText(typed).replace(/\.0+$/, '').replace(/^['’]/, '');
  if (text === '') return unread('birth-year-missing');
  const year = /^\D{0,12}((?:19|20)\d\d)\D?$/.exec(text)?.[1];
  if (year !== undefined) return read(Number(year));
  return yearOfDate(text) ?? unread('birth-year', fullYear(text) ?? yearOfSerial(text));
}

/** Numbers of eleven digits became ten in 2018; the operators' own table. */
const OLD_PREFIXES: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/** Digits of a number as typed: letter O for nought, signs and blanks gone, +84 and 84 as 0. */
function digitsOf(text: string): string {
  const digits = text
    .replace(/[oO]/g, '0')
    .replace(/^\+?84(?=\d{9,10}$)/, '0')
    .replace(/^\+84/, '0');
  return digits.replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0');
}

const NO_NUMBER = /^[-–—./\\]*$|^(khong|không|ko|k)( có)?$/i;

/** The number of today behind one of eleven digits, or null. */
function renewed(digits: string): string | null {
  const old = /^0?(1\d\d)(\d{7})$/.exec(digits);
  const prefix = OLD_PREFIXES[`0${old?.[1] ?? ''}`];
  return old === null || prefix === undefined ? null : `${prefix}${old[2] ?? ''}`;
}

function readDigits(digits: string, note: string | null): ReadText<string | null> {
  if (/^0\d{9}$/.test(digits) || /^02\d{9}$/.test(digits)) return read(digits, note);
  if (/^[1-9]\d{8}$/.test(digits)) return read(`0${digits}`, 'lost-nought');
  const today = renewed(digits);
  return today === null ? unread('org.phone') : unread('old-phone', today);
}

/**
 * A telephone as its ten digits. A nought lost because the cell was a number is put back; of several numbers the first is taken;
 * numbers of before 2018 become a proposal. An empty text is null.
 */
export function readTelephone(typed: string): ReadText<string | null> {
  const text = cleanText(typed).replace(/\.0+$/, '');
  if (NO_NUMBER.test(text)) return read(null);
  const numbers = text.split(/[;,/]|\s[-–]\s/).filter((part) => part.replace(/\D/g, '').length >= 9);
  const digits = digitsOf((numbers[0] ?? text).replace(/[\s.\-()]/g, ''));
  return readDigits(digits, numbers.length > 1 ? 'first-phone' : null);
}

/** A name without what is none of it: “1. Đ/c Lù Seo Páo (tổ trưởng)”. Ông and Bà without a point may be a family name and stay. */
export function readName(typed: string): { readonly name: string; readonly isChanged: boolean } {
  const text = plainApostrophes(cleanText(typed));
  const name = cleanText(text.replace(/\([^)]*\)/g, ' '))
    .replace(/^\d+\s*[.)\-/]\s*/, '')
    .replace(/^(?:(?:ông|bà|anh|chị|cô|thầy)\s*[.:]|đ\s*\/?\s*c\s*[.:]?|đồng chí\s*:?)\s*(?=\S+\s\S)/iu, '')
    .replace(/[,;.]+$/, '')
    .trim();
  return { name, isChanged: name !== text };
}
