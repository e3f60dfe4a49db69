import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor';
import { type Scope, scopePaths } from '../access/scope';
import { Database } from '../database/database';
import { Audit } from './audit';

/** Where a page of the trail ended: the `seq` of its last entry. */
export type AuditCursor = string;

/** What somebody asks of the trail; null or left out: any. */
export interface AuditQuery {
  /** Acts by these accounts, or on behalf of them. */
  readonly accountIds?: readonly string[] | null;
  /** Acts about these members; with `accountIds`: either. */
  readonly memberIds?: readonly string[] | null;
  /** Beginning of the action's name (`org.`), or `read` for readings of personal data. */
  readonly kind?: string | null;
  /** Instants: from, and up to but without. */
  readonly from?: Date | null;
  readonly until?: Date | null;
  readonly limit: number;
  readonly after?: AuditCursor | null;
}

/** An entry as it is shown; `details` null when its values were erased or there were none. */
export interface TrailEntry {
  readonly id: string;
  readonly seq: string;
  readonly occurredAt: Date;
  readonly accountId: string | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly isRead: boolean;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly memberId: string | null;
  readonly unitPath: string | null;
  readonly fields: readonly string[];
  readonly details: Readonly<Record<string, unknown>> | null;
}

type TrailRow = Omit<TrailEntry, 'details'> & { readonly content: string | null };

const SELECT = `
  select e.id, e.seq::text as seq, e.occurred_at as "occurredAt", e.account_id as "accountId", e.on_behalf_of as "onBehalfOf",
    e.action, e.is_read as "isRead", e.subject_type as "subjectType", e.subject_id as "subjectId", e.member_id as "memberId",
    e.unit_path::text as "unitPath", e.fields, v.content
  from platform.audit_entry e left join platform.audit_value v on v.entry_id = e.id`;

/** Reads the audit trail, the latest first. No access check: who may see which units is asked before. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Writes into the trail that the actor read it: it names people. Asked after the page was read, which so does not show itself. */
  async noteRead(actor: Actor, scope: Scope): Promise<void> {
    const unitPath = scopePaths(scope)[0] ?? null;
    await this.audit.recordRead(actor, {
      action: 'platform.trail-read',
      subjectType: 'unit',
      subjectId: unitPath ?? '',
      unitPath,
    });
  }

  /** Entries within a scope of units. Entries without a unit are shown to nobody but a scope of a whole province (`ofAll`). */
  async list(scope: Scope, query: AuditQuery): Promise<TrailEntry[]> {
    const rows = await this.database.query<TrailRow>(
      `${SELECT}
       where (e.unit_path <@ any($1::ltree[]) or ($2 and e.unit_path is null))
         and (($3::uuid[] is null and $4::uuid[] is null)
           or e.account_id = any($3::uuid[]) or e.on_behalf_of = any($3::uuid[]) or e.member_id = any($4::uuid[]))
         and ($5::text is null or ($5 = 'read' and e.is_read) or ($5 <> 'read' and not e.is_read and starts_with(e.action, $5)))
         and ($6::timestamptz is null or e.occurred_at >= $6) and ($7::timestamptz is null or e.occurred_at < $7)
         and ($8::bigint is null or e.seq < $8)
       order by e.seq desc limit $9`,
      [
        scopePaths(scope),
        scopePaths(scope).some((path) => !path.includes('.')),
        query.accountIds ?? null,
        query.memberIds ?? null,
        query.kind ?? null,
        query.from ?? null,
        query.until ?? null,
        query.after ?? null,
        query.limit,
      ],
    );
    return rows.map(entryOf);
  }

  /**
   * What others did to or read of a member, the latest first: acts about them, and lists read over a unit they belong to.
   * The member's own acts are left out.
   */
  async listAbout(
    member: { readonly memberId: string; readonly accountId: string | null; readonly unitPath: string },
    page: { readonly limit: number; readonly after: AuditCursor | null },
  ): Promise<TrailEntry[]> {
    const rows = await this.database.query<TrailRow>(
      `select * from (
         (${SELECT} where e.member_id = $1 and e.account_id is distinct from $2::uuid and ($4::bigint is null or e.seq < $4) order by e.seq desc limit $5)
         union all
         (${SELECT} where e.is_read and e.member_id is null and e.unit_path @> $3::ltree
            and e.account_id is distinct from $2::uuid and ($4::bigint is null or e.seq < $4) order by e.seq desc limit $5)
       ) about
       order by about.seq::bigint desc limit $5`,
      [member.memberId, member.accountId, member.unitPath, page.after, page.limit],
    );
    return rows.map(entryOf);
  }
}

function entryOf({ content, ...row }: TrailRow): TrailEntry {
  return { ...row, details: content === null ? null : (JSON.parse(content) as Record<string, unknown>) };
}
