import { type FreeText } from '@lopso/platform';

const seated = (whom: string): string => `exists (select from org.seat_term s where s.team_id = t.id and ${whom})`;

/** Requests of others, names and decisions of teams, and what acts say of these for their undo. */
export const ORG_TEXTS: readonly FreeText[] = [
  {
    table: 'org.data_request',
    texts: ['wish', 'answer', 'extended_because'],
    what: 'Yêu cầu về dữ liệu của người khác',
    notedAt: 't.made_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
  },
  {
    table: 'org.team',
    texts: ['name', 'decision_number', 'end_decision_number'],
    what: 'Tổ',
    label: 't.name',
    place: 't.unit_path',
    isHers: `${seated('s.member_id = $1')} and not ${seated('s.member_id = any($6::uuid[])')}`,
  },
  {
    table: 'org.role_grant',
    texts: ['decision_number', 'organisation'],
    unlike: ['organisation'],
    longest: 120,
    what: 'Quyền',
    label: 't.decision_number',
    place: 't.unit_path',
    isHers: 't.account_id = $2',
  },
  {
    table: 'org.partner',
    texts: ['name'],
    unlike: ['name'],
    longest: 120,
    what: 'Đơn vị cùng tổ chức',
    label: 't.name',
    notedAt: 't.added_at',
    place: 't.unit_path',
  },
  {
    table: 'org.act',
    texts: ['subject'],
    what: 'Việc đã làm',
    label: 't.subject',
    notedAt: 't.done_at',
    place: 't.unit_path',
  },
  {
    table: 'org.act_row',
    id: `md5(t.act_id::text || t.place)::uuid`,
    json: ['before', 'after'],
    what: 'Bản giữ để hoàn tác',
    notedAt: '(select a.done_at from org.act a where a.id = t.act_id)',
    place: '(select a.unit_path from org.act a where a.id = t.act_id)',
    isHers: `exists (select from org.act a where a.id = t.act_id and $1 in (a.left_member_id, a.took_member_id)
      and not array_remove(array[a.left_member_id, a.took_member_id], null) && $6::uuid[])`,
  },
];
