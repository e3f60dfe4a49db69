import type { components } from '../../../lib/api/schema';

export type BadgeLine = components['schemas']['BadgeLineResponse'];

/** What is looked at of a badge. */
export const checkWords: Readonly<Record<BadgeLine['check'], string>> = {
  format: 'Dạng tệp',
  issuer: 'Đơn vị cấp',
  signature: 'Chữ ký',
  period: 'Thời hạn',
  recipient: 'Người nhận',
  status: 'Thu hồi',
};

/** How it came out. */
export const outcomeWords: Readonly<Record<BadgeLine['outcome'], string>> = {
  right: 'Đúng',
  open: 'Cần xem',
  wrong: 'Sai',
};

/** What came out; `{about}` is the issuer's name, an address or an instant. */
export const codeWords: Readonly<Record<BadgeLine['code'], string>> = {
  'format-right': 'Huy hiệu Open Badges 3.0',
  'not-open-badge': 'Không phải huy hiệu Open Badges 3.0',
  'issuer-trusted': '{about}, Sở đã nhận',
  'issuer-own': '{about}, chính hệ thống này cấp',
  'issuer-unknown': 'Sở chưa nhận huy hiệu của đơn vị này',
  'issuer-not-then': '{about}: ngày cấp nằm ngoài thời gian Sở nhận',
  'signature-right': 'Ký bằng khóa của đơn vị cấp, nội dung còn nguyên',
  'signature-missing': 'Không có chữ ký',
  'signature-kind-unread': 'Loại chữ ký Lớp Số chưa đọc được',
  'signature-over': 'Chữ ký đã hết hạn',
  'key-unknown': 'Không phải khóa đơn vị cấp đã công bố',
  'signature-wrong': 'Không khớp: nội dung đã bị sửa hoặc người khác ký',
  'period-until': 'Còn hạn đến {about}',
  'period-without-end': 'Không ghi ngày hết hạn',
  'period-to-come': 'Chưa có hiệu lực, bắt đầu từ {about}',
  'period-over': 'Đã hết hạn từ {about}',
  'recipient-name': 'Khớp họ tên trong sổ thành viên',
  'recipient-phone': 'Khớp số điện thoại trong sổ thành viên',
  'recipient-unsaid': 'Huy hiệu không ghi họ tên hay số điện thoại để so. Cán bộ xem rồi quyết định.',
  'recipient-like': 'Họ tên giống nhưng khác dấu, có thể là người khác. Cán bộ xem rồi quyết định.',
  'recipient-mixed': 'Họ tên và số điện thoại không cùng khớp với sổ thành viên. Cán bộ xem rồi quyết định.',
  'recipient-other': 'Cấp cho người khác',
  standing: 'Không bị thu hồi, theo danh sách lúc {about}',
  revoked: 'Đã bị thu hồi, theo danh sách lúc {about}',
  suspended: 'Đang bị tạm ngừng, theo danh sách lúc {about}',
  'status-unsaid': 'Huy hiệu không nói tra thu hồi ở đâu. Cán bộ xem rồi quyết định.',
  'status-unread': 'Không đọc được mục thu hồi nên không nhận được. Gửi ảnh hoặc tệp PDF của giấy.',
  'status-unknown': 'Sở chưa có danh sách thu hồi {about}. Có danh sách ấy rồi mới nhận được.',
  'status-stale': 'Danh sách thu hồi đã cũ, lúc {about}. Có danh sách mới rồi mới nhận được.',
};

/** Why it isn't known whether a badge still stands. */
export type StatusGap = Extract<BadgeLine['code'], 'status-unread' | 'status-unknown' | 'status-stale'>;

/** What the officer reads of it. */
export const statusGapWords: Readonly<Record<StatusGap, string>> = {
  'status-unknown':
    'Chưa nhận được: Sở chưa có danh sách thu hồi mà huy hiệu ghi. Sở tải danh sách ở địa chỉ ấy, đưa vào mục Đơn vị cấp huy hiệu số. Huy hiệu được kiểm lại ngay sau đó.',
  'status-stale':
    'Chưa nhận được: danh sách thu hồi đã cũ, từ đó đến nay huy hiệu có thể đã bị thu hồi. Sở lấy danh sách mới, đưa vào mục Đơn vị cấp huy hiệu số. Huy hiệu được kiểm lại ngay sau đó.',
  'status-unread':
    'Không nhận được: mục thu hồi ghi theo cách Lớp Số không đọc, nên không kiểm được. Bấm Không nhận, ghi lý do, để thành viên gửi ảnh hoặc tệp PDF của giấy.',
};
