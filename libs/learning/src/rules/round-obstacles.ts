/** What stands on a round that is to be taken back. */
export interface RoundBurden {
  /** People. */
  readonly finished: number;
  /** That wait or stand. */
  readonly waivers: number;
  /** Later dates for many that stand. */
  readonly roundExtensions: number;
  /** Rounds that ask its people anew for what an edition changed. */
  readonly reopenings: number;
  /** Other rounds that are for who finished this one, or who did not. */
  readonly audiences: number;
  /** Rows of other libraries, by table with its schema. */
  readonly elsewhere: readonly { readonly table: string; readonly rows: number }[];
}

/** Something in the way, in Vietnamese and without a full stop, and what to do about it. */
export interface RoundObstacle {
  readonly words: string;
  readonly remedy: string;
}

interface Words {
  /** Said after the number. */
  readonly after: string;
  readonly remedy: string;
}

const KEPT = 'Dữ liệu ấy phải giữ lại, nên đợt này không rút lại được.';

const OWN: Readonly<Record<Exclude<keyof RoundBurden, 'elsewhere'>, Words>> = {
  finished: {
    after: 'người đã hoàn thành đợt',
    remedy: 'Đợt đã có người hoàn thành thì không rút lại được: kết quả của họ phải giữ lại.',
  },
  waivers: {
    after: 'yêu cầu đang được miễn hoặc chờ xác nhận miễn',
    remedy: 'Bỏ đề nghị miễn, hoặc thôi miễn, ở trang của từng người trước.',
  },
  roundExtensions: {
    after: 'lần gia hạn cho nhiều người đang áp dụng',
    remedy: 'Bỏ gia hạn ấy ở trang của đợt trước.',
  },
  reopenings: { after: 'đợt học lại được mở từ đợt này', remedy: 'Hoàn tác việc mở học lại ấy trước.' },
  audiences: {
    after: 'đợt khác chọn người theo việc đã hoàn thành đợt này',
    remedy: 'Đổi đối tượng của những đợt ấy trước.',
  },
};

/** By the table that names the round or a passage through it; an architecture test asks the catalogue that none is missing. */
const ELSEWHERE: Readonly<Record<string, Words>> = {
  'credentials.certificate': { after: 'giấy chứng nhận đã cấp', remedy: KEPT },
  'credentials.release': {
    after: 'danh sách cấp giấy chứng nhận, kể cả danh sách đã thu lại hoặc quá hạn',
    remedy: KEPT,
  },
  'credentials.release_entry': { after: 'dòng trong danh sách cấp giấy chứng nhận', remedy: KEPT },
  'credentials.change': { after: 'đề nghị về giấy chứng nhận', remedy: KEPT },
  'credentials.signed_upload': { after: 'lần tải lên giấy đã ký', remedy: KEPT },
  'papers.paper': {
    after: 'giấy tờ của đợt',
    remedy: 'Bản nháp thì xóa ở mục Giấy tờ của đợt trước. Giấy đã ban hành phải giữ lại: đợt không rút lại được.',
  },
  'planning.plan': {
    after: 'kế hoạch xếp lớp cho đợt',
    remedy: 'Kế hoạch chưa mở lớp thì xóa ở mục Xếp lớp trước. Đã mở lớp thì đợt không rút lại được.',
  },
};

/** Lines of what is told already. */
const TOLD_WITH: Readonly<Record<string, string>> = { 'credentials.release_entry': 'credentials.release' };

const OTHER: Words = { after: 'dữ liệu khác', remedy: KEPT };

/** True when somebody wrote words for rows of this table that name a round or a passage. */
export const hasRoundWords = (table: string): boolean => table in ELSEWHERE;

/** All that stands in the way, what the round's own people did first; none: the round may be taken back. */
export function roundObstacles(built: RoundBurden): RoundObstacle[] {
  const own = Object.entries(OWN).map(([kind, words]) => ({ number: built[kind as keyof typeof OWN], words }));
  const tables = new Set(built.elsewhere.map(({ table }) => table));
  const elsewhere = built.elsewhere
    .filter(({ table }) => !tables.has(TOLD_WITH[table] ?? ''))
    .map(({ table, rows }) => ({ number: rows, words: ELSEWHERE[table] ?? OTHER }));
  return [...own, ...elsewhere]
    .filter(({ number }) => number > 0)
    .map(({ number, words: { after, remedy } }) => ({
      words: `${number.toLocaleString('vi-VN')} ${after}`,
      remedy,
    }));
}
