import { type FreeText } from '@lopso/platform';

const booked = (whom: string): string =>
  `exists (select from classes.booking b where b.class_group_id = t.id and ${whom})`;

const NAMED = { texts: ['name'], unlike: ['name'], longest: 120, label: 't.name', place: 't.unit_path' };

const PLACE_OF_CLASS = '(select g.unit_path from classes.class_group g where g.id = t.class_group_id)';
const CLASS_TITLE = '(select g.title from classes.class_group g where g.id = t.class_group_id)';
const REMARK = { texts: ['remark'], what: 'Ý kiến sau lớp', label: CLASS_TITLE, place: PLACE_OF_CLASS };

/** Names of classes, halls and equipment, as somebody typed them, why a request was declined, and what members wrote after a class. */
export const CLASSES_TEXTS: readonly FreeText[] = [
  {
    table: 'classes.class_group',
    texts: ['title'],
    what: 'Tên lớp',
    label: 't.title',
    notedAt: 't.created_at',
    place: 't.unit_path',
    isHers: `${booked('b.member_id = $1')} and not ${booked('b.member_id = any($6::uuid[])')}`,
  },
  { ...NAMED, table: 'classes.venue', what: 'Tên hội trường' },
  { ...NAMED, table: 'classes.venue', texts: ['directions'], unlike: [], what: 'Đường đến hội trường', longest: 400 },
  { ...NAMED, table: 'classes.equipment', what: 'Tên thiết bị' },
  {
    table: 'classes.place_request',
    texts: ['reason'],
    what: 'Lý do không duyệt vào lớp',
    label: CLASS_TITLE,
    notedAt: 't.ended_at',
    place: PLACE_OF_CLASS,
  },
  // Until it is counted, and of fewer than five for ever, nobody reads it (decision 0062).
  { ...REMARK, table: 'classes.opinion', longest: 300, isUnread: true },
  { ...REMARK, table: 'classes.opinion_remark' },
];
