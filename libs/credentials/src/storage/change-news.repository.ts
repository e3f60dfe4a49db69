import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type ChangeKind } from '../rules/certificate-change';

/** A proposal that came to nothing. */
export interface EndedChange {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly state: 'declined' | 'expired';
  readonly closedAt: Date;
  /** Certificates in it. */
  readonly count: number;
}

/** What an officer is told of proposals. */
@Injectable()
export class ChangeNewsRepository {
  constructor(private readonly database: Database) {}

  /** How many wait within a scope for somebody else than an account. */
  async countWaiting(scope: Scope, { accountId, now }: { accountId: string; now: Date }): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from credentials.change
       where unit_path <@ any($1::ltree[]) and state = 'proposed' and expires_at > $3 and proposed_by <> $2`,
      [scopePaths(scope), accountId, now],
    );
    return row?.count ?? 0;
  }

  /** What an account proposed within a scope and others declined, or nobody answered in time, since an instant; the latest first. */
  async listEnded(scope: Scope, { accountId, since }: { accountId: string; since: Date }): Promise<EndedChange[]> {
    return this.database.query<EndedChange>(
      `select h.id, h.kind, h.state, h.closed_at as "closedAt",
         (select count(*)::int from credentials.change_entry e where e.change_id = h.id) as count
       from credentials.change h
       where h.unit_path <@ any($1::ltree[]) and h.proposed_by = $2 and h.state in ('declined', 'expired') and h.closed_at > $3
       order by h.closed_at desc, h.id limit 10`,
      [scopePaths(scope), accountId, since],
    );
  }
}
