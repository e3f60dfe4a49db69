import { formatDate } from '../../../lib/i18n/format';

/** Fields of an act that were touched, without their values. */
const fieldNames: Readonly<Record<string, string>> = {
  fullName: 'họ tên',
  birthYear: 'năm sinh',
  kind: 'thành phần',
  organisation: 'cơ quan, tổ chức',
  phone: 'số điện thoại',
  unitId: 'nơi sinh hoạt',
};

/** Values of an act, by the name the server gives them. A test asks for every name it writes, here or among `silentDetails`. */
export const detailNames: Readonly<Record<string, string>> = {
  accounts: 'số tài khoản',
  actKind: 'việc',
  added: 'thêm',
  after: 'tên mới',
  approval: 'nhận người xin vào lớp',
  away: 'thay cho',
  before: 'tên cũ',
  capacity: 'số chỗ',
  capacityBefore: 'số chỗ trước đó',
  closedOn: 'đóng từ ngày',
  closedOnBefore: 'trước đó đóng từ ngày',
  isPutAway: 'cất đi',
  changeDays: 'số ngày đề nghị còn chờ',
  changed: 'đổi',
  changesNeedSecond: 'thu hồi, thay giấy cần người thứ hai',
  closer: 'người chốt',
  count: 'số lượng',
  course: 'khóa',
  decidedOn: 'ngày quyết định',
  decidedOnBefore: 'trước đó ngày quyết định',
  decisionNumber: 'quyết định',
  decisionNumberBefore: 'trước đó quyết định',
  document: 'theo',
  doneSteps: 'bước đã xong',
  dueBefore: 'hạn trước đó',
  dueOn: 'hạn',
  holidays: 'ngày nghỉ',
  classes: 'số lớp',
  effectiveOn: 'từ ngày',
  formerCommunes: 'xã cũ',
  format: 'tệp',
  from: 'từ ngày',
  fromLimit: 'số vị trí trước đó',
  heldFrom: 'từ ngày',
  how: 'cách cho ý kiến',
  left: 'không còn thuộc đối tượng',
  lateAfterMinutes: 'quét mã sau bao nhiêu phút là muộn',
  required: 'phải học xong trước',
  requiredBefore: 'trước đó phải học xong',
  lessons: 'số bài',
  limit: 'số vị trí còn lại',
  members: 'số người',
  minutes: 'số phút',
  minutesBefore: 'số phút trước đó',
  name: 'tên',
  needsSecond: 'cần người thứ hai',
  newcomerDays: 'số ngày cho người mới',
  newcomersUntil: 'nhận người mới đến hết',
  note: 'ghi chú',
  notation: 'số',
  number: 'lần',
  otherMemberId: 'người kia',
  organisation: 'của',
  designSlug: 'mẫu giấy chứng nhận',
  designVersion: 'bản mẫu giấy chứng nhận',
  imageName: 'tên hình',
  paperKind: 'loại giấy',
  paperNumber: 'văn bản số',
  people: 'số người',
  communes: 'số xã',
  period: 'hết hiệu lực',
  places: 'số chỗ',
  closesOn: 'hạn đăng ký',
  phones: 'số điện thoại đã điền',
  position: 'chức danh',
  present: 'có mặt',
  programme: 'chương trình',
  proposedBy: 'người đề nghị',
  purpose: 'mục đích',
  reach: 'lịch',
  reason: 'lý do',
  release: 'cấp giấy',
  requestKind: 'yêu cầu',
  role: 'quyền',
  roundToMinutes: 'làm tròn số phút',
  rows: 'số dòng',
  seats: 'số vị trí',
  sessions: 'số buổi',
  templateVersion: 'bản mẫu',
  standIn: 'người đứng lớp',
  state: 'tình trạng',
  subject: 'tên',
  teams: 'số tổ',
  title: 'tên đợt',
  titleBefore: 'trước đó tên đợt',
  textVersion: 'bản thông báo',
  to: 'đến ngày',
  toLimit: 'số vị trí',
  totalSteps: 'tổng số bước',
  trainerDays: 'số ngày giảng viên sửa được',
  departmentDays: 'số ngày Sở sửa được',
  undoMinutes: 'số phút thu lại được',
  until: 'đến trước ngày',
  villages: 'số thôn',
  year: 'năm',
  version: 'bản',
  wholeFromPercent: 'đủ buổi khi có mặt từ (%)',
};

/** Names that mean something else in one kind of act. */
const ofAction: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'assessment.photo-taken-as-example': { number: 'ảnh' },
  'learning.attempts-given': { number: 'số lượt' },
  'learning.attempts-taken-back': { number: 'số lượt' },
  'classes.staff-given-back': { away: 'nhận lại từ' },
  'planning.call-changed': { from: 'số chỗ từ', to: 'thành' },
  'planning.plan-opened': { number: 'lớp số' },
  'planning.plan-placed': { number: 'lớp số' },
};

/** Ids, and what the act's own words say already: never shown. */
export const silentDetails: ReadonlySet<string> = new Set([
  ...[
    'bound',
    'certificate',
    'closedBy',
    'classGroupId',
    'communeId',
    'courseId',
    'cycleId',
    'deputyOf',
    'entries',
    'fromIds',
    'fromUnitPath',
    'grantId',
  ],
  ...['keptTeamId', 'kind', 'memberId', 'memberIds', 'missing', 'passkeyId', 'quizId', 'replacedBy', 'requestId'],
  ...['roundId', 'seatTermIds', 'sessionId', 'taskId', 'teamId', 'toUnitPath', 'unchanged', 'villageIds'],
]);

