/** What an officer did that may be taken back within the day. The list is that of `act_kind_ck`. */
export type ActKind =
  | 'seat-taken'
  | 'seat-ended'
  | 'seat-replaced'
  | 'seat-moved'
  | 'team-added'
  | 'team-ended'
  | 'village-added'
  | 'village-renamed'
  | 'villages-merged'
  | 'village-ended'
  | 'communes-reformed'
  | 'records-joined';

/** The tables an act may touch, in the order in which their rows are written back. */
export const ACT_TABLES = [
  'unit',
  'team',
  'member',
  'seat_term',
  'unit_former_name',
  'unit_succession',
  'role_grant',
  'person_pair',
] as const;

/** A table an act may touch. */
export type ActTable = (typeof ACT_TABLES)[number];

/** A row before and after an act; null: it was not there. Images are jsonb as the database writes it. */
export interface ActRow {
  readonly table: ActTable;
  readonly rowId: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** What to do with a row to take an act back. */
export type Restoring =
  | { readonly kind: 'delete'; readonly table: ActTable; readonly rowId: string }
  | { readonly kind: 'update' | 'insert'; readonly table: ActTable; readonly rowId: string; readonly image: object };

/** Created rows of these are named by others and go last; the others make room first. */
const GOES_LAST: readonly ActTable[] = [
  'person_pair',
  'role_grant',
  'unit_former_name',
  'unit_succession',
  'team',
  'unit',
];

/**
 * The order in which an act is taken back, so that no constraint is broken on the way: holdings it began go first, then
 * every changed row gets its image back, then what it founded goes, last of all the holdings it removed return.
 */
export function restoringsOf(rows: readonly ActRow[]): Restoring[] {
  const of = (table: ActTable): readonly ActRow[] => rows.filter((row) => row.table === table);
  const deletes = (table: ActTable): Restoring[] =>
    of(table)
      .filter((row) => row.before === null)
      .map(({ rowId }) => ({ kind: 'delete', table, rowId }));
  const writes = (table: ActTable, kind: 'update' | 'insert'): Restoring[] =>
    of(table).flatMap(({ rowId, before, after }) =>
      before !== null && (after === null) === (kind === 'insert') ? [{ kind, table, rowId, image: before }] : [],
    );
  return [
    ...deletes('seat_term'),
    ...ACT_TABLES.flatMap((table) => writes(table, 'update')),
    ...GOES_LAST.flatMap(deletes),
    ...writes('seat_term', 'insert'),
  ];
}

/** The first row that is no longer as the act left it, or null; `present` holds images by table and id. */
export function builtOn(rows: readonly ActRow[], present: (row: ActRow) => object | null): ActRow | null {
  return rows.find((row) => JSON.stringify(present(row)) !== JSON.stringify(row.after)) ?? null;
}
/** What was built on a unit or team: said after its name, and what to do about it first. */
export interface BuiltOn {
  readonly words: string;
  readonly remedy: string;
}

const LAST_FIRST = 'Hoàn tác việc sau cùng trước.';

const MOVE = 'Chuyển họ sang đơn vị khác trước.';

const KEPT = 'Dữ liệu ấy phải giữ lại: không hoàn tác được, sửa bằng một thay đổi mới.';

const provincial: BuiltOn = { words: 'đã có quy định của tỉnh', remedy: KEPT };

/** The table of what officers did, as rows that name something are told. */
export const ACTS = 'org.act';

/** By the table that names the unit; an architecture test asks the catalogue that none is missing (decision 0064). */
const ON_UNITS: Readonly<Record<string, BuiltOn>> = {
  ended: { words: 'đã kết thúc', remedy: LAST_FIRST },
  'assessment.attempt': { words: 'đã có bài kiểm tra', remedy: KEPT },
  'assessment.submission': { words: 'đã có bài thực hành', remedy: KEPT },
  'classes.class_group': { words: 'đã có lớp học', remedy: KEPT },
  'classes.equipment': { words: 'đã có thiết bị', remedy: KEPT },
  'classes.planned_guest': { words: 'đã có lớp xếp cho người ở đó', remedy: KEPT },
  'classes.venue': { words: 'đã có nơi học', remedy: KEPT },
  'credentials.certificate': { words: 'đã có giấy chứng nhận', remedy: KEPT },
  'credentials.change': { words: 'đã có đề nghị về giấy chứng nhận', remedy: KEPT },
  'credentials.register': { words: 'đã có sổ cấp giấy chứng nhận', remedy: KEPT },
  'credentials.release': { words: 'đã có danh sách cấp giấy chứng nhận', remedy: KEPT },
  'classes.correction_rule': { words: 'đã có hạn sửa điểm danh', remedy: KEPT },
  'credentials.release_rule': { words: 'đã có quy định cấp giấy chứng nhận', remedy: KEPT },
  'identity.activation_code': { words: 'đã có mã đăng nhập đọc cho người ở đó', remedy: KEPT },
  'interop.import_batch': { words: 'đã có danh sách nhập từ tệp', remedy: KEPT },
  'learning.badge_issuer': provincial,
  'learning.outside_claim': { words: 'đã có giấy chứng nhận nơi khác gửi xét', remedy: KEPT },
  'learning.round': { words: 'đã có đợt học', remedy: KEPT },
  'learning.round_extension_commune': { words: 'đã có gia hạn cho xã', remedy: KEPT },
  'org.act': { words: 'đã có việc làm sau đó', remedy: LAST_FIRST },
  'org.data_request': { words: 'đã có yêu cầu về dữ liệu', remedy: KEPT },
  'org.former_commune': { words: 'đã đứng trong bảng địa chỉ cũ', remedy: KEPT },
  'org.holiday': provincial,
  'org.holiday_year': provincial,
  'org.member': { words: 'đã có người khác', remedy: MOVE },
  'org.partner': { words: 'đã ghi đơn vị cùng tổ chức', remedy: KEPT },
  'org.role_grant': { words: 'đã có quyền của cán bộ', remedy: KEPT },
  'org.seat_cap_change': provincial,
  'org.seat_number': provincial,
  'org.team': { words: 'đã có tổ', remedy: LAST_FIRST },
  'org.unit': { words: 'đã có thôn', remedy: LAST_FIRST },
  'org.unit_former_name': { words: 'đã đổi tên', remedy: LAST_FIRST },
  'org.unit_succession': { words: 'đã sáp nhập hoặc chia tách', remedy: LAST_FIRST },
  'papers.paper': { words: 'đã có giấy tờ', remedy: KEPT },
  'credentials.design_version': { words: 'đã có mẫu giấy chứng nhận riêng', remedy: KEPT },
  'credentials.design_image': { words: 'đã có hình của mẫu giấy chứng nhận', remedy: KEPT },
  'papers.template_version': { words: 'đã có mẫu giấy tờ riêng', remedy: KEPT },
  'planning.call_quota': { words: 'đã có chỗ trong đăng ký nhu cầu', remedy: KEPT },
  'planning.class_call': { words: 'đã có đăng ký nhu cầu', remedy: KEPT },
  'planning.market': { words: 'đã có chợ phiên', remedy: 'Bỏ chợ ấy ở mục Kế hoạch trước.' },
  'planning.plan': { words: 'đã có kế hoạch mở lớp', remedy: KEPT },
  'planning.plan_gap': { words: 'đã đứng trong kế hoạch mở lớp', remedy: KEPT },
  'planning.planned_class': { words: 'đã đứng trong kế hoạch mở lớp', remedy: KEPT },
  'planning.trainer_home': { words: 'đã là nơi ở của giảng viên', remedy: 'Ghi nơi ở khác cho giảng viên trước.' },
};

/** The same for teams. */
const ON_TEAMS: Readonly<Record<string, BuiltOn>> = {
  ended: { words: 'đã giải thể', remedy: LAST_FIRST },
  decision: { words: 'đã ghi số quyết định', remedy: LAST_FIRST },
  'org.role_grant': { words: 'đã có quyền của tổ trưởng', remedy: KEPT },
  'org.seat_term': { words: 'đã có người khác', remedy: LAST_FIRST },
};

const OTHER: BuiltOn = { words: 'đã có dữ liệu khác', remedy: KEPT };

/** True when somebody wrote words for rows of this table that name such a place. */
export function hasWordsFor(kind: 'team' | 'unit', what: string): boolean {
  return what in (kind === 'team' ? ON_TEAMS : ON_UNITS);
}

/** What stands on a unit or team; `what` is the table that names it, with its schema, or `ended` or `decision`. */
export function builtOnPlace(kind: 'team' | 'unit', what: string): BuiltOn {
  return (kind === 'team' ? ON_TEAMS : ON_UNITS)[what] ?? OTHER;
}

/** One sentence or two about one place: what stands on it, then what to do first. */
export function standingWords(name: string, built: readonly BuiltOn[]): { standing: string; remedy: string } {
  const once = (texts: readonly string[]): string[] => [...new Set(texts)];
  return {
    standing: `${name} ${once(built.map(({ words }) => words)).join(', ')}`,
    remedy: once(built.map(({ remedy }) => remedy)).join(' '),
  };
}
