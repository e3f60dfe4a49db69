import { translator } from '../lib/i18n/translate';

/** Words of why somebody sees a desk; fetched when she asks. */
export const t = translator({
  whyHeld: 'Anh chị giữ quyền **{role}** ở **{unit}**.',
  whyBySeat:
    'Anh chị giữ vị trí **tổ trưởng** của **{team}**, {unit}. Quyền theo vị trí, hết giữ vị trí thì hết quyền.',
  whyTeamDecision: 'Tổ lập theo quyết định {number}.',
  whyFrom: 'Quyền có từ {from}.',
  whyFromUntil: 'Quyền có từ {from} đến hết {until}.',
  whyDecision: 'Theo quyết định {number}.',
  whyGivenBy: 'Người cấp: {name}.',
  whyDeputy: 'Anh chị làm thay {name}, nhật ký ghi cả hai tên.',
  whyOpens: 'Mục {page} mở ra vì quyền này cho phép **{right}**.',
  whyFurther: 'Quyền này còn cho phép {count} việc',
  whyNothing: 'Bàn này không còn mở theo quyền nào. Tải lại trang để xem.',
  asAdmin: 'Quản trị Sở',
  asDepartment: 'Cán bộ Sở',
  asLeader: 'Lãnh đạo',
  asAuditor: 'Kiểm tra',
  asCommune: 'Cán bộ xã',
  asTrainer: 'Giảng viên',
  asGuest: 'Giảng viên mời',
  asTeamLeader: 'Tổ trưởng',
  asUnion: 'Cán bộ đoàn thể',
  asPartner: 'Đơn vị cùng tổ chức',
});
