import { type ProblemText } from './problem-text';

const password = (detail: string): ProblemText => ({ title: 'Mật khẩu chưa dùng được', detail });

export const identityTexts: Record<string, ProblemText> = {
  'identity.bad-credentials': {
    title: 'Chưa đăng nhập được',
    detail: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Số điện thoại dùng chung thì nhập tên đăng nhập.',
  },
  'identity.sign-in-locked': {
    title: 'Nhập sai nhiều lần',
    detail: 'Chờ {minutes} phút rồi thử lại. Quên mật khẩu thì xin UBND xã một phiếu mới.',
  },
  'identity.session-ended': {
    title: 'Hết phiên đăng nhập',
    detail: 'Anh chị đăng nhập lại rồi làm tiếp. Bài trên máy vẫn còn.',
  },
  'identity.code-length': {
    title: 'Mã chưa đủ chữ và số',
    detail: 'Mã có {expected} chữ và số, anh chị mới nhập {typed}. Xem lại trên phiếu.',
  },
  'identity.code-alphabet': {
    title: 'Có chữ không dùng trong mã',
    detail: 'Trong mã không có chữ O, I, L, U, V và số 0, 1. Xem lại từng chữ trên phiếu.',
  },
  'identity.code-mistyped': {
    title: 'Mã bị gõ sai',
    detail: 'Có một chữ hoặc số gõ sai. Xem lại từng chữ trên phiếu.',
  },
  'identity.code-unknown': {
    title: 'Không có mã này',
    detail: 'Mã này chưa từng được cấp. Hỏi lại UBND xã nơi phát phiếu.',
  },
  'identity.code-used': {
    title: 'Phiếu này đã dùng',
    detail: 'Đăng nhập bằng mật khẩu đã đặt. Quên mật khẩu thì xin UBND xã phiếu mới.',
  },
  'identity.code-superseded': {
    title: 'Đã có phiếu mới hơn',
    detail: 'Phiếu này không còn dùng được. Dùng phiếu in sau cùng.',
  },
  'identity.code-expired': {
    title: 'Phiếu đã hết hạn',
    detail: 'Xin UBND xã in phiếu mới. Việc này không mất gì của anh chị.',
  },
  'identity.code-locked': {
    title: 'Phiếu bị khóa',
    detail: 'Năm sinh đã nhập sai nhiều lần. Xin UBND xã in phiếu mới.',
  },
  'identity.birth-year': {
    title: 'Năm sinh chưa khớp',
    detail: 'Năm sinh chưa khớp với danh sách của xã. Còn {triesLeft} lần thử.',
  },
  'identity.password-too-short': password('Mật khẩu cần ít nhất 8 chữ hoặc số.'),
  'identity.password-too-long': password('Mật khẩu dài quá 200 chữ. Rút ngắn lại.'),
  'identity.password-is-username': password('Mật khẩu trùng tên đăng nhập. Chọn mật khẩu khác.'),
  'identity.password-is-phone': password('Mật khẩu trùng số điện thoại. Chọn mật khẩu khác.'),
  'identity.password-too-common': password('Mật khẩu này dễ đoán, nhiều người dùng. Thêm vài từ của riêng anh chị.'),
  'identity.current-password': {
    title: 'Mật khẩu đang dùng chưa đúng',
    detail: 'Mật khẩu đang dùng chưa đúng. Nhập lại.',
  },
  'identity.consent-missing': { title: 'Chưa chọn đồng ý', detail: 'Đọc thông báo rồi chọn đồng ý hoặc không đồng ý.' },
  'identity.notice-changed': { title: 'Thông báo vừa có bản mới', detail: 'Tải lại trang, đọc bản mới rồi chọn.' },
  'identity.username-taken': { title: 'Tên đăng nhập đã có người dùng', detail: 'Chọn tên đăng nhập khác.' },
  'identity.username-unusable': {
    title: 'Tên đăng nhập chưa đúng dạng',
    detail: 'Dùng 3 đến 40 chữ không dấu, số, dấu chấm, gạch ngang. Bắt đầu bằng chữ.',
  },
  'identity.account-closed': { title: 'Tài khoản đã đóng', detail: 'Tài khoản này đã đóng nên không cấp mã được.' },
};
