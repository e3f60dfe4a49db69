import { type PaperText } from './paper-text';

/** What the system fills in: the name in a design, and what a paper calls it. The closed list of decision 0078. */
export const DESIGN_FIELDS: Readonly<Record<string, Exclude<keyof PaperText, 'qr'>>> = {
  'họ tên': 'fullName',
  'năm sinh': 'birthYear',
  'đơn vị': 'unit',
  'tên đợt': 'title',
  'thời gian và nội dung': 'period',
  'ngày bắt đầu': 'startedOn',
  'ngày kết thúc': 'finishedOn',
  'số khóa học': 'courses',
  'số giờ lớp': 'classHours',
  'căn cứ': 'basis',
  'số quyết định': 'decisionNumber',
  'ngày quyết định': 'decidedOn',
  'cơ quan cấp trên': 'superior',
  'cơ quan cấp giấy': 'issuer',
  'người chứng nhận': 'authority',
  'chức danh người ký': 'signer',
  'dòng chữ ký': 'signature',
  'nơi và ngày cấp': 'placeAndDate',
  'số vào sổ': 'number',
  'thay cho giấy số': 'replacing',
  'gia hạn từ giấy số': 'renewing',
  'hiệu lực đến': 'validUntil',
  'mã kiểm tra': 'code',
  'trang kiểm tra': 'checkAddress',
};
