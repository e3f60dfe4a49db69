/** Tables whose rows an undo takes back by itself: cycles that opened for the seats it gave, accounts that only wait for their slip. */
export const REMOVABLE = ['learning.cycle', 'learning.reopening_name', 'identity.account'];

interface BuiltOn {
  /** What was built on it, said after the name. */
  readonly words: string;
  /** What the officer can do instead, or first. */
  readonly remedy: string;
}

/** Something built on what an import brought, as `org` names it. */
interface Blocker {
  readonly kind: 'member' | 'team' | 'village';
  readonly id: string;
  readonly what: string;
  /** Of the team or village; null for members. */
  readonly name: string | null;
  /** The same; null for members, about whom this file has the words, but for lists that name them. */
  readonly words: string | null;
}

const LEAVES = 'Nhập nhầm người thì cho rời vị trí ở trang tổ.';

const studied = `Kết quả học phải giữ lại. ${LEAVES}`;

const reseated = `Việc xếp vị trí đã ghi vào lịch sử. ${LEAVES}`;

/** What was built on an imported person; the key is how `org` and `WrittenRosterService` name it. */
const ON_MEMBERS: Readonly<Record<string, BuiltOn>> = {
  'seat-changed': { words: 'vị trí trong tổ đã thay đổi', remedy: reseated },
  'org.act': { words: 'đã được xếp hoặc thay vị trí', remedy: reseated },
  corrected: { words: 'thông tin đã được sửa', remedy: 'Sửa lại như trong tệp ở trang của người ấy, rồi hoàn tác.' },
  'identity.account': { words: 'đã dùng phiếu hoặc tài khoản', remedy: `Tài khoản đã có người dùng. ${LEAVES}` },
  'learning.outside_claim': { words: 'đã gửi giấy chứng nhận nơi khác để xét', remedy: studied },
  'org.role_grant': { words: 'đã được giao quyền', remedy: `Việc giao quyền phải giữ lại. ${LEAVES}` },
  'org.data_request': { words: 'đã gửi yêu cầu về dữ liệu', remedy: 'Trả lời ở mục Yêu cầu; muốn xóa thì xóa ở đó.' },
  'learning.evidence': { words: 'đã có kết quả học', remedy: studied },
  'learning.lesson_progress': { words: 'đã mở bài học', remedy: studied },
  'assessment.attempt': { words: 'đã làm bài kiểm tra', remedy: studied },
  'assessment.attempt_grant': { words: 'đã được cho thêm lượt làm bài', remedy: studied },
  'assessment.submission': { words: 'đã nộp bài thực hành', remedy: studied },
  'classes.booking': { words: 'đã đăng ký lớp', remedy: studied },
  'classes.waiting_entry': { words: 'đã xin chỗ ở lớp', remedy: studied },
  'classes.place_request': { words: 'đã xin vào lớp', remedy: studied },
  'classes.attendance_mark': { words: 'đã điểm danh', remedy: studied },
  'classes.make_up_offer': { words: 'đã được mời học bù', remedy: studied },
  'classes.roll_number': { words: 'đã có số trên danh sách lớp', remedy: studied },
  'classes.member_card': { words: 'đã có thẻ thành viên', remedy: `Thẻ hết dùng khi rời vị trí. ${LEAVES}` },
  'planning.call_name': { words: 'đã được ghi tên đi học', remedy: 'Rút tên ở mục Đăng ký nhu cầu trước.' },
  'papers.paper_person': { words: 'đã có tên trong giấy tờ đã ban hành', remedy: `Giấy tờ phải giữ lại. ${LEAVES}` },
  'credentials.change_entry': { words: 'đã có đề nghị về giấy chứng nhận', remedy: studied },
  'credentials.release_entry': { words: 'đã có trong danh sách cấp giấy chứng nhận', remedy: studied },
  'credentials.certificate': { words: 'đã có giấy chứng nhận', remedy: studied },
};

/** Of lists that name the person too; whose officers only this list's may ask are not theirs to name. */
const LISTED: Readonly<Record<string, BuiltOn>> = {
  'listed-here': {
    words: 'đã có trong danh sách nhập khác',
    remedy: `Danh sách ấy đã ghi là cùng một người: hoàn tác danh sách ấy trước. ${LEAVES}`,
  },
  'listed-above': {
    words: 'đã có trong danh sách nhập của cấp trên',
    remedy: `Cấp trên đã ghi là cùng một người: hỏi cấp trên để hoàn tác danh sách của họ trước. ${LEAVES}`,
  },
};

const OTHER: BuiltOn = { words: 'đã có dữ liệu khác', remedy: LEAVES };

/** Where a place that was brought by mistake goes, when it cannot be taken back. */
const PLACE_REMEDY = {
  team: 'Tổ nhập nhầm thì giải thể ở trang tổ.',
  village: 'Thôn nhập nhầm thì gộp hoặc cho kết thúc ở trang Thôn.',
};

function builtOn({ kind, what, words }: Blocker): BuiltOn {
  if (kind === 'member') {
    const known = ON_MEMBERS[what] ?? LISTED[what] ?? OTHER;
    return words === null ? known : { ...known, words };
  }
  return { words: words ?? OTHER.words, remedy: PLACE_REMEDY[kind] };
}

/** Another import says that it wrote the person: undone, nobody would be there whom that one says it wrote. `fileName` null: not to be told. */
export function listedBlocker({
  memberId,
  fileName,
}: {
  readonly memberId: string;
  readonly fileName: string | null;
}): Blocker & { readonly kind: 'member' } {
  const told =
    fileName === null
      ? { what: 'listed-above', words: null }
      : { what: 'listed-here', words: `đã có trong danh sách “${fileName}”` };
  return { kind: 'member', id: memberId, name: null, ...told };
}

/** One person, team or village that keeps an import from being taken back. */
export interface BlockedThing {
  readonly kind: Blocker['kind'];
  readonly id: string;
  /** Of the team or village; null for members. */
  readonly name: string | null;
  /** Everything that was built on it, said after its name. */
  readonly words: string;
  /** What can be done about it, in one sentence or two, the same for all that are alike. */
  readonly remedy: string;
}

/** What stands in the way, each person, team and village once, in the order in which they came. The remedy is that of what came first. */
export function blockedThings(blockers: readonly Blocker[]): BlockedThing[] {
  const things = new Map<string, BlockedThing>();
  for (const blocker of blockers) {
    const { kind, id, name } = blocker;
    const { words, remedy } = builtOn(blocker);
    const known = things.get(`${kind} ${id}`);
    const said = known === undefined ? words : `${known.words}, ${words}`;
    const isSaid = known?.words.split(', ').includes(words) === true;
    things.set(`${kind} ${id}`, isSaid ? known : { kind, id, name, words: said, remedy: known?.remedy ?? remedy });
  }
  return [...things.values()];
}

/** True when somebody wrote words for rows of this table that name a person, or an undo takes them back by itself. */
export function isKnownOfMembers(table: string): boolean {
  return table in ON_MEMBERS || REMOVABLE.includes(table) || table === 'org.seat_term';
}
