import { type FreeText } from '@lopso/platform';

/** Why certificates of others were withdrawn or replaced. */
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
];
