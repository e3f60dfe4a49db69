/** Tables whose rows an undo takes back by itself: cycles that opened for the seats it gave, accounts that only wait for their slip. */
export const REMOVABLE = ['learning.cycle', 'identity.account'];

interface Built {
  /** What was built on the person. */
  readonly words: string;
  /** What the officer can do instead, or first. */
  readonly remedy: string;
}

const LEAVES = 'Nhập nhầm người thì cho rời vị trí ở trang tổ.';
const studied = `Kết quả học phải giữ lại. ${LEAVES}`;
const reseated = `Việc xếp vị trí đã ghi vào lịch sử. ${LEAVES}`;

/** What was built on an imported person; the key is how `org` and `UndoObstacles` name it. */
const ON_MEMBERS: Readonly<Record<string, Built>> = {
  'seat-changed': { words: 'vị trí trong tổ đã thay đổi', remedy: reseated },
  'org.act': { words: 'đã được xếp hoặc thay vị trí', remedy: reseated },
  corrected: { words: 'thông tin đã được sửa', remedy: 'Sửa lại như trong tệp ở trang của người ấy, rồi hoàn tác.' },
  'identity.account': { words: 'đã dùng phiếu hoặc tài khoản', remedy: `Tài khoản đã có người dùng. ${LEAVES}` },
  'org.role_grant': { words: 'đã được giao quyền', remedy: `Việc giao quyền phải giữ lại. ${LEAVES}` },
  'org.data_request': { words: 'đã gửi yêu cầu về dữ liệu', remedy: 'Trả lời ở mục Yêu cầu; muốn xóa thì xóa ở đó.' },
  'learning.evidence': { words: 'đã có kết quả học', remedy: studied },
  'learning.lesson_progress': { words: 'đã mở bài học', remedy: studied },
  'assessment.attempt': { words: 'đã làm bài kiểm tra', remedy: studied },
  'assessment.submission': { words: 'đã nộp bài thực hành', remedy: studied },
  'classes.booking': { words: 'đã đăng ký lớp', remedy: studied },
  'classes.waiting_entry': { words: 'đã xin chỗ ở lớp', remedy: studied },
  'classes.attendance_mark': { words: 'đã điểm danh', remedy: studied },
  'classes.make_up_offer': { words: 'đã được mời học bù', remedy: studied },
  'classes.member_card': { words: 'đã có thẻ thành viên', remedy: `Thẻ hết dùng khi rời vị trí. ${LEAVES}` },
  'papers.paper_person': { words: 'đã có tên trong giấy tờ đã ban hành', remedy: `Giấy tờ phải giữ lại. ${LEAVES}` },
  'credentials.certificate': { words: 'đã có giấy chứng nhận', remedy: studied },
};
const OTHER: Built = { words: 'đã có dữ liệu khác', remedy: LEAVES };
const ON_TEAM: Built = {
  words: 'đã có người khác hoặc số quyết định',
  remedy: 'Tổ nhập nhầm thì giải thể ở trang tổ.',
};
const ON_VILLAGE: Built = {
  words: 'đã có người, tổ hoặc quyền khác',
  remedy: 'Thôn nhập nhầm thì gộp hoặc cho kết thúc ở trang Thôn.',
};

function builtOn(kind: 'member' | 'team' | 'village', what: string): Built {
  if (kind === 'team') return ON_TEAM;
  return kind === 'village' ? ON_VILLAGE : (ON_MEMBERS[what] ?? OTHER);
}

/** Says what was built on a person, team or village that an import brought. */
export function blockerWords(kind: 'member' | 'team' | 'village', what: string): string {
  return builtOn(kind, what).words;
}

/** Says what can be done about it, in one sentence or two for all obstacles of a kind. */
export function blockerRemedy(kind: 'member' | 'team' | 'village', what: string): string {
  return builtOn(kind, what).remedy;
}
