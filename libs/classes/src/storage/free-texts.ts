import { type FreeText } from '@lopso/platform';

/** Names of classes, halls and equipment, as somebody typed them. */
export const CLASSES_TEXTS: readonly FreeText[] = [
  {
    table: 'classes.class_group',
    texts: ['title'],
    what: 'Tên lớp',
    label: 't.title',
    notedAt: 't.created_at',
    place: 't.unit_path',
    isHers: 'exists (select from classes.booking b where b.class_group_id = t.id and b.member_id = $1)',
  },
  { table: 'classes.venue', texts: ['name'], what: 'Tên hội trường', label: 't.name', place: 't.unit_path' },
  { table: 'classes.equipment', texts: ['name'], what: 'Tên thiết bị', label: 't.name', place: 't.unit_path' },
];
