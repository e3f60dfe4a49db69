import { translator } from '../../../lib/i18n/translate';

/** Words of those a round is held together with. */
export const t = translator({
  title: 'Cùng tổ chức',
  lead: 'Người của các đơn vị này được cấp quyền thì xem số liệu đợt này, không xem tên ai.',
  follow:
    'Các đơn vị này cùng tổ chức đợt trước. Người của đơn vị được cấp quyền sẽ xem số liệu đợt mới, không xem tên ai. Bỏ chọn đơn vị không cùng nữa.',
  loading: 'Đang tải các đơn vị…',
  none: 'Sở tổ chức một mình.',
  since: 'từ {date}',
  remove: 'Bỏ {name}',
  add: 'Ghi thêm đơn vị',
  name: 'Tên cơ quan, doanh nghiệp',
  nameHint: 'Ví dụ: Công an tỉnh, Hội Liên hiệp Phụ nữ tỉnh.',
  nameMissing: 'Ghi tên đơn vị.',
  nameShort: 'Tên có ít nhất hai chữ cái.',
  known: 'Đơn vị đã cùng tổ chức đợt khác',
  save: 'Ghi đơn vị này',
  saving: 'Đang ghi…',
  cancel: 'Thôi',
  added: 'Đã ghi {name}.',
  removed: 'Đã bỏ {name}. Người của đơn vị ấy không xem đợt này nữa.',
  undo: 'Hoàn tác',
  grant: 'Cấp quyền cho người của đơn vị',
});
