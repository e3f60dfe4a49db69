import { declareProblemTexts, type ProblemText } from '@lopso/platform';

const password = (detail: string): ProblemText => ({ title: 'Mật khẩu chưa dùng được', detail });

const pin = (detail: string): ProblemText => ({ title: 'Mã PIN chưa dùng được', detail });

const code = (detail: string): ProblemText => ({ title: 'Mã xác thực chưa đúng', detail });

declareProblemTexts({
  'identity.oidc-other-account': {
    title: 'Phiếu này của tài khoản khác',
    detail: 'Chưa nối gì cả. Nhập lại mã trên phiếu và xem kỹ tên tài khoản trước khi nối.',
  },
  'identity.device-not-remembered': {
    title: 'Máy này chưa được nhớ',
    detail: 'Mã PIN chỉ dùng trên máy đã nhớ. Đăng xuất, đăng nhập lại và chọn Nhớ máy này.',
  },
  'identity.use-not-agreed': {
    title: 'Người này chưa đồng ý việc đó',
    detail: 'Hỏi người ấy trước. Đồng ý thì người ấy chọn trên Lớp Số, hoặc ký giấy để cán bộ xã ghi lại.',
  },
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
    detail: 'Mã này không có, hoặc đã được thu hồi. Hỏi lại UBND xã nơi phát phiếu.',
  },
  'identity.code-used': {
    title: 'Phiếu này đã dùng',
    detail: 'Đăng nhập bằng mật khẩu đã đặt. Quên mật khẩu thì xin UBND xã phiếu mới.',
  },
  'identity.code-superseded': {
    title: 'Đã có phiếu mới hơn',
    detail: 'Phiếu này không còn dùng được. Dùng phiếu in sau cùng.',
  },
  'identity.code-outgrown': {
    title: 'Phiếu in trước khi có quyền mới',
    detail: 'Tài khoản đã được cấp thêm quyền sau khi in phiếu. Xin phiếu mới ở nơi đã cấp quyền.',
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
  'identity.password-is-own-name': password(
    'Mật khẩu chỉ có tên của mình với vài chữ số: người quen đoán ra ngay. Thêm vài từ của riêng anh chị.',
  ),
  'identity.password-is-phone': password('Mật khẩu trùng số điện thoại. Chọn mật khẩu khác.'),
  'identity.password-too-common': password('Mật khẩu này dễ đoán, nhiều người dùng. Thêm vài từ của riêng anh chị.'),
  'identity.current-password': {
    title: 'Mật khẩu đang dùng chưa đúng',
    detail: 'Mật khẩu đang dùng chưa đúng. Nhập lại.',
  },
  'identity.step-up-needed': {
    title: 'Cần nhập mã xác thực',
    detail: 'Việc này cần mã xác thực vừa nhập trong ít phút qua.',
  },
  'identity.second-factor-wrong': code('Mã chưa đúng. Xem mã đang hiện trong ứng dụng rồi nhập lại.'),
  'identity.totp-used': code('Mã này đã dùng. Chờ ứng dụng hiện mã mới rồi nhập.'),
  'identity.totp-clock-fast': code(
    'Đồng hồ điện thoại nhanh khoảng {minutes} phút. Bật giờ tự động trong cài đặt, rồi nhập mã mới.',
  ),
  'identity.totp-clock-slow': code(
    'Đồng hồ điện thoại chậm khoảng {minutes} phút. Bật giờ tự động trong cài đặt, rồi nhập mã mới.',
  ),
  'identity.second-factor-missing': {
    title: 'Chưa cài ứng dụng xác thực',
    detail: 'Tài khoản này chưa cài ứng dụng xác thực. Mở trang Tài khoản để cài.',
  },
  'identity.totp-present': {
    title: 'Đã có ứng dụng xác thực',
    detail: 'Gỡ ứng dụng xác thực cũ trước, rồi cài ứng dụng mới.',
  },
  'identity.passkey-refused': {
    title: 'Chưa nhận được vân tay',
    detail: 'Khóa trên máy này không khớp với tài khoản ở đây. Đăng nhập bằng mật khẩu, rồi cài lại vân tay.',
  },
  'identity.passkeys-unavailable': {
    title: 'Chưa dùng được vân tay',
    detail: 'Địa chỉ trang này chưa có tên miền nên chưa dùng được vân tay. Dùng mật khẩu như cũ.',
  },
  'identity.too-many-passkeys': {
    title: 'Đã đủ khóa vân tay',
    detail: 'Mỗi tài khoản có nhiều nhất {most} khóa. Gỡ bớt khóa cũ rồi thêm khóa mới.',
  },
  'identity.pin-length': pin('Mã PIN có 6 chữ số.'),
  'identity.pin-too-common': pin('Mã PIN này dễ đoán. Chọn sáu số khác.'),
  'identity.pin-for-members-only': {
    title: 'Chưa đặt được mã PIN',
    detail: 'Mã PIN chỉ dành cho thành viên trên máy đã đăng nhập. Cán bộ, giảng viên dùng mật khẩu.',
  },
  'identity.pin-wrong': { title: 'Mã PIN chưa đúng', detail: 'Mã PIN chưa đúng. Còn {triesLeft} lần thử.' },
  'identity.place-closed': {
    title: 'Mã PIN đã khóa trên máy này',
    detail: 'Nhập sai nhiều lần nên mã PIN đã khóa. Đăng nhập bằng mật khẩu, rồi đặt mã mới.',
  },
  'identity.oidc-off': { title: 'Chưa mở cách đăng nhập này', detail: 'Anh chị đăng nhập bằng mật khẩu như cũ.' },
  'identity.oidc-unavailable': {
    title: 'Chưa nối được nơi xác nhận',
    detail: 'Nơi xác nhận danh tính đang không trả lời. Thử lại sau, hoặc dùng mật khẩu.',
  },
  'identity.oidc-cancelled': {
    title: 'Anh chị chưa xác nhận',
    detail: 'Việc xác nhận danh tính đã dừng. Bấm lại để làm tiếp, hoặc dùng mật khẩu.',
  },
  'identity.oidc-refused': {
    title: 'Chưa nhận được xác nhận',
    detail: 'Lần xác nhận này đã quá giờ hoặc đã dùng. Bắt đầu lại từ trang đăng nhập.',
  },
  'identity.oidc-taken': {
    title: 'Danh tính đã gắn với tài khoản khác',
    detail: 'Danh tính này hoặc tài khoản này đã gắn rồi. Hỏi UBND xã để được gỡ.',
  },
  'identity.consent-missing': { title: 'Chưa chọn đồng ý', detail: 'Đọc thông báo rồi chọn đồng ý hoặc không đồng ý.' },
  'identity.notice-changed': { title: 'Thông báo vừa có bản mới', detail: 'Tải lại trang, đọc bản mới rồi chọn.' },
  'identity.consent-said-later': {
    title: 'Người này đã chọn sau ngày ký',
    detail: 'Tờ giấy ký trước lần chọn gần nhất. Lần chọn sau có hiệu lực.',
  },
  'identity.username-taken': { title: 'Tên đăng nhập đã có người dùng', detail: 'Chọn tên đăng nhập khác.' },
  'identity.username-unusable': {
    title: 'Tên đăng nhập chưa đúng dạng',
    detail: 'Dùng 3 đến 40 chữ không dấu, số, dấu chấm, gạch ngang. Bắt đầu bằng chữ.',
  },
  'identity.account-closed': { title: 'Tài khoản đã đóng', detail: 'Tài khoản này đã đóng nên không cấp mã được.' },
});
