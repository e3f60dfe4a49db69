import { foldText } from '@lopso/platform';

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
