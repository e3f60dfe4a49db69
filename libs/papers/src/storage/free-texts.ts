import { type FreeText } from '@lopso/platform';
import { eraseFromPaper } from '../rules/erase-from-paper';
import { type PaperTree } from '../rules/paper-tree';

/** The moment of an erasure, later than the one before: so the database lets a change of an issued paper through. Of a draft none. */
export const ERASED_AT = `erased_at = case when t.issued_at is null then null
  else greatest($2::timestamptz, t.erased_at + interval '1 millisecond') end`;

/** Whether this paper, or one about the same class, names somebody by id. Of a round no: it has too many people for a name to be hers. */
const named = (
  whom: string,
): string => `exists (select from papers.paper_person n join papers.paper o on o.id = n.paper_id
  where ${whom} and (o.id = t.id or o.class_group_id = t.class_group_id))`;

/** The person's own row is taken out before, so a row that still has an id is another's. */
const isRowOfSomebody = (part: object): boolean => 'cells' in part && 'memberId' in part && part.memberId !== null;

/** What clerks typed into papers, drafts among them, and a province's own templates. Whom the rows of a list tell of is known by id. */
export const PAPERS_TEXTS: readonly FreeText[] = [
  {
    table: 'papers.paper',
    json: ['form', 'content'],
    what: 'Văn bản',
    label: `concat_ws(' ', coalesce(t.number || '/' || t.symbol, 'dự thảo'), t.content->>'title')`,
    notedAt: 'coalesce(t.issued_at, t.changed_at)',
    place: 't.unit_path',
    isHers: `${named('n.member_id = $1')} and not ${named('n.member_id = any($6::uuid[])')}`,
    also: ERASED_AT,
    prepared: (value, memberId) => (isTree(value) ? eraseFromPaper(value, memberId) : value),
    isOthers: isRowOfSomebody,
  },
  {
    table: 'papers.template_version',
    texts: ['body'],
    what: 'Mẫu văn bản của Sở',
    label: `t.kind || ', bản ' || t.number`,
    notedAt: 't.made_at',
    place: '(select u.path from org.unit u where u.id = t.unit_id)',
    also: `erased_at = greatest($2::timestamptz, t.erased_at + interval '1 millisecond')`,
    longest: 40_000,
  },
];

const isTree = (value: unknown): value is PaperTree =>
  typeof value === 'object' && value !== null && 'annexes' in value;
