import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type DataSubject,
  type ErasureTrace,
  type FreeText,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';
import { eraseFromPaper, type PaperTree } from './paper-tree.rules';

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

/** Papers: after an erasure the person's row stays with its number and nothing else; what was typed loses her name. */
@HoldsPersonalData('papers')
@Injectable()
export class PapersPersonalData implements PersonalDataHolder {
  readonly freeTexts = PAPERS_TEXTS;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async collect({ memberId, accountId }: HeldSubject): Promise<HeldRows[]> {
    const rows = await this.database.query(
      `select p.content->>'title' as paper, p.number || '/' || p.symbol as notation, p.dated_on::text as "datedOn"
       from papers.paper_person m join papers.paper p on p.id = m.paper_id where m.member_id = $1 order by p.issued_at, p.id`,
      [memberId],
    );
    const issued = await this.database.query(
      `select p.content->>'title' as paper, p.number || '/' || p.symbol as notation, p.dated_on::text as "datedOn", p.issued_at as "paperIssuedAt"
       from papers.paper p where p.issued_by = $1 order by p.issued_at, p.id`,
      [accountId],
    );
    return [
      { name: 'papers.named', rows },
      { name: 'papers.issued', rows: issued },
    ];
  }

  async erase({ memberId }: DataSubject): Promise<ErasureTrace> {
    const papers = await this.database.query<{ id: string; content: PaperTree }>(
      `select p.id, p.content from papers.paper p
       where p.id in (select paper_id from papers.paper_person where member_id = $1) order by p.id for update`,
      [memberId],
    );
    for (const { id, content } of papers) {
      await this.database.execute(`update papers.paper t set content = $3, ${ERASED_AT} where id = $1`, [
        id,
        this.clock.now(),
        JSON.stringify(eraseFromPaper(content, memberId)),
      ]);
    }
    await this.database.execute('delete from papers.paper_person where member_id = $1', [memberId]);
    return { fileKeys: [], auditSubjects: [] };
  }
}
