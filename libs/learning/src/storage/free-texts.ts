import { type FreeText } from '@lopso/platform';

const MEMBER = '(select c.member_id from learning.cycle c where c.id = t.cycle_id)';

/** Names of rounds and of what they ask, what was written about waivers and certificates of others, and whose badges are taken. */
export const LEARNING_TEXTS: readonly FreeText[] = [
  {
    table: 'learning.round',
    texts: ['title', 'decision_number'],
    unlike: ['title'],
    longest: 120,
    what: 'Đợt bồi dưỡng',
    label: 't.title',
    notedAt: 't.opened_at',
    place: 't.unit_path',
  },
  {
    table: 'learning.round_correction',
    texts: ['title', 'title_before', 'decision_number', 'decision_number_before', 'paper_number', 'reason'],
    what: 'Đính chính đợt bồi dưỡng',
    label: 't.title',
    notedAt: 't.proposed_at',
    place: '(select r.unit_path from learning.round r where r.id = t.round_id)',
  },
  {
    table: 'learning.round_extension',
    texts: ['reason', 'paper_number'],
    what: 'Gia hạn cho cả đợt hoặc cho các xã',
    label: 't.paper_number',
    notedAt: 't.given_at',
    place: '(select r.unit_path from learning.round r where r.id = t.round_id)',
  },
  {
    table: 'learning.requirement',
    texts: ['label'],
    what: 'Yêu cầu của đợt',
    label: 't.label',
    place: '(select r.unit_path from learning.round r where r.id = t.round_id)',
  },
  {
    table: 'learning.waiver',
    texts: ['reason', 'end_reason'],
    what: 'Lý do miễn yêu cầu cho người khác',
    label: 't.paper_number',
    notedAt: 't.proposed_at',
    place: `(select m.unit_path from org.member m where m.id = ${MEMBER})`,
    isOwn: `${MEMBER} = $1`,
  },
  {
    table: 'learning.waiver',
    texts: ['label', 'paper_number'],
    what: 'Miễn yêu cầu',
    label: 't.paper_number',
    notedAt: 't.proposed_at',
    place: `(select m.unit_path from org.member m where m.id = ${MEMBER})`,
    isHers: `${MEMBER} = $1`,
  },
  {
    table: 'learning.extension',
    texts: ['reason'],
    what: 'Lý do gia hạn cho người khác',
    notedAt: 't.given_at',
    place: `(select m.unit_path from org.member m where m.id = ${MEMBER})`,
    isOwn: `${MEMBER} = $1`,
  },
  {
    table: 'learning.outside_claim',
    texts: ['number', 'issuer', 'reason', 'withdrawal_reason'],
    json: ['badge'],
    what: 'Chứng chỉ nơi khác của người khác',
    label: 't.name',
    notedAt: 't.sent_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
  },
  {
    table: 'learning.badge_issuer',
    texts: ['name', 'decision', 'end_reason'],
    what: 'Đơn vị được nhận huy hiệu số',
    label: 't.name',
    notedAt: 't.entered_at',
    place: 't.unit_path',
  },
];
