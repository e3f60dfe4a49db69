import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type CertificateRelease } from './release.repository';

/** A list that waits for a second person. */
export type WaitingRelease = Pick<
  CertificateRelease,
  'id' | 'roundId' | 'roundTitle' | 'unitPath' | 'count' | 'releasedBy' | 'releasedFor'
>;

/** A list that came to nothing. */
export interface EndedRelease extends Pick<CertificateRelease, 'id' | 'roundId' | 'roundTitle' | 'count'> {
  readonly state: 'taken-back' | 'expired';
  readonly closedAt: Date;
}

const COUNT = '(select count(*)::int from credentials.release_entry e where e.release_id = l.id) as count';

/** What an officer is told of lists. */
@Injectable()
export class ReleaseNewsRepository {
  constructor(private readonly database: Database) {}

  /** Which wait within a scope for somebody else than an account, those first that lapse first; so many at most. */
  async listWaiting(
    scope: Scope,
    { accountId, now, limit }: { accountId: string; now: Date; limit: number },
  ): Promise<WaitingRelease[]> {
    return this.database.query<WaitingRelease>(
      `select l.id, l.round_id as "roundId", r.title as "roundTitle", l.unit_path::text as "unitPath",
         l.released_by as "releasedBy", l.released_for as "releasedFor", ${COUNT}
       from credentials.release l join learning.round r on r.id = l.round_id
       where l.unit_path <@ any($1::ltree[]) and l.state = 'proposed' and l.expires_at > $3 and l.released_by <> $2
       order by l.expires_at, l.id limit $4`,
      [scopePaths(scope), accountId, now, limit],
    );
  }

  /** What an account released within a scope and others took back, or nobody confirmed in time, since an instant; the latest first. */
  async listEnded(scope: Scope, { accountId, since }: { accountId: string; since: Date }): Promise<EndedRelease[]> {
    return this.database.query<EndedRelease>(
      `select l.id, l.round_id as "roundId", r.title as "roundTitle", l.state, l.closed_at as "closedAt", ${COUNT}
       from credentials.release l join learning.round r on r.id = l.round_id
       where l.unit_path <@ any($1::ltree[]) and l.released_by = $2 and l.state in ('taken-back', 'expired')
         and l.closed_by is distinct from $2 and l.closed_at > $3
       order by l.closed_at desc, l.id limit 10`,
      [scopePaths(scope), accountId, since],
    );
  }
}
