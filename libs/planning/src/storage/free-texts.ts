import { type FreeText } from '@lopso/platform';

/** Names of plans and markets. */
export const PLANNING_TEXTS: readonly FreeText[] = [
  {
    table: 'planning.plan',
    texts: ['name'],
    what: 'Kế hoạch mở lớp',
    label: 't.name',
    notedAt: 't.created_at',
    place: 't.unit_path',
  },
  {
    table: 'planning.market',
    texts: ['name'],
    unlike: ['name'],
    longest: 80,
    what: 'Chợ phiên',
    label: 't.name',
    place: 't.unit_path',
  },
];
