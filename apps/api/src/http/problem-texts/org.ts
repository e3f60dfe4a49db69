import { type ProblemText } from './problem-text';

const field = (detail: string): ProblemText => ({ title: 'Ô chưa đúng', detail });

export const orgTexts: Record<string, ProblemText> = {
  'org.seat-taken': {
    title: 'Vị trí đã có người',
    detail: 'Vị trí {number}/{limit} do {holder} giữ. Chọn vị trí khác, hoặc kết thúc vị trí này trước.',
  },
  'org.team-full': {
    title: 'Tổ đã đủ người',
    detail:
      'Cả {limit} vị trí đã có người. Vị trí {limit}/{limit} do {lastHolder} giữ. Kết thúc một vị trí rồi thêm người.',
  },
  'org.no-such-seat': { title: 'Không có vị trí này', detail: 'Tổ này có {limit} vị trí, không có vị trí {number}.' },
  'org.member-seated': {
    title: 'Người này đang giữ vị trí',
    detail: '{holder} đang giữ vị trí {number}, {teamName}. Mỗi người chỉ giữ một vị trí.',
  },
  'org.leader-exists': {
    title: 'Tổ đã có tổ trưởng',
    detail: '{holder} ở vị trí {number} đang là tổ trưởng. Kết thúc vị trí đó, hoặc chọn vai trò khác.',
  },
  'org.member-of-another-unit': {
    title: 'Người của xã khác',
    detail: 'Người này thuộc xã khác. Tổ chỉ nhận người trong xã.',
  },
  'org.seat-not-held': {
    title: 'Vị trí đã kết thúc',
    detail: 'Vị trí {number} đã được kết thúc trước đó. Tải lại để xem.',
  },
  'org.seats-changed': { title: 'Vị trí vừa thay đổi', detail: 'Có người vừa sửa tổ này. Tải lại rồi làm lại.' },
  'org.team-exists': { title: 'Đã có tổ', detail: '{unitName} đã có tổ. Mở tổ ấy ở danh sách bên trái.' },
  'org.team-kind': { title: 'Không lập tổ ở đây', detail: 'Tổ chỉ lập ở xã, phường, thôn hoặc tổ dân phố.' },
  'org.village-exists': { title: 'Đã có thôn này', detail: '{name} đã có trong danh sách của xã.' },
  'org.not-a-commune': { title: 'Không lập thôn ở đây', detail: 'Thôn, tổ dân phố chỉ lập trong một xã hoặc phường.' },
  'org.likely-duplicate': {
    title: 'Có thể đã có người này',
    detail: '{fullName}, sinh năm {birthYear}, {unitName} đã có trong xã. Mở hồ sơ ấy, hoặc ghi rõ đây là người khác.',
  },
  'org.role-granted': { title: 'Đã có quyền này', detail: 'Tài khoản này đã có quyền ấy ở đơn vị này.' },
  'org.grant-not-yours': {
    title: 'Không được đổi quyền này',
    detail: 'Quyền này do cấp khác cấp và kết thúc. Cần đổi thì hỏi Sở KH&CN.',
  },
  'org.grant-to-oneself': {
    title: 'Không tự cấp quyền',
    detail: 'Không ai tự cấp quyền cho mình. Nhờ người quản trị khác cấp.',
  },
  'org.grant-unit': {
    title: 'Quyền không hợp với đơn vị',
    detail: 'Quyền này không cấp ở loại đơn vị đã chọn. Chọn đơn vị khác.',
  },
  'org.leader-not-seated': {
    title: 'Người này không ở trong tổ',
    detail: 'Tổ trưởng phải đang giữ vị trí trong tổ. Xếp vị trí trước, rồi cấp quyền.',
  },
  'org.nothing-to-represent': {
    title: 'Không có quyền để làm thay',
    detail: 'Người được làm thay không có quyền này ở đơn vị này, hoặc quyền hết sớm hơn.',
  },
  'org.grant-over': { title: 'Quyền đã kết thúc', detail: 'Quyền này đã kết thúc, hoặc không có hạn. Tải lại để xem.' },
  'org.grant-end-stands': {
    title: 'Không hoàn tác được nữa',
    detail: 'Chỉ hoàn tác trong ngày kết thúc. Cần thì cấp quyền mới.',
  },
  'org.last-administrator': {
    title: 'Người quản trị cuối cùng',
    detail: 'Không còn ai khác quản trị ở đơn vị này. Cấp quyền cho người khác trước.',
  },
  'org.unit-files': { title: 'Tệp đơn vị chưa dùng được', detail: 'Tệp {file}: {reason}.' },
  'org.account-has-wider-rights': {
    title: 'Tài khoản có quyền rộng hơn',
    detail: 'Người này còn giữ quyền mà anh chị không cấp được. Nơi cấp quyền đó mới được cấp mã.',
  },
  'org.nobody-to-activate': {
    title: 'Không còn ai cần phiếu',
    detail: 'Mọi người trong tổ đã kích hoạt tài khoản. Chọn tên cụ thể nếu cần mã mới.',
  },
  'org.name': field('Ghi đủ họ và tên, chỉ dùng chữ. Ví dụ: Vàng Thị Mỷ.'),
  'org.birth-year': field('Năm sinh gồm 4 chữ số, người từ 16 tuổi trở lên.'),
  'org.organisation': field('Đoàn thể và doanh nghiệp phải ghi tên tổ chức. Thành phần khác để trống.'),
  'org.phone': field('Số điện thoại chưa đúng. Xem lại, hoặc để trống.'),
  'org.date-in-future': field('Ngày này chưa tới. Ghi ngày hôm nay hoặc trước đó.'),
  'org.grant-from-past': field('Quyền chỉ bắt đầu từ hôm nay hoặc sau đó.'),
  'org.grant-end-missing': field('Quyền này phải có ngày kết thúc.'),
  'org.grant-end-before': field('Ngày kết thúc phải sau ngày bắt đầu.'),
  'org.grant-too-long': field('Quyền này cấp dài nhất một năm. Hết hạn thì gia hạn.'),
  'org.grant-decision-missing': field('Ghi số quyết định cấp quyền.'),
  'org.grant-holder-missing': field('Chọn một người để cấp quyền.'),
};
