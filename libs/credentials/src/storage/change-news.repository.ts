import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type ChangeKind } from '../rules/certificate-change';
import { type CertificateChange } from './change.repository';

/** A proposal that came to nothing. */
export interface EndedChange {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly state: 'declined' | 'expired';
  readonly closedAt: Date;
  /** Certificates in it. */
  readonly count: number;
}

/** A proposal, as far as it says who may answer it. */
export type AskedChange = Pick<CertificateChange, 'id' | 'unitPath' | 'proposedBy' | 'proposedFor'>;

/** What an officer is told of proposals. */
@Injectable()
export class ChangeNewsRepository {
  constructor(private readonly database: Database) {}

  /** Which wait within a scope for somebody else than an account, and who proposed them; so many at most. */
  async listWaiting(
    scope: Scope,
    { accountId, now, limit }: { accountId: string; now: Date; limit: number },
  ): Promise<AskedChange[]> {
    return this.database.query<AskedChange>(
      `select id, unit_path::text as "unitPath", proposed_by as "proposedBy", proposed_for as "proposedFor"
       from credentials.change
       where unit_path <@ any($1::ltree[]) and state = 'proposed' and expires_at > $3 and proposed_by <> $2
       limit $4`,
      [scopePaths(scope), accountId, now, limit],
    );
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
