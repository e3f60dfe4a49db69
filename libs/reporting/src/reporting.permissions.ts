import { definePermission } from '@lopso/platform';

/** Sees how many are finished, by commune and team, without names; a partner: of the rounds held together with it alone. */
export const READ_FIGURES = definePermission('reporting.read-figures', 'Xem số liệu hoàn thành', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'leader',
  'partner',
  'auditor',
]);

/** Sees who is behind a figure and what each person misses, and exports the list. */
export const READ_FIGURE_PEOPLE = definePermission('reporting.read-people', 'Xem và xuất danh sách người sau số liệu', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);

/** Sees what became of the people of the own classes. */
export const READ_CLASS_RESULTS = definePermission(
  'reporting.read-class-results',
  'Xem kết quả của lớp mình dạy',
  ['trainer'],
  ['own-classes'],
);
