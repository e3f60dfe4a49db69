import { type FreeText } from '@lopso/platform';

/** Names of plans, markets and topics of calls; why a proposal was declined. */
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
    table: 'planning.class_call',
    texts: ['title'],
    what: 'Đăng ký nhu cầu',
    label: 't.title',
    notedAt: 't.created_at',
    place: 't.unit_path',
  },
  {
    table: 'planning.call_name',
    texts: ['reason'],
    what: 'Lý do không nhận đề xuất đi học',
    label: `'Lý do không nhận đề xuất đi học'`,
    notedAt: 't.ended_at',
    place: '(select q.unit_path from planning.call_quota q where q.call_id = t.call_id and q.unit_id = t.unit_id)',
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
