import { translator } from '../i18n/translate';

/** Words of what somebody is told at the top of her first page; apart from those that travel with every page. */
export const t = translator({
  toldTitle: 'Tổ trưởng đã đọc mã cho anh chị',
  toldText: '{helper} đọc mã vào lớp của anh chị lúc {when}. Không phải anh chị nhờ thì đổi mật khẩu ngay.',
  linkToldTitle: 'Tài khoản của anh chị đã gắn với {label}',
  linkToldText: 'Gắn lúc {when}. Không phải anh chị làm thì gỡ ra và báo cán bộ xã.',
  unlinkIt: 'Xem và gỡ ở trang Tài khoản',
  callNews: 'Đăng ký nhu cầu đang chờ',
  sought: 'Xã tìm người đi học “{title}”',
  soughtText: 'Còn {free} chỗ, hạn {date}. Đề xuất người trong tổ.',
  knownOf: 'Tôi biết rồi: {title}',
  requestNews: 'Người xin vào lớp đang chờ',
  requestsWait: '{count} người xin vào lớp đang chờ anh chị duyệt',
  changes: 'Thu hồi giấy',
  changesWait: 'Có {count} đề nghị về giấy chứng nhận đang chờ người thứ hai duyệt',
  changesWaitMore: 'Có hơn 100 đề nghị về giấy chứng nhận đang chờ người thứ hai duyệt',
  casesWait: 'Có {count} giấy chứng nhận cần xem lại vì kết quả học đã sửa',
  casesWaitMore: 'Có hơn 100 giấy chứng nhận cần xem lại vì kết quả học đã sửa',
  pairNews: 'Người có thể trùng giữa các xã',
  pairsWait: '{count} cặp cùng họ tên và số điện thoại ở hai xã',
  pairsWaitMore: 'Hơn 100 cặp cùng họ tên và số điện thoại ở hai xã',
  changeWithdraw: 'thu hồi',
  changeReplace: 'thay',
  changeReissue: 'cấp lại',
  changeKeep: 'giữ',
  changeDeclined: 'Đề nghị {what} {count} giấy của anh chị không được duyệt ngày {date}',
  changeExpired: 'Đề nghị {what} {count} giấy của anh chị quá hạn ngày {date}, chưa ai trả lời',
  paperToldTitle: 'Giấy chứng nhận của anh chị có thay đổi',
  paperWithdrawn:
    'Giấy số {number} ({title}) đã bị thu hồi ngày {date}. Thấy chưa đúng thì hỏi UBND xã, hoặc gửi đơn khiếu nại đến {issuer} {place}.',
  paperReissued: 'Giấy số {number} ({title}) đã thu hồi, nay được cấp lại bằng giấy số {successor}.',
  paperReplaced:
    'Giấy số {number} ({title}) đã được thay bằng giấy số {successor} ngày {date}. Giấy cũ không dùng nữa.',
  paperOpen: 'Xem lý do',
  toldSeen: 'Tôi biết rồi',
  changePassword: 'Đổi mật khẩu',
});
