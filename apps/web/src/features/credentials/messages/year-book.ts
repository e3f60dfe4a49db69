import { translator } from '../../../lib/i18n/translate';

/** Words of the register book of a year. */
export const t = translator({
  title: 'Sổ gốc giấy chứng nhận',
  rounds: 'Đợt bồi dưỡng',
  register: 'Giấy chứng nhận của đợt',
  lead: 'Mọi số đã cấp trong năm, của tất cả các đợt. Có số trên giấy, như 147 hay 0147/2026, thì tra được ngay.',
  loading: 'Đang mở sổ gốc…',
  year: 'Năm',
  search: 'Tìm theo số, tên hoặc tổ',
  facts: 'Sổ năm {year} có {papers} số, từ {first} đến {last}.',
  caption: 'Giấy trong sổ gốc, số nhỏ nhất ở trên',
  take: 'Tải sổ, .xlsx',
  taking: 'Đang lấy sổ gốc…',
  print: 'Sổ để in, PDF',
  empty: 'Năm {year} chưa cấp giấy nào',
  emptyText: 'Giấy cấp trong năm vào sổ này ngay khi có số.',
  nobody: 'Không có giấy nào như vậy trong sổ năm {year}',
  nobodyText: 'Tìm một phần của tên cũng được, có dấu hay không dấu. Giấy cấp năm khác thì chọn năm ở trên.',
  noNumber: 'Sổ năm {year} chưa có số {number}',
  noNumberText: 'Số cuối cùng đã cấp là {last}. Xem lại số và năm ghi trên giấy.',
  otherYear: 'Số {number} thuộc sổ năm {year}',
  otherYearOpen: 'Tra số này trong sổ năm {year}',
  noYear: 'Năm {year} không có sổ nào. Xem lại năm ghi trên giấy.',
  onward: 'Xem sổ từ số {number}',
  lookUp: 'Tra số trong sổ cả năm',
});
