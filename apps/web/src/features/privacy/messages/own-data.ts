import { formatDate, formatDateTime } from '../../../lib/i18n/format';
import { fieldWords } from './held-fields';
import { keptWord } from './held-values';

/** A kind of thing that is held: what it is called, why it is held and how long. A test asks for every one the server names. */
export const sectionWords: Readonly<Record<string, { title: string; why: string }>> = {
  'org.member': { title: 'Hồ sơ thành viên', why: 'Để biết ai ở tổ nào, xã nào. Giữ khi anh chị còn là thành viên.' },
  'org.homes': {
    title: 'Nơi đã ở trước đây',
    why: 'Để anh chị thấy ai đã xem danh sách của nơi đó khi ấy. Giữ cùng hồ sơ.',
  },
  'org.kinds': {
    title: 'Thành phần đã ghi trước đây',
    why: 'Để tính đúng một đợt dành cho ai vào một ngày đã qua. Giữ cùng hồ sơ.',
  },
  'org.seats': { title: 'Vị trí trong tổ', why: 'Để biết ai giữ vị trí nào, từ ngày nào. Giữ cùng hồ sơ của tổ.' },
  'org.grants': { title: 'Quyền được cấp', why: 'Để biết ai được làm gì, ở đâu, theo quyết định nào.' },
  'org.pairs': {
    title: 'Đã so với hồ sơ trông giống',
    why: 'Để Sở không hỏi lại điều đã xác định. Hồ sơ kia do nơi khác giữ nên không ghi ở đây.',
  },
  'org.requests': { title: 'Yêu cầu về dữ liệu', why: 'Để trả lời đúng hạn và xem lại khi cần.' },
  'identity.account': { title: 'Tài khoản', why: 'Để anh chị đăng nhập. Giữ khi tài khoản còn dùng.' },
  'identity.passkeys': {
    title: 'Khóa đăng nhập bằng vân tay',
    why: 'Để anh chị vào mà không cần mật khẩu. Vân tay ở lại trong máy, Lớp Số không có. Xóa lúc nào cũng được ở Tài khoản.',
  },
  'identity.authenticator': {
    title: 'Ứng dụng xác thực',
    why: 'Để đăng nhập bằng hai bước. Giữ khi anh chị còn dùng.',
  },
  'identity.providers': {
    title: 'Tài khoản nơi khác đã nối',
    why: 'Để vào bằng tài khoản đó. Lớp Số không giữ số định danh. Gỡ lúc nào cũng được ở Tài khoản.',
  },
  'identity.places': {
    title: 'Máy dùng chung có mã PIN',
    why: 'Để nhiều người dùng một máy mà không thấy dữ liệu của nhau. Mã PIN không đọc lại được.',
  },
  'identity.devices': {
    title: 'Máy đã từng đăng nhập',
    why: 'Để người lạ đoán mật khẩu không chặn được máy quen của anh chị.',
  },
  'identity.codes': {
    title: 'Mã kích hoạt, đặt lại mật khẩu',
    why: 'Để biết ai đã cấp mã cho tài khoản của anh chị, lúc nào. Mã không đọc lại được.',
  },
  'identity.sessions': {
    title: 'Các lần đăng nhập',
    why: 'Để phát hiện người lạ vào tài khoản. Giữ ít nhất 12 tháng.',
  },
  'identity.consents': { title: 'Đồng ý và rút lại', why: 'Để chứng minh anh chị đã đồng ý hay chưa.' },
  'assessment.attempts': { title: 'Lượt làm bài kiểm tra', why: 'Để tính kết quả và giải thích điểm.' },
  'assessment.attempt-grants': {
    title: 'Lượt làm bài được cho thêm',
    why: 'Để biết anh chị được làm thêm mấy lượt và vì sao. Lý do xóa khi anh chị xin xóa dữ liệu.',
  },
  'assessment.answers': { title: 'Câu trả lời', why: 'Để chấm và cho anh chị xem lại.' },
  'assessment.works': { title: 'Bài thực hành', why: 'Để giảng viên chấm và góp ý.' },
  'classes.duties': {
    title: 'Buổi đã nhận dạy, trợ giảng',
    why: 'Để lớp biết ai đứng lớp và không ai bị xếp hai nơi.',
  },
  'classes.told': {
    title: 'Tin về buổi học đã xem',
    why: 'Để không báo lại điều anh chị đã biết. Xóa khi anh chị xin xóa dữ liệu.',
  },
  'classes.bookings': { title: 'Đăng ký lớp', why: 'Để giữ chỗ cho anh chị trong lớp.' },
  'classes.waiting': {
    title: 'Hàng chờ vào lớp',
    why: 'Để có chỗ trống thì gọi đúng lượt. Giữ cùng lớp.',
  },
  'classes.requests': {
    title: 'Đề nghị vào lớp cần duyệt',
    why: 'Để xã và người mở lớp trả lời. Xóa khi anh chị xin xóa dữ liệu.',
  },
  'classes.cards': {
    title: 'Thẻ thành viên',
    why: 'Để điểm danh bằng thẻ khi không có điện thoại. Thay thẻ thì thẻ cũ hết dùng được.',
  },
  'classes.calendars': {
    title: 'Địa chỉ lịch',
    why: 'Để ứng dụng lịch của anh chị xem được các buổi. Ngừng lúc nào cũng được ở Của tôi.',
  },
  'classes.marks': {
    title: 'Điểm danh',
    why: 'Để tính giờ học. Là minh chứng nên giữ theo quy định lưu trữ. Lượt tự điểm danh có mã máy, mỗi buổi một mã khác, chỉ để giảng viên biết khi nhiều người điểm danh từ một máy.',
  },
  'classes.make-ups': {
    title: 'Lời mời học bù',
    why: 'Để tìm lớp khác khi anh chị vắng. Xóa khi anh chị xin xóa dữ liệu.',
  },
  'classes.sheets': {
    title: 'Ảnh tờ điểm danh đã ký',
    why: 'Là minh chứng giờ học của cả lớp, có chữ ký của nhiều người nên không cắt riêng được. Xóa sau số năm lưu trữ.',
  },
  'classes.opinions': {
    title: 'Ý kiến về lớp đã học',
    why: 'Để lớp sau tốt hơn. Không ghi tên: những ngày còn sửa được thì giữ dưới mã riêng của anh chị; sau đó chỉ còn số đếm và câu viết thêm, không ai biết của ai.',
  },
  'classes.households': {
    title: 'Số hộ đã hướng dẫn sau lớp',
    why: 'Để biết lớp học có ích cho bao nhiêu hộ. Không ghi tên: còn sửa được thì giữ dưới mã riêng của anh chị; hết hạn chỉ còn tổng của cả lớp.',
  },
  'papers.named': {
    title: 'Giấy tờ có tên',
    why: 'Danh sách, quyết định của cơ quan đã ban hành. Giữ theo quy định lưu trữ.',
  },
  'papers.issued': {
    title: 'Văn bản anh chị đã ban hành',
    why: 'Để biết ai đã ban hành văn bản nào. Giữ theo quy định lưu trữ.',
  },
  'learning.rounds': { title: 'Đợt bồi dưỡng', why: 'Để biết anh chị đã xong bao nhiêu bước.' },
  'learning.evidence': { title: 'Minh chứng học tập', why: 'Để tính hoàn thành. Giữ theo quy định lưu trữ.' },
  'learning.outside': {
    title: 'Giấy chứng nhận của nơi khác đã gửi',
    why: 'Để cán bộ xem và tính vào đợt. Ảnh, tệp và số giấy xóa khi anh chị xin xóa dữ liệu.',
  },
  'learning.waivers': {
    title: 'Yêu cầu được miễn',
    why: 'Để giải thích vì sao một yêu cầu được tính là xong. Lý do xóa khi anh chị xin xóa dữ liệu.',
  },
  'learning.extensions': {
    title: 'Gia hạn trong đợt bồi dưỡng',
    why: 'Để biết hạn của riêng anh chị và vì sao. Lý do xóa khi anh chị xin xóa dữ liệu.',
  },
  'learning.reopenings': {
    title: 'Phần học lại vì khóa có bản mới',
    why: 'Để biết ai được mời học lại bài nào, theo quyết định nào. Không có lý do riêng của từng người.',
  },
  'planning.calls': {
    title: 'Ghi tên đi học',
    why: 'Để xã giữ chỗ và Sở xếp anh chị vào lớp. Xóa khi anh chị xin xóa dữ liệu.',
  },
  'planning.homes': {
    title: 'Xã nơi ở khi đi dạy',
    why: 'Để xếp lớp sao cho giảng viên đi ít nhất. Sở Khoa học và Công nghệ nhập và sửa.',
  },
  'planning.leaves': { title: 'Ngày nghỉ dạy', why: 'Để không xếp lớp vào ngày anh chị nghỉ. Không ghi lý do.' },
  'interop.rows': {
    title: 'Dòng trong tệp đã nhập',
    why: 'Để đối chiếu và hoàn tác việc nhập danh sách. Xóa sau ít ngày.',
  },
  'credentials.cases': {
    title: 'Lần xem lại giấy chứng nhận',
    why: 'Để sở quyết định về giấy đã cấp khi kết quả học được sửa lại. Giữ cùng sổ cấp giấy.',
  },
  'credentials.certificates': {
    title: 'Giấy chứng nhận',
    why: 'Để ai cũng kiểm tra được giấy thật. Giữ theo sổ cấp giấy.',
  },
  'credentials.changes': {
    title: 'Đề nghị về giấy chứng nhận',
    why: 'Để biết ai đề nghị, ai duyệt việc thu hồi, thay hoặc cấp lại giấy. Giữ cùng sổ cấp giấy.',
  },
  'credentials.end-notices': {
    title: 'Tin giấy chứng nhận sắp hết, đã hết hiệu lực',
    why: 'Để tin anh chị đã đọc không hiện lại. Giữ cùng sổ cấp giấy.',
  },
  'credentials.releases': {
    title: 'Lần cho cấp giấy chứng nhận',
    why: 'Để biết ai cho cấp giấy, lúc nào. Giữ cùng sổ cấp giấy.',
  },
  'credentials.signed-files': {
    title: 'Bản ký số của giấy chứng nhận',
    why: 'Để anh chị nhận đúng tệp cơ quan đã ký. Tệp xóa khi anh chị xin xóa dữ liệu.',
  },
};

export const fieldWord = (name: string): string => fieldWords[name] ?? name;

/** A value of a field of a section: instants and dates the Vietnamese way, known words in words, the rest as it is. */
export function valueWord(section: string, field: string, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatDateTime(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  return keptWord(section, field, value) ?? value;
}
