/** Words the system keeps, as a person says them, whatever they stand under. */
const everywhere: Readonly<Record<string, string>> = {
  true: 'có',
  false: 'không',
};

const decisions = { agreed: 'đồng ý', refused: 'không đồng ý', withdrawn: 'đã rút lại' };

/** The same of one field of one section: one word may mean two things. A test asks for every value the database allows. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'org.member.kind': {
    official: 'cán bộ',
    teacher: 'giáo viên',
    police: 'công an',
    health: 'y tế',
    'mass-organisation': 'đoàn thể',
    'telecom-it': 'doanh nghiệp viễn thông, CNTT',
    resident: 'người dân',
  },
  'planning.calls.state': {
    proposed: 'tổ trưởng đề xuất',
    named: 'đã ghi tên',
    booked: 'đã có lớp',
    declined: 'xã không nhận',
    withdrawn: 'đã rút tên',
    unable: 'đã báo không đi được',
  },
  'org.seats.position': { leader: 'tổ trưởng', deputy: 'tổ phó', member: 'thành viên' },
  'org.grants.role': {
    'department-admin': 'quản trị Sở',
    'department-officer': 'cán bộ Sở',
    'commune-officer': 'cán bộ xã',
    trainer: 'giảng viên',
    'team-leader': 'tổ trưởng',
    leader: 'lãnh đạo, chỉ xem số liệu',
    auditor: 'kiểm tra, chỉ xem',
  },
  'org.requests.kind': {
    access: 'xin bản dữ liệu',
    correction: 'sửa thông tin',
    erasure: 'xóa dữ liệu',
    restriction: 'hạn chế dùng',
    'lift-restriction': 'bỏ hạn chế',
  },
  'org.requests.state': {
    received: 'chờ trả lời',
    accepted: 'đang làm',
    refused: 'không được chấp nhận',
    done: 'đã xong',
    'taken-back': 'đã rút lại',
  },
  'identity.account.state': { active: 'đang dùng', invited: 'chưa kích hoạt', closed: 'đã đóng' },
  'identity.codes.codePurpose': { activate: 'kích hoạt tài khoản', reset: 'đặt lại mật khẩu' },
  'identity.sessions.way': {
    password: 'mật khẩu',
    slip: 'phiếu kích hoạt',
    passkey: 'vân tay, khuôn mặt',
    pin: 'mã PIN trên máy chung',
    oidc: 'tài khoản nơi khác',
  },
  'identity.sessions.endedBecause': {
    'signed-out': 'tự đăng xuất',
    'signed-out-everywhere': 'đăng xuất mọi máy',
    'signed-out-elsewhere': 'đăng xuất từ máy khác',
    'token-reused': 'có dấu hiệu người lạ',
    'password-changed': 'đổi mật khẩu',
    'account-closed': 'tài khoản đóng',
    idle: 'lâu không dùng',
  },
  'identity.consents.decision': decisions,
  'identity.consents.how': { app: 'trong Lớp Số', paper: 'trên giấy' },
  'identity.consents.purpose': {
    'learning-record': 'ghi việc học trên điện thoại',
    'phone-reminders': 'gọi, nhắn nhắc lịch học',
    'work-photos': 'dùng ảnh bài thực hành làm ví dụ',
  },
  'assessment.works.state': { 'handed-in': 'chờ chấm', passed: 'đạt', returned: 'trả lại' },
  'classes.duties.duty': { trainer: 'giảng viên', assistant: 'trợ giảng' },
  'classes.calendars.calendar': { own: 'lớp của mình', teaching: 'lớp mình dạy', commune: 'lớp của xã' },
  'classes.marks.mark': { present: 'có mặt', absent: 'vắng', excused: 'vắng có phép' },
  'classes.marks.excuse': {
    duty: 'việc công',
    family: 'việc gia đình',
    road: 'mưa lũ, đường sá',
    personal: 'lý do cá nhân',
  },
  'classes.marks.source': {
    roll: 'giảng viên điểm danh',
    scan: 'quét mã của buổi',
    number: 'nhập số của buổi',
    card: 'quét thẻ thành viên',
    paper: 'bảng điểm danh giấy',
    correction: 'sửa lại',
  },
  'classes.waiting.endedAs': {
    promoted: 'có chỗ trống, được vào lớp',
    booked: 'được xếp vào lớp',
    left: 'tự rút khỏi hàng chờ',
    removed: 'được bỏ khỏi hàng chờ',
  },
  'classes.make-ups.endedAs': { taken: 'đã nhận', declined: 'không nhận', unneeded: 'không cần nữa' },
  'learning.evidence.kind': {
    'lesson-read': 'đọc xong bài',
    'quiz-passed': 'đạt bài kiểm tra',
    'task-passed': 'đạt bài thực hành',
    'hours-attended': 'có mặt ở lớp',
    external: 'giấy của nơi khác được nhận',
    'external-expired': 'giấy của nơi khác hết hạn',
    waiver: 'được miễn',
  },
  'learning.outside.state': {
    waiting: 'chờ cán bộ xem',
    accepted: 'đã được nhận',
    refused: 'không được nhận',
    withdrawn: 'đã rút việc nhận',
  },
  'learning.waivers.state': {
    proposed: 'chờ người thứ hai xác nhận',
    standing: 'được miễn',
    ending: 'đang được đề nghị thôi miễn',
    ended: 'đã thôi miễn',
    dropped: 'không được miễn',
  },
  'credentials.changes.kind': { withdraw: 'thu hồi', replace: 'thay giấy', reissue: 'cấp lại' },
  'credentials.changes.state': {
    proposed: 'chờ người thứ hai duyệt',
    done: 'đã duyệt',
    declined: 'không duyệt',
    'taken-back': 'đã rút lại',
    expired: 'quá hạn, không ai duyệt',
  },
  'credentials.changes.reason': {
    'issued-in-error': 'cấp nhầm',
    'results-corrected': 'kết quả học được sửa lại',
    'member-request': 'người được cấp đề nghị',
    'wrong-name': 'sai họ tên',
    'wrong-birth-year': 'sai năm sinh',
    'wrong-unit': 'sai đơn vị',
    'withdrawn-in-error': 'thu hồi nhầm',
    other: 'lý do khác',
  },
  'credentials.releases.state': {
    listed: 'trong danh sách',
    waiting: 'chờ cấp',
    issued: 'đã cấp',
    'left-out': 'không cấp lần này',
  },
  'credentials.releases.reason': {
    'not-finished': 'chưa hoàn thành đợt',
    'has-paper': 'đã có giấy',
    erased: 'dữ liệu đã xóa',
    'taken-back': 'danh sách được thu lại',
  },
  'credentials.certificates.state': {
    valid: 'còn hiệu lực',
    replaced: 'đã thay',
    withdrawn: 'đã thu hồi',
    expired: 'hết hạn',
  },
};

/** The word for a value that the system keeps; null for what is no such word: names, numbers, what people wrote. */
export const keptWord = (section: string, field: string, value: string): string | null =>
  values[`${section}.${field}`]?.[value] ?? everywhere[value] ?? null;
