import { type FreeText } from '@lopso/platform';

const PLACE = `(select m.unit_path from identity.account a join org.member m on m.id = a.member_id where a.id = t.account_id)`;

/** Where papers of others lie, and what others call their passkeys. A line of the ledger never changes but for an empty note. */
export const IDENTITY_TEXTS: readonly FreeText[] = [
  {
    table: 'identity.consent',
    texts: ['note'],
    what: 'Ghi chú đồng ý của người khác',
    notedAt: 't.decided_at',
    place: PLACE,
    isOwn: 't.account_id = $2',
    way: 'empty',
  },
  {
    table: 'identity.passkey',
    texts: ['name'],
    what: 'Tên khóa đăng nhập của người khác',
    notedAt: 't.created_at',
    place: PLACE,
    isOwn: 't.account_id = $2',
    longest: 60,
  },
];
