import { declareProblemTexts } from './problem-text';

declareProblemTexts({
  'platform.not-found': {
    title: 'Không tìm thấy',
    detail: 'Trang hoặc dữ liệu này không có, hoặc anh chị không được xem.',
  },
  'platform.forbidden': {
    title: 'Không được phép',
    detail: 'Tài khoản này không được làm việc đó. Hỏi người cấp quyền nếu cần.',
  },
  'platform.membership-over': {
    title: 'Anh chị không còn trong tổ nào từ ngày {since}',
    detail:
      'Khóa học, bài kiểm tra và lớp dừng từ ngày ấy. Giấy chứng nhận và dữ liệu của anh chị vẫn còn ở mục Của tôi.',
  },
  'platform.unauthenticated': {
    title: 'Cần đăng nhập',
    detail: 'Anh chị đăng nhập lại rồi làm tiếp. Bài trên máy vẫn còn.',
  },
  'platform.invalid-input': { title: 'Có ô chưa đúng', detail: 'Xem lại các ô được đánh dấu rồi gửi lại.' },
  'platform.too-many': {
    title: 'Làm nhanh quá',
    detail: 'Chờ {retryAfterSeconds} giây rồi thử lại. Dữ liệu đã nhập vẫn còn.',
  },
  'platform.texts-unanswered': {
    title: 'Còn chỗ chưa trả lời',
    detail:
      'Còn {count} chỗ có thể nhắc tên người này mà chưa ai trả lời, hoặc vừa thay đổi. Xem lại các chỗ ấy rồi chấp nhận.',
  },
  'platform.idempotency-conflict': {
    title: 'Lần gửi này khác lần trước',
    detail: 'Máy chủ đã nhận một bản khác với cùng mã gửi. Tải lại trang để xem bản đã nhận.',
  },
  'platform.malformed': {
    title: 'Yêu cầu không đọc được',
    detail: 'Dữ liệu gửi lên không đúng dạng. Tải lại trang rồi thử lại.',
  },
  'platform.too-large': {
    title: 'Dữ liệu quá lớn',
    detail: 'Nội dung gửi lên lớn hơn mức cho phép. Chọn ảnh khác hoặc rút ngắn chữ.',
  },
  'platform.media-type': { title: 'Dạng dữ liệu không nhận', detail: 'Máy chủ không nhận dạng dữ liệu này.' },
  'platform.csrf': {
    title: 'Yêu cầu bị chặn',
    detail: 'Trang này không do Lớp Số mở. Tải lại trang Lớp Số rồi thử lại.',
  },
  'platform.sheet-kind': {
    title: 'Tệp này không phải bảng tính',
    detail: 'Chỉ nhận tệp .xlsx hoặc .csv. Mở tệp bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx).',
  },
  'platform.sheet-empty': {
    title: 'Tệp này trống',
    detail: 'Trong tệp chưa có chữ nào. Mở tệp xem đã lưu danh sách chưa, rồi chọn lại.',
  },
  'platform.sheet-old': {
    title: 'Tệp .xls hoặc .xlsb kiểu khác',
    detail: 'Mở tệp bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx), rồi chọn lại.',
  },
  'platform.sheet-locked': {
    title: 'Tệp có mật khẩu',
    detail: 'Mở tệp bằng Excel, bỏ mật khẩu mở tệp, lưu lại rồi chọn lại.',
  },
  'platform.sheet-blank-rows': {
    title: 'Tệp có quá nhiều dòng trống',
    detail: 'Trang tính có hơn {limit} dòng trống. Chỉ chép các dòng có tên sang tệp mới rồi chọn lại.',
  },
  'platform.sheet-macros': {
    title: 'Tệp có macro',
    detail: 'Vì an toàn, Lớp Số không nhận tệp có macro. Lưu lại thành kiểu .xlsx thường rồi chọn lại.',
  },
  'platform.sheet-too-big': {
    title: 'Tệp quá lớn khi mở ra',
    detail: 'Tệp mở ra hơn {limitMb} MB. Xóa dòng trống và định dạng thừa, hoặc chép danh sách sang tệp mới.',
  },
  'platform.sheet-overfull': {
    title: 'Tệp chứa quá nhiều ô hoặc chữ',
    detail:
      'Tệp có nhiều hơn hẳn một danh sách người. Chỉ chép các dòng và cột cần đến sang một tệp Excel mới rồi chọn lại.',
  },
  'platform.sheet-entities': {
    title: 'Tệp có phần lạ bên trong',
    detail: 'Tệp này không do Excel lưu. Chép danh sách sang một tệp Excel mới rồi chọn lại.',
  },
  'platform.sheet-broken': {
    title: 'Tệp bị hỏng',
    detail: 'Tệp không đọc hết được. Mở bằng Excel, lưu lại thành .xlsx rồi chọn lại.',
  },
  'platform.unavailable': {
    title: 'Máy chủ đang gián đoạn',
    detail: 'Lớp Số tạm thời chưa làm được việc này. Anh chị chờ một phút rồi thử lại.',
  },
  'platform.printing-busy': {
    title: 'Máy chủ đang in cho nhiều người',
    detail: 'Tệp này chưa in được. Anh chị chờ nửa phút rồi bấm in lại.',
  },
  'platform.kept-for-another': {
    title: 'Bài này của tài khoản khác',
    detail: 'Bài được giữ trên máy, chưa gửi. Người đã làm bài đăng nhập lại thì bài tự gửi.',
  },
  'platform.defect': {
    title: 'Máy chủ gặp lỗi',
    detail: 'Việc này chưa làm được. Lỗi đã được ghi lại, anh chị thử lại sau.',
  },
});
