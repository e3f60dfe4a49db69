import { type FreeText } from '@lopso/platform';

const IN_CHANGE = 'exists (select from credentials.change_entry e where e.change_id = t.id and e.member_id = $1)';

/** Why certificates of others were withdrawn or replaced, and what was proposed about them. */
export const CREDENTIALS_TEXTS: readonly FreeText[] = [
  {
    table: 'credentials.certificate',
    texts: ['state_note'],
    what: 'Ghi chú ở giấy chứng nhận của người khác',
    label: `coalesce(t.number::text, '')`,
    notedAt: 't.state_changed_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
  },
  {
    table: 'credentials.change',
    texts: ['note', 'answer_words'],
    what: 'Đề nghị về giấy chứng nhận của người khác',
    label: `coalesce(t.paper_number, '')`,
    notedAt: 't.proposed_at',
    place: 't.unit_path',
    isOwn: IN_CHANGE,
  },
  {
    table: 'credentials.change',
    texts: ['paper_number'],
    what: 'Văn bản của đề nghị về giấy chứng nhận',
    label: 't.paper_number',
    notedAt: 't.proposed_at',
    place: 't.unit_path',
    isHers: IN_CHANGE,
  },
];
