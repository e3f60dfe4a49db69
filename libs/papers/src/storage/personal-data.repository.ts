import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type DataSubject,
  type ErasureTrace,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';
import { PAPERS_TEXTS, ERASED_AT } from './free-texts';
import { eraseFromPaper } from '../rules/erase-from-paper';
import { type PaperTree } from '../rules/paper-tree';

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