const actKinds: Readonly<Record<string, string>> = {
  'seat-taken': 'xếp vào vị trí',
  'seat-ended': 'kết thúc vị trí',
  'seat-replaced': 'thay người',
  'seat-moved': 'chuyển vị trí',
  'team-added': 'lập tổ',
  'team-ended': 'kết thúc tổ',
  'village-added': 'thêm thôn',
  'village-renamed': 'đổi tên thôn',
  'villages-merged': 'nhập các thôn',
  'village-ended': 'kết thúc thôn',
  'communes-reformed': 'nhập, chia xã phường',
  'records-joined': 'ghi hai hồ sơ là một người',
};

const roles: Readonly<Record<string, string>> = {
  'department-admin': 'quản trị Sở',
  'department-officer': 'cán bộ Sở',
  'commune-officer': 'cán bộ xã',
  trainer: 'giảng viên',
  'team-leader': 'tổ trưởng',
  leader: 'lãnh đạo',
  auditor: 'kiểm tra',
  'guest-trainer': 'giảng viên mời',
  'union-officer': 'cán bộ đoàn thể',
  partner: 'đơn vị cùng tổ chức',
};

/** Words of values, by the name they stand under. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  actKind: actKinds,
  role: roles,
  closer: { trainer: 'giảng viên của buổi', officer: 'cán bộ xã, thay giảng viên' },
  approval: { none: 'không cần duyệt', commune: 'xã duyệt', 'two-stage': 'xã duyệt, rồi lớp duyệt' },
  how: { app: 'trong Lớp Số', paper: 'trên giấy' },
  reach: { own: 'lớp của mình', teaching: 'lớp mình dạy', commune: 'lớp của xã' },
  format: { pdf: 'PDF', docx: 'Word' },
  newcomerDays: { none: 'không có, sau hạn không nhận' },
  paperKind: {
    'class-plan': 'kế hoạch mở lớp',
    invitation: 'giấy mời',
    convening: 'thông báo triệu tập',
    assignment: 'quyết định cử học viên',
    'attendance-list': 'danh sách điểm danh',
    minutes: 'biên bản',
    'class-report': 'báo cáo kết quả lớp',
    'round-report': 'báo cáo kết quả đợt',
    'certificate-list': 'danh sách đề nghị cấp giấy chứng nhận',
    'opening-plan': 'kế hoạch mở các lớp',
  },
  period: { soon: 'đã hết và sắp hết', earlier: 'trước tháng này' },
  position: { leader: 'tổ trưởng', deputy: 'tổ phó', member: 'thành viên' },
  purpose: {
    activate: 'mở tài khoản',
    reset: 'đặt lại mật khẩu',
    'learning-record': 'ghi việc học',
    'phone-reminders': 'gọi, nhắn nhắc lịch học',
    'work-photos': 'dùng ảnh bài thực hành làm ví dụ',
  },
  reason: {
    'issued-in-error': 'cấp nhầm',
    'results-corrected': 'kết quả được sửa lại',
    'member-request': 'người học xin',
    'wrong-name': 'sai tên',
    'wrong-birth-year': 'sai năm sinh',
    'wrong-unit': 'sai nơi sinh hoạt',
    'wrong-round': 'sai tên đợt hoặc quyết định',
    'withdrawn-in-error': 'thu hồi nhầm',
    'our-fault': 'lỗi ghi chép, không phải lỗi người học',
    'learnt-otherwise': 'đã học phần thiếu bằng cách khác',
    decided: 'lãnh đạo Sở đã quyết định giữ',
    other: 'khác',
  },
  closedOn: { none: 'không đóng' },
  closedOnBefore: { none: 'không đóng' },
  isPutAway: { true: 'có', false: 'lấy lại' },
  required: { none: 'không khóa nào' },
  requiredBefore: { none: 'không khóa nào' },
  release: { automatic: 'tự cấp', manual: 'chờ cán bộ cho cấp' },
  requestKind: {
    access: 'xin bản dữ liệu',
    correction: 'sửa thông tin',
    restriction: 'hạn chế dùng',
    'lift-restriction': 'bỏ hạn chế',
    erasure: 'xóa dữ liệu',
  },
};

interface Said {
  readonly action: string;
  readonly fields: readonly string[];
  readonly details: readonly { name: string; value: string }[];
}

function nameOf(action: string, name: string): string | undefined {
  const isSeat = name === 'number' && action.startsWith('org.');
  return isSeat ? 'vị trí' : (ofAction[action]?.[name] ?? detailNames[name]);
}

const valueOf = (name: string, value: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : (values[name]?.[value] ?? value);

/** What was undone is said first and by itself. */
const isBare = (name: string): boolean => name === 'actKind';

/** The fields and values of an act that a person can read, in one line; empty when there are none. */
export function detailWords({ action, fields, details }: Said): string {
  const valued = new Set(details.map(({ name }) => name));
  const touched = fields.flatMap((name) =>
    fieldNames[name] === undefined || valued.has(name) || action === 'org.act-undone' ? [] : [fieldNames[name]],
  );
  const said = details.flatMap(({ name, value }) => {
    const word = nameOf(action, name);
    if (word === undefined) return [];
    return [isBare(name) ? valueOf(name, value) : `${word} ${valueOf(name, value)}`];
  });
  return [...(touched.length > 0 ? [touched.join(', ')] : []), ...said].join('; ');
}
