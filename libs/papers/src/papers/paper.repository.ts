import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PlaceFollowers, successorPathsOf, TableFollower } from '@lopso/org';
import { Database, NotFound, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { CorrectionExists, NumberTaken } from '../papers.errors';
import { type PaperForm } from '../templates/fill-template.rules';
import { type PaperKind } from './paper-kinds.rules';
import { type PaperTree } from './paper-tree.rules';

/** What a paper is about: exactly one of them. */
export interface PaperTopic {
  readonly classGroupId: string | null;
  readonly roundId: string | null;
  /** Of classes. */
  readonly planId: string | null;
}

/** A paper as it is kept. A draft has no content: it is made anew each time it is looked at. */
export interface StoredPaper extends PaperTopic {
  readonly id: string;
  readonly kind: PaperKind;
  /** The office: a commune, or the province for its department. */
  readonly unitId: string;
  readonly unitPath: string;
  readonly form: PaperForm;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly changedAt: Date;
  readonly symbol: string | null;
  readonly number: string | null;
  readonly datedOn: string | null;
  readonly issuedBy: string | null;
  readonly issuedAt: Date | null;
  readonly corrects: string | null;
  /** The paper that came in its place, once issued. */
  readonly correctedBy: string | null;
}

/** A paper that was issued. */
export interface IssuedContent {
  readonly symbol: string | null;
  readonly number: string | null;
  readonly datedOn: string;
  readonly form: PaperForm;
  readonly content: PaperTree;
  readonly memberIds: readonly string[];
  readonly by: string;
  readonly at: Date;
}

/** How many papers an office keeps about a class. */
export interface PapersOfClass {
  readonly classGroupId: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly issuedCount: number;
  readonly draftCount: number;
  readonly lastMadeAt: Date;
}

/** Where a paper `p` is read: its office's, or that of the commune which goes on for it. */
const PATH = `coalesce((select heirs[1] from (select ${successorPathsOf('p.unit_id')} as heirs) h
    where cardinality(heirs) = 1 and exists (select from org.unit u where u.id = p.unit_id and not upper_inf(u.valid))), p.unit_path::text)`;

const COLUMNS = `p.id, p.kind, p.class_group_id as "classGroupId", p.round_id as "roundId", p.plan_id as "planId", p.unit_id as "unitId",
  ${PATH} as "unitPath", p.form, p.made_by as "madeBy", p.made_at as "madeAt", p.changed_at as "changedAt", p.symbol,
  p.number, p.dated_on::text as "datedOn", p.issued_by as "issuedBy", p.issued_at as "issuedAt", p.corrects,
  (select c.id from papers.paper c where c.corrects = p.id and c.issued_at is not null) as "correctedBy"`;

/** Answers about papers. */
@Injectable()
export class PaperRepository implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly followers: PlaceFollowers,
  ) {}

  async findPaper(id: string): Promise<StoredPaper | null> {
    return this.database.queryOne<StoredPaper>(`select ${COLUMNS} from papers.paper p where p.id = $1`, [id]);
  }

  /** The same, locked until the transaction ends. */
  async lockPaper(id: string): Promise<StoredPaper | null> {
    return this.database.queryOne<StoredPaper>(
      `select ${COLUMNS} from papers.paper p where p.id = $1 for update of p`,
      [id],
    );
  }

  /** Papers of offices of the scope about a class, round or plan, the newest first; so many at most. */
  async listAbout(scope: Scope, topic: PaperTopic, limit: number): Promise<StoredPaper[]> {
    return this.database.query<StoredPaper>(
      `select ${COLUMNS} from papers.paper p
       where (${PATH})::ltree <@ any($1::ltree[]) and p.class_group_id is not distinct from $2::uuid
         and p.round_id is not distinct from $3::uuid and p.plan_id is not distinct from $4::uuid
       order by p.made_at desc, p.id desc limit $5`,
      [scopePaths(scope), topic.classGroupId, topic.roundId, topic.planId, limit],
    );
  }

  /** About which classes offices of the scope keep papers, by class and office; the newest paper first. */
  async classesWithPapers(scope: Scope): Promise<PapersOfClass[]> {
    return this.database.query<PapersOfClass>(
      `select p.class_group_id as "classGroupId", p.unit_id as "unitId", ${PATH} as "unitPath", count(p.issued_at)::int as "issuedCount",
         (count(*) - count(p.issued_at))::int as "draftCount", max(p.made_at) as "lastMadeAt"
       from papers.paper p
       where p.class_group_id is not null and (${PATH})::ltree <@ any($1::ltree[])
         and (p.unit_path <@ any($1::ltree[]) or exists (select from org.unit u where u.id = p.unit_id and not upper_inf(u.valid)))
       group by p.class_group_id, p.unit_id, p.unit_path order by max(p.made_at) desc, p.class_group_id, p.unit_id`,
      [scopePaths(scope)],
    );
  }

  /** False when a paper of this id exists: the same form was sent twice. @throws CorrectionExists; NotFound where its round was taken back meanwhile */
  async insertDraft(
    draft: Pick<
      StoredPaper,
      'id' | 'kind' | 'classGroupId' | 'roundId' | 'planId' | 'unitId' | 'unitPath' | 'form' | 'corrects'
    > & {
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<boolean> {
    const refusals = { paper_corrects_uq: () => new CorrectionExists(), paper_round_fk: () => new NotFound() };
    const written = await translatingConstraints(refusals, () =>
      this.database.execute(
        `insert into papers.paper (id, kind, class_group_id, round_id, plan_id, unit_id, unit_path, form, corrects, made_by, made_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7::ltree, $8, $9, $10, $11, $11) on conflict on constraint paper_pk do nothing`,
        [
          ...[draft.id, draft.kind, draft.classGroupId, draft.roundId, draft.planId, draft.unitId, draft.unitPath],
          ...[JSON.stringify(draft.form), draft.corrects, draft.by, draft.at],
        ],
      ),
    );
    return written === 1;
  }

  async changeForm(id: string, form: PaperForm, at: Date): Promise<void> {
    await this.database.execute('update papers.paper set form = $2, changed_at = $3 where id = $1', [
      id,
      JSON.stringify(form),
      at,
    ]);
  }

  async removeDraft(id: string): Promise<void> {
    await this.database.execute('delete from papers.paper where id = $1 and issued_at is null', [id]);
  }

  /** Freezes a draft with all it says. @throws NumberTaken when the office has given the number this year */
  async issueDraft(id: string, issued: IssuedContent): Promise<void> {
    await translatingConstraints(
      { paper_number_uq: () => new NumberTaken(`${issued.number ?? ''}/${issued.symbol ?? ''}`) },
      () =>
        this.database.execute(
          `update papers.paper set symbol = $2, number = $3, dated_on = $4, content = $5, issued_by = $6, issued_at = $7,
             changed_at = $7, form = $8 where id = $1`,
          [
            ...[id, issued.symbol, issued.number, issued.datedOn, JSON.stringify(issued.content)],
            ...[issued.by, issued.at, JSON.stringify(issued.form)],
          ],
        ),
    );
    await this.database.execute(
      `insert into papers.paper_person (paper_id, member_id) select $1, member_id from unnest($2::uuid[]) as m(member_id)
       order by member_id`,
      [id, issued.memberIds],
    );
  }

  /** What an issued paper says; null for a draft. */
  async contentOf(id: string): Promise<PaperTree | null> {
    const row = await this.database.queryOne<{ content: PaperTree | null }>(
      'select content from papers.paper where id = $1',
      [id],
    );
    return row?.content ?? null;
  }

  /** Whom an issued paper names. */
  async peopleOf(id: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select member_id as id from papers.paper_person where paper_id = $1 order by 1',
      [id],
    );
    return rows.map((row) => row.id);
  }

  onModuleInit(): void {
    const only = 't.issued_at is null';
    this.followers.add(
      new TableFollower(this.database, { kind: 'paper', table: 'papers.paper', isNamed: false, only }),
    );
  }
}
