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
  paperHint:
    'Danh sách có {rows} người, thêm 5 dòng trống cho người đến thêm. Số của mỗi người giữ nguyên ở mọi lần in, nên khi nhập lại cứ gõ số trên tờ giấy.',
  unnumbered: 'Có {count} người chưa có số. Bấm “Đánh số và in” thì họ được ghi số, rồi mới in.',
  numbering: 'Đang đánh số…',
  numberAndPrint: 'Đánh số và in',
  printAsIs: 'In khi chưa đánh số',
  backToSession: 'Danh sách lớp',
});
