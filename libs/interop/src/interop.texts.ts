import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'interop.import-state': {
    title: 'Lần nhập đang ở bước khác',
    detail: 'Lần nhập này đã chuyển sang bước khác. Tải lại trang để xem bước hiện tại.',
  },
  'interop.no-rows': {
    title: 'Tệp này trống',
    detail: 'Không trang tính nào có chữ, không kể trang ẩn. Mở tệp xem đã lưu danh sách chưa, rồi chọn lại.',
  },
  'interop.file-gone': {
    title: 'Tệp không còn ở đây',
    detail: 'Tệp tải lên chỉ được giữ một ngày. Tải tệp lên lần nữa để đọc trang khác.',
  },
  'interop.rows-unanswered': {
    title: 'Còn dòng chưa trả lời',
    detail:
      'Còn {count} dòng nhập có thể nói về người này mà chưa ai trả lời, hoặc vừa thay đổi. Xem lại các dòng rồi chấp nhận.',
  },
  'interop.file-erased': {
    title: 'Tệp đã xóa trước khi đọc',
    detail:
      'Đúng lúc đó có yêu cầu xóa dữ liệu cá nhân được thực hiện, nên tệp chưa đọc đã xóa theo. Tải tệp lên lần nữa.',
  },
  'interop.no-sheet': {
    title: 'Không có trang tính này',
    detail: 'Chọn một trang có tên trong danh sách của tệp.',
  },
  'interop.too-many-rows': {
    title: 'Tệp nhiều dòng quá',
    detail: 'Mỗi lần nhập nhận nhiều nhất {limit} dòng. Chia danh sách thành nhiều tệp.',
  },
  'interop.column-missing': {
    title: 'Còn thiếu cột',
    detail: 'Chưa chọn cột {field}. Chọn cột rồi kiểm tra lại.',
  },
  'interop.nothing-to-commit': {
    title: 'Chưa có dòng nào ghi được',
    detail: 'Sửa hoặc bỏ các dòng có vấn đề, rồi ghi vào danh sách.',
  },
  'interop.nothing-to-take-back': {
    title: 'Không còn gì để hoàn tác',
    detail: 'Câu trả lời trước đã được ghi hoặc đã hoàn tác rồi. Tải lại trang để xem bước hiện tại.',
  },
  'interop.undo-blocked': {
    title: 'Chưa hoàn tác được',
    detail: 'Có {count} chỗ đã dùng tiếp dữ liệu vừa nhập. Danh sách giữ nguyên, xem từng chỗ và cách làm ở dưới.',
  },
  'interop.undo-failed': {
    title: 'Chưa hoàn tác được',
    detail:
      'Có lỗi khi hoàn tác nên chưa bỏ gì, danh sách giữ nguyên. Bấm Hoàn tác lần nữa; vẫn không được thì báo quản trị.',
  },
  'interop.import-forgotten': {
    title: 'Lần nhập này đã cũ',
    detail: 'Các dòng của tệp đã được xóa theo thời hạn lưu. Người đã nhập vẫn còn trong danh sách.',
  },
  'interop.right-ended': {
    title: 'Quyền nhập đã hết',
    detail: 'Tài khoản bắt đầu việc này không còn quyền ở đơn vị. Các dòng đã ghi vẫn giữ nguyên.',
  },
});
