import { type FreeText } from '@lopso/platform';

const booked = (whom: string): string =>
  `exists (select from classes.booking b where b.class_group_id = t.id and ${whom})`;

/** Names of classes, halls and equipment, as somebody typed them. */
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
  { table: 'classes.venue', texts: ['name'], what: 'Tên hội trường', label: 't.name', place: 't.unit_path' },
  { table: 'classes.equipment', texts: ['name'], what: 'Tên thiết bị', label: 't.name', place: 't.unit_path' },
];
