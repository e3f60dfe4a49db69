import { translator } from '../lib/i18n/translate';

/** Words of what a member reads when her commune named her for a topic. */
export const t = translator({
  title: 'Xã đã ghi tên anh chị đi học',
  topic: 'Chủ đề: {title}.',
  next: 'Khi có lớp, lịch học hiện ở đây. Chưa phải làm gì.',
  refuse: 'Tôi không đi được',
  refuseOf: 'Tôi không đi được: {title}',
  askTitle: 'Báo không đi được?',
  askText: 'Anh chị không giữ chỗ ở “{title}” nữa. Cán bộ xã thấy anh chị đã báo.',
  keep: 'Tôi vẫn đi',
  done: 'Đã báo cán bộ xã.',
});
