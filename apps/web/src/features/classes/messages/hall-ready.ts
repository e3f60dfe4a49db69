import { translator } from '../../../lib/i18n/translate';

/** Words of a phone that is made ready for a hall without network. */
export const t = translator({
  title: 'Buổi trong 24 giờ tới, khi mất mạng',
  ready: 'Máy đã sẵn sàng khi mất mạng',
  noCodes: 'Máy đã sẵn sàng khi mất mạng, chưa có mã trên màn hình',
  noCodesText: 'Mở lại trang này từ {time}, lúc còn mạng, để lấy mã.',
  noPage: 'Đã giữ danh sách, chưa giữ được trang điểm danh',
  noPageText: 'Mất mạng thì trình duyệt này chưa mở lại được: mở danh sách lúc còn mạng và đừng đóng trang.',
  fetching: 'Đang giữ trên máy…',
  missing: 'Chưa giữ trên máy',
  full: 'Máy hết chỗ, chưa giữ được',
  failed: 'Chưa tải được, mạng yếu hoặc hệ thống đang bận. Có mạng rồi bấm lại.',
  fetch: 'Giữ trên máy',
  fetchAgain: 'Lấy lại',
  asOf: 'Danh sách lấy lúc {time}.',

  lost: 'Mất mạng: các buổi đã giữ trên máy này',
  slow: 'Mạng chậm: các buổi đã giữ trên máy này',
  lostNone: 'Mất mạng: máy này chưa giữ buổi nào',
  lostNoneText: 'Có mạng, mở trang này một lần: các buổi trong 24 giờ tới được giữ lại.',
  keptFoot: 'Mất mạng vẫn điểm danh được ở buổi đã giữ trên máy này, có mạng tự gửi',
});
