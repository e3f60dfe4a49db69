/** What each act of the audit trail is called; a test asks for every act the server writes. */
export const actionWords: Readonly<Record<string, string>> = {
  'org.member-added': 'thêm người',
  'org.member-corrected': 'sửa thông tin',
  'org.member-read': 'mở hồ sơ',
  'org.members-listed': 'xem danh sách thành viên',
  'org.seat-taken': 'xếp vào vị trí',
  'org.act-undone': 'hoàn tác một việc trong ngày',
  'org.acts-read': 'xem các việc vừa làm ở xã',
  'org.member-moved': 'chuyển sang tổ hoặc đơn vị khác',
  'org.seat-cap-set': 'đặt số vị trí của loại tổ',
  'org.seat-history-read': 'xem lịch sử một vị trí',
  'org.team-decision-corrected': 'sửa số và ngày quyết định của tổ',
  'org.team-ended': 'kết thúc tổ',
  'org.village-ended': 'kết thúc thôn',
  'org.village-renamed': 'đổi tên thôn',
  'org.villages-merged': 'nhập các thôn',
  'org.seat-taken-back': 'rút lại việc xếp vị trí',
  'org.seat-left': 'kết thúc vị trí',
  'org.team-added': 'lập tổ',
  'org.team-read': 'xem người trong tổ',
  'org.units-imported': 'nạp danh sách đơn vị',
  'org.village-added': 'thêm thôn, tổ dân phố',
  'org.role-granted': 'cấp quyền',
  'org.role-ended': 'kết thúc quyền',
  'org.role-restored': 'khôi phục quyền',
  'identity.account-reopened': 'mở lại tài khoản',
  'identity.code-issued': 'in phiếu có mã',
  'identity.code-read-aloud': 'đọc mã đăng nhập cho người khác',
  'identity.foreign-identity-linked': 'nối tài khoản với nơi đăng nhập khác',
  'identity.foreign-identity-unlinked': 'bỏ nối với nơi đăng nhập khác',
  'identity.handset-place-taken': 'dùng chung điện thoại',
  'identity.passkey-added': 'thêm đăng nhập bằng vân tay',
  'identity.passkey-removed': 'bỏ đăng nhập bằng vân tay',
  'identity.password-set': 'đặt mật khẩu',
  'identity.recovery-code-used': 'dùng mã dự phòng',
  'identity.recovery-codes-renewed': 'lấy mã dự phòng mới',
  'identity.signed-out-elsewhere': 'đăng xuất một máy khác',
  'identity.signed-out-everywhere': 'đăng xuất mọi máy',
  'identity.staff-invited': 'mời cán bộ',
  'identity.totp-removed': 'bỏ mã xác thực',
  'identity.totp-set-up': 'bật mã xác thực',
  'assessment.handed-in-for-member': 'nộp bài thực hành thay',
  'assessment.paper-discarded': 'bỏ đề giấy',
  'assessment.paper-drawn': 'in đề giấy',
  'assessment.paper-entered': 'nhập bài làm trên giấy',
  'assessment.queue-listed': 'xem các bài chờ chấm',
  'assessment.submission-read': 'mở bài thực hành',
  'classes.class-changed': 'sửa lớp',
  'classes.class-scheduled': 'lập lớp',
  'classes.people-read': 'xem người đăng ký lớp',
  'classes.roll-read': 'xem danh sách điểm danh',
  'classes.session-cancelled': 'hủy buổi học',
  'classes.session-closed': 'chốt buổi học',
  'classes.session-restored': 'mở lại buổi học đã hủy',
  'credentials.certificate-read': 'mở giấy chứng nhận',
  'credentials.certificate-replaced': 'thay giấy chứng nhận',
  'credentials.certificate-withdrawn': 'thu hồi giấy chứng nhận',
  'credentials.certificates-released': 'cho cấp giấy chứng nhận',
  'credentials.register-listed': 'xem sổ giấy chứng nhận',
  'learning.completion-fell': 'không còn đủ yêu cầu hoàn thành',
  'learning.paper-reading-recorded': 'ghi bài đã học trên giấy',
  'learning.round-opened': 'mở đợt bồi dưỡng',
  'privacy.consent-agreed': 'đồng ý cho dùng dữ liệu',
  'privacy.consent-refused': 'không đồng ý cho dùng dữ liệu',
  'privacy.consent-withdrawn': 'rút lại đồng ý',
  'privacy.request-made': 'gửi yêu cầu về dữ liệu',
  'privacy.request-taken-back': 'rút lại yêu cầu về dữ liệu',
  'privacy.request-accepted': 'chấp nhận yêu cầu về dữ liệu',
  'privacy.request-refused': 'từ chối yêu cầu về dữ liệu',
  'privacy.request-completed': 'làm xong yêu cầu về dữ liệu',
  'privacy.request-extended': 'lùi hạn yêu cầu về dữ liệu',
  'reporting.class-results-read': 'xem kết quả của lớp',
  'reporting.people-exported': 'tải danh sách người học',
  'reporting.people-listed': 'xem danh sách người học',
  'reporting.person-read': 'mở kết quả học',
  'reporting.team-read': 'xem kết quả của tổ',
};

const fieldNames: Readonly<Record<string, string>> = {
  fullName: 'họ tên',
  birthYear: 'năm sinh',
  kind: 'thành phần',
  organisation: 'cơ quan, tổ chức',
  phone: 'số điện thoại',
};

const detailNames: Readonly<Record<string, string>> = {
  decisionNumber: 'quyết định',
  decidedOn: 'ngày',
  number: 'số',
  count: 'số lượng',
  lessons: 'số bài',
  minutes: 'số phút',
  sessions: 'số buổi',
  present: 'có mặt',
  capacity: 'số chỗ',
  note: 'ghi chú',
};

interface Said {
  readonly fields: readonly string[];
  readonly details: readonly { name: string; value: string }[];
}

/** The fields and values of an act that a person can read, in one line; empty when there are none. */
export function detailWords({ fields, details }: Said): string {
  const touched = fields.flatMap((name) => (fieldNames[name] === undefined ? [] : [fieldNames[name]]));
  const said = details.flatMap(({ name, value }) =>
    detailNames[name] === undefined ? [] : [`${detailNames[name]}: ${value}`],
  );
  return [...(touched.length > 0 ? [touched.join(', ')] : []), ...said].join('; ');
}
