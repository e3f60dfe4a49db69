import { type FreeText } from '@lopso/platform';

/** A certificate of these people is in the proposal. */
const has = (people: string): string =>
  `exists (select from credentials.change_entry e where e.change_id = t.id and ${people})`;
const HAS_HER = has('e.member_id = $1');
const HAS_NAMESAKE = has('e.member_id = any($6::uuid[])');

/** A proposal about her certificate (`$1`: her id) moved the one (`t`) that this note stands at. */
export const MOVED_WITH_HERS = `exists (select from credentials.change_entry e join credentials.change_entry h on h.change_id = e.change_id
  where e.certificate_id = t.id and e.state = 'done' and h.member_id = $1)`;
const MOVED_WITH_NAMESAKES = `exists (select from credentials.change_entry e join credentials.change_entry h on h.change_id = e.change_id
  where e.certificate_id = t.id and e.state = 'done' and h.member_id = any($6::uuid[]))`;

/**
 * What was proposed about certificates of several people, and why those of others were withdrawn or replaced: proposals first, as who
 * answers one holds it before its certificates.
 */
export const CREDENTIALS_TEXTS: readonly FreeText[] = [
  {
    table: 'credentials.change',
    texts: ['note', 'answer_words'],
    what: 'Đề nghị về giấy chứng nhận',
    label: `coalesce(t.paper_number, '')`,
    notedAt: 't.proposed_at',
    place: 't.unit_path',
    isOwn: `${HAS_HER} and not ${has('e.member_id <> $1')}`,
    isNamesakes: `${HAS_NAMESAKE} and not ${HAS_HER}`,
    isHers: `${HAS_HER} and not ${HAS_NAMESAKE}`,
  },
  {
    table: 'credentials.change',
    texts: ['paper_number'],
    what: 'Văn bản của đề nghị về giấy chứng nhận',
    label: 't.paper_number',
    notedAt: 't.proposed_at',
    place: 't.unit_path',
    isNamesakes: `${HAS_NAMESAKE} and not ${HAS_HER}`,
    isHers: `${HAS_HER} and not ${HAS_NAMESAKE}`,
  },
  {
    table: 'credentials.certificate',
    texts: ['state_note'],
    what: 'Ghi chú ở giấy chứng nhận của người khác',
    label: `coalesce(t.number::text, '')`,
    notedAt: 't.state_changed_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
    isHers: `${MOVED_WITH_HERS} and not ${MOVED_WITH_NAMESAKES}`,
  },
  {
    table: 'credentials.design_version',
    texts: ['body'],
    what: 'Mẫu giấy chứng nhận của Sở',
    label: `t.slug || ', bản ' || t.number`,
    notedAt: 't.made_at',
    place: '(select u.path from org.unit u where u.id = t.unit_id)',
    also: `erased_at = greatest($2::timestamptz, t.erased_at + interval '1 millisecond')`,
    longest: 60_000,
  },
];
