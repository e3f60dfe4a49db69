import { translator } from '../../../lib/i18n/translate';

/** Words of looking through those who wait for a certificate, of choosing among them, and of leaving lines out of a list. */
export const t = translator({
  filters: 'Lọc người chờ cấp',
  searchName: 'Tìm theo tên',
  commune: 'Xã, phường',
  anyCommune: 'Mọi xã, phường',
  communeAsked: 'Xã, phường đang chọn',
  communeChoice: '{name} ({count})',
  clearFilters: 'Bỏ lọc',
  nobody: 'Không có ai khớp',
  nobodyText: 'Bỏ bớt điều kiện tìm để xem thêm.',
  found: '{count} người khớp với bộ lọc, hoàn thành sớm nhất ở trên.',
  order: '{count} người chờ, hoàn thành sớm nhất ở trên.',
  pageEmpty: 'Không còn ai ở trang này.',
  chooseAll: 'Chọn tất cả {count} người theo bộ lọc này',
  choosing: 'Đang chọn…',
  chosen: 'Đã chọn {count} người',
  chooseNobody: 'Bỏ chọn tất cả',
  full: 'Mỗi danh sách chọn được nhiều nhất {most} người. Cấp xong danh sách này rồi chọn tiếp.',
  leftOver:
    'Mỗi danh sách chọn được nhiều nhất {most} người, nên còn {count} người của bộ lọc chưa được chọn. Cấp xong danh sách này rồi chọn tiếp.',

  leaveColumn: 'Để lại',
  leave: 'Để lại {name}, chưa cấp theo danh sách này',
  leaving: 'Để lại {count} người',
  leavingText: 'Người để lại vẫn chờ cấp giấy như trước.',
  leavingFirst: 'Đã đánh dấu để lại {count} người. Lập lại danh sách không có họ, rồi mới cho cấp.',
  leaveAll: 'Danh sách phải còn ít nhất một người.',
  leavingMost: 'Mỗi lần để lại được nhiều nhất {most} người.',
  shorten: 'Lập lại danh sách {count} giấy',
  shortening: 'Đang lập lại…',
  leaveNobody: 'Không để lại ai',
  shortened: 'Đã lập lại danh sách, {count} người để lại vẫn chờ cấp',
  noneNamed: 'Không có ai khớp trong danh sách này',
});
