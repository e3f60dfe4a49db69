import type { Answer } from '../lib/api/types';
import { translator } from '../lib/i18n/translate';
import { hoursAndPlace } from './session-news-words';

/** What somebody else did with her place in a class. */
export type Placement = Answer<'get', '/api/me/class-groups'>['placements'][number];

const t = translator({
  'given-trainer': 'Giảng viên đã ghi tên anh chị vào lớp {title}',
  'given-officer': 'Cán bộ xã đã ghi tên anh chị vào lớp {title}',
  'given-department': 'Sở đã xếp anh chị vào lớp {title}',
  'taken-trainer': 'Giảng viên đã rút tên anh chị khỏi lớp {title}',
  'taken-officer': 'Cán bộ xã đã rút tên anh chị khỏi lớp {title}',
  'taken-department': 'Sở đã rút tên anh chị khỏi lớp {title}',
  'taken-seat-over': 'Chỗ của anh chị ở lớp {title} đã trả lại',
  'off-list-seat-over': 'Anh chị không còn trong danh sách chờ lớp {title}',
  offList: 'Tên anh chị đã được bỏ khỏi danh sách chờ lớp {title}',
  'off-list-begun': 'Lớp {title} đã học, anh chị chưa có chỗ',
  'off-list-cancelled': 'Lớp {title} mà anh chị chờ chỗ đã hủy',
  begun:
    '{when} Tới giờ học vẫn chưa có chỗ cho anh chị, nên danh sách chờ đã hết. Tìm lớp khác ở “Tìm lớp, xin chỗ học”.',
  cancelled: 'Lớp trước xếp: {when} Anh chị không còn trong danh sách chờ. Tìm lớp khác ở “Tìm lớp, xin chỗ học”.',
  seatOver: 'Lúc ấy anh chị đã rời tổ. Lớp học {when} Vẫn muốn học thì xin lại ở “Tìm lớp, xin chỗ học”.',
  given: '{when} Không đi được thì nhường chỗ cho người khác.',
  taken: '{when} Anh chị không còn chỗ. Vẫn muốn học thì xin lại ở “Tìm lớp, xin chỗ học”.',
  'off-list': '{when} Vẫn muốn học thì xin lại ở “Tìm lớp, xin chỗ học”.',
});

/** Who did what, in a line: as what they did it, never their names. */
export function placementTitle({ kind, by, title }: Placement): string {
  if (by === 'begun' || by === 'cancelled') return t(`off-list-${by}`, { title });
  if (by === 'seat-over') return t(kind === 'off-list' ? 'off-list-seat-over' : 'taken-seat-over', { title });
  if (kind === 'off-list') return t('offList', { title });
  return t(`${kind}-${by ?? 'officer'}`, { title });
}

/** When and where the class is, and what she can do. */
export function placementText(one: Placement): string {
  const when = hoursAndPlace(one);
  if (one.by === 'begun' || one.by === 'cancelled') return t(one.by, { when });
  return t(one.by === 'seat-over' ? 'seatOver' : one.kind, { when });
}
