/** Tables whose rows an undo takes back by itself: cycles that opened for the seats it gave. */
export const REMOVABLE = ['learning.cycle'];

/** What was built on an imported person, in words; the key is how `org` names it. */
const MEMBER_WORDS: Readonly<Record<string, string>> = {
  'seat-changed': 'vị trí trong tổ đã thay đổi',
  corrected: 'thông tin đã được sửa',
  'learning.evidence': 'đã có kết quả học',
  'learning.lesson_progress': 'đã mở bài học',
  'identity.account': 'đã có tài khoản hoặc phiếu kích hoạt',
  'assessment.attempt': 'đã làm bài kiểm tra',
  'assessment.submission': 'đã nộp bài thực hành',
  'classes.booking': 'đã đăng ký lớp',
  'classes.attendance_mark': 'đã điểm danh',
  'credentials.certificate': 'đã có giấy chứng nhận',
  'org.act': 'đã được xếp hoặc thay vị trí',
};

/** Says what was built on a person, team or village that an import brought. */
export function blockerWords(kind: 'member' | 'team' | 'village', what: string): string {
  if (kind === 'team') return 'đã có người khác hoặc số quyết định';
  if (kind === 'village') return 'đã có người, tổ hoặc quyền khác';
  return MEMBER_WORDS[what] ?? 'đã có dữ liệu khác';
}
