import { translator } from '../../../lib/i18n/translate';

/** Words of the roll on paper: printed, signed in the room, typed in afterwards. */
export const t = translator({
  paperTitle: 'Danh sách điểm danh',
  paperOf: 'Lớp {title}, buổi\u00a0{number}',
  paperWhen: 'Thời gian: {hours}',
  paperWhere: 'Địa điểm: {place}',
  paperTrainer: 'Giảng viên: {name}',
  paperNumber: 'STT',
  paperName: 'Họ và tên',
  paperUnit: 'Đơn vị',
  paperSignature: 'Ký tên',
  paperFoot: 'In lúc {when}',
  paperSigned: 'Giảng viên ký, ghi rõ họ tên',
  print: 'In danh sách',
  paperHint: 'Danh sách có {rows} dòng, thêm 5 dòng trống cho người đến thêm.',
  backToSession: 'Danh sách lớp',
});
