import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'assessment.no-quiz-to-read': {
    title: 'Chưa có khóa học nào',
    detail: 'Chưa khóa học nào có bài kiểm tra mà cơ quan của anh chị cùng biên soạn.',
  },
  'assessment.attempt-submitted': {
    title: 'Lượt này đã nộp',
    detail: 'Lượt làm này đã nộp. Câu trả lời gửi sau khi nộp không được tính.',
  },
  'assessment.time-is-up': {
    title: 'Đã hết giờ',
    detail: 'Giờ làm bài đã hết. Các câu đã lưu trước đó vẫn được tính.',
  },
  'assessment.answer-does-not-fit': {
    title: 'Câu trả lời không khớp',
    detail: 'Câu hỏi này không có câu trả lời như vậy. Tải lại trang rồi chọn lại.',
  },
  'assessment.no-attempts-left': {
    title: 'Đã hết lượt làm',
    detail:
      'Anh chị đã làm đủ {maxAttempts} lượt. Gặp giảng viên để được hướng dẫn, hỏi cán bộ xã để được cho thêm lượt.',
  },
  'assessment.attempts-are-left': {
    title: 'Vẫn còn lượt làm bài',
    detail: 'Người này còn lượt làm bài hoặc có lượt đang làm. Chỉ cho thêm khi đã hết lượt. Tải lại trang để xem.',
  },
  'assessment.attempts-are-used': {
    title: 'Không rút lại được',
    detail: 'Người này đã dùng một lượt trong số đó, hoặc các lượt đó thuộc lần học trước. Tải lại trang để xem.',
  },
  'assessment.start-failed': {
    title: 'Chưa mở được đề',
    detail: 'Máy chủ đang bận mở đề khác. Anh chị bấm lại một lần nữa.',
  },
  'assessment.attempt-open': {
    title: 'Lượt này chưa nộp',
    detail: 'Kết quả chỉ có sau khi nộp bài. Anh chị làm tiếp rồi nộp.',
  },
  'assessment.paper-entered': {
    title: 'Bài giấy này đã nhập',
    detail: 'Bài giấy này đã nhập và chấm trước đó. Tải lại trang để xem kết quả.',
  },
  'assessment.words-out-of-range': {
    title: 'Số chữ chưa đúng mức',
    detail: 'Bài cần từ {min} đến {max} chữ, anh chị viết {words} chữ.',
  },
  'assessment.task-outdated': {
    title: 'Bài thực hành đã có bản mới',
    detail:
      'Bài này làm theo bản {version} của khóa, đã thay từ lâu. Mở mạng, tải lại bài, xem bản mới hỏi gì rồi nộp. Chữ và ảnh vẫn còn.',
  },
  'assessment.photos-out-of-range': {
    title: 'Số ảnh chưa đúng mức',
    detail: 'Bài cần từ {min} đến {max} ảnh, anh chị gửi {photos} ảnh.',
  },
  'assessment.photo-unreadable': {
    title: 'Ảnh không đọc được',
    detail: 'Ảnh thứ {position} không phải ảnh JPEG, PNG hoặc WebP. Chụp lại hoặc chọn ảnh khác.',
  },
  'assessment.photo-too-large': {
    title: 'Ảnh quá lớn',
    detail: 'Ảnh thứ {position} có quá nhiều điểm ảnh. Chụp lại bằng máy ảnh của điện thoại.',
  },
  'assessment.submission-waiting': {
    title: 'Bài đang chờ chấm',
    detail: 'Anh chị đã nộp bài này, giảng viên chưa chấm. Chờ chấm xong rồi nộp lại nếu cần.',
  },
  'assessment.task-passed': {
    title: 'Bài này đã đạt',
    detail: 'Bài thực hành này đã được chấm đạt. Anh chị không cần nộp lại.',
  },
  'assessment.submission-graded': {
    title: 'Bài này đã có người chấm',
    detail: 'Một giảng viên khác vừa chấm bài này trước. Điểm của anh chị chưa được ghi.',
  },
  'assessment.verdicts-incomplete': {
    title: 'Chưa chấm đủ tiêu chí',
    detail: 'Mỗi tiêu chí cần một kết quả: đạt hoặc chưa đạt.',
  },
  'assessment.comment-missing': {
    title: 'Cần lời nhận xét',
    detail: 'Bài chưa đạt thì cần viết rõ phải làm lại điều gì.',
  },
  'assessment.own-submission': {
    title: 'Không tự chấm bài mình',
    detail: 'Bài này do chính anh chị nộp. Nhờ giảng viên khác chấm.',
  },
  'assessment.own-paper': {
    title: 'Không tự làm hồ sơ cho mình',
    detail: 'Nhờ cán bộ khác của xã in, nhập hoặc nộp bài này. Anh chị cũng có thể tự làm trên điện thoại.',
  },
});
