import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, type Scope, scopePaths } from '@lopso/platform';
import {
  type Certificate,
  certificateOf,
  type CertificateRow,
  SELECT,
  STATE_ON,
} from '../certificates/certificate.repository';
import { type KeepingReason } from './case.rules';

/** A case that is open: its certificate stands. */
export interface PaperCase {
  readonly id: string;
  readonly openedAt: Date;
  /** The unit of its round, whose officers decide. */
  readonly unitPath: string;
  readonly certificate: Certificate;
}

/** A case as far as deciding about it needs. */
export interface HeldCase {
  readonly id: string;
  readonly certificateId: string;
  readonly memberId: string;
  readonly cycleId: string;
  /** The unit of its round, whose officers decide. */
  readonly unitPath: string;
  readonly outcome: 'kept' | 'finished-again' | null;
  readonly closedBy: string | null;
  /** Who proposed that it be kept, where somebody else approved it. */
  readonly proposedBy: string | null;
  readonly closedAt: Date | null;
  /** True while the certificate stands and nobody proposes anything about it. */
  readonly isUndecided: boolean;
}

/** Of a certificate `c`, on the day `$1`: somebody has to decide about it, and nobody proposed anything. */
const UNDECIDED = `${STATE_ON} = 'valid' and c.erased_at is null
  and not exists (select from credentials.change_entry w where w.certificate_id = c.id and w.state = 'waiting')`;

/** Stores cases about certificates. */
@Injectable()
export class CaseRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps the certificates of a cycle until the transaction ends: one that is being replaced is waited for, and its successor found. */
  async lockPapersOf(cycleId: string): Promise<void> {
    await this.database.execute('select 1 from credentials.certificate where cycle_id = $1 order by id for update', [
      cycleId,
    ]);
  }

  /** Opens one for the standing certificate of a cycle; its certificate's id and unit, or null where there is none or it has one. */
  async open(
    cycleId: string,
  ): Promise<{ id: string; certificateId: string; memberId: string; unitPath: string } | null> {
    const [opened] = await this.database.query<{
      id: string;
      certificateId: string;
      memberId: string;
      unitPath: string;
    }>(
      `with standing as (select c.id, c.member_id, c.unit_path from credentials.certificate c
         where c.cycle_id = $3 and ${STATE_ON} = 'valid' and c.erased_at is null),
       opened as (insert into credentials.paper_case (id, certificate_id, opened_at)
         select $2, id, $4 from standing on conflict (certificate_id) where closed_at is null do nothing returning id, certificate_id)
       select o.id, o.certificate_id as "certificateId", s.member_id as "memberId", s.unit_path::text as "unitPath"
       from opened o join standing s on s.id = o.certificate_id`,
      [this.clock.today(), newId(), cycleId, this.clock.now()],
    );
    return opened ?? null;
  }

  /** Ends the open case of a cycle that is finished again; its certificate's id and unit, or null where there is none. */
  async endOf(cycleId: string): Promise<{ id: string; certificateId: string; unitPath: string } | null> {
    const [ended] = await this.database.query<{ id: string; certificateId: string; unitPath: string }>(
      `update credentials.paper_case k set outcome = 'finished-again', closed_at = $2 from credentials.certificate c
       where c.id = k.certificate_id and c.cycle_id = $1 and k.closed_at is null
       returning k.id, c.id as "certificateId", c.unit_path::text as "unitPath"`,
      [cycleId, this.clock.now()],
    );
    return ended ?? null;
  }

  /** A page of what is undecided within a scope, the longest open first. */
  async list(
    scope: Scope,
    { after, limit }: { after: readonly [Date | string, string] | null; limit: number },
  ): Promise<PaperCase[]> {
    const rows = await this.database.query<CertificateRow & { case_id: string; opened_at: Date; round_path: string }>(
      `select paper.*, k.id as case_id, k.opened_at, r.unit_path::text as round_path from credentials.paper_case k
       join (${SELECT} where ${UNDECIDED}) paper on paper.id = k.certificate_id
       join learning.round r on r.id = paper.round_id
       where k.closed_at is null and r.unit_path <@ any($2::ltree[]) and ($3::timestamptz is null or (k.opened_at, k.id) > ($3, $4::uuid))
       order by k.opened_at, k.id limit $5`,
      [this.clock.today(), scopePaths(scope), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map((row) => ({
      id: row.case_id,
      openedAt: row.opened_at,
      unitPath: row.round_path,
      certificate: certificateOf(row),
    }));
  }

  /** Whose papers are undecided within a scope; so many at most. */
  async undecided(
    scope: Scope,
    limit: number,
  ): Promise<{ readonly id: string; readonly unitPath: string; readonly memberId: string }[]> {
    return this.database.query(
      `select k.id, r.unit_path::text as "unitPath", c.member_id as "memberId"
       from credentials.paper_case k join credentials.certificate c on c.id = k.certificate_id
       join learning.round r on r.id = c.round_id
       where k.closed_at is null and r.unit_path <@ any($2::ltree[]) and ${UNDECIDED} limit $3`,
      [this.clock.today(), scopePaths(scope), limit],
    );
  }

  /** Whether a cycle has an open case: a look without a lock, for who would take one. */
  async hasOpen(cycleId: string): Promise<boolean> {
    const found = await this.database.query(
      `select from credentials.paper_case k join credentials.certificate c on c.id = k.certificate_id
       where c.cycle_id = $1 and k.closed_at is null limit 1`,
      [cycleId],
    );
    return found.length > 0;
  }

  /** The cycles of all open cases about papers that stand, in the order of their ids, after one of them: about another nobody decides any more. */
  async openCycles(after: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct c.cycle_id as id from credentials.paper_case k join credentials.certificate c on c.id = k.certificate_id
       where k.closed_at is null and ($2::uuid is null or c.cycle_id > $2) and ${STATE_ON} = 'valid' and c.erased_at is null order by 1 limit $3`,
      [this.clock.today(), after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Where these cases belong, in the order of their ids; unknown ones are missing. Not locked. */
  async find(ids: readonly string[]): Promise<Pick<HeldCase, 'id' | 'cycleId' | 'unitPath'>[]> {
    return this.database.query(
      `select k.id, c.cycle_id as "cycleId", r.unit_path::text as "unitPath" from credentials.paper_case k
       join credentials.certificate c on c.id = k.certificate_id join learning.round r on r.id = c.round_id
       where k.id = any($1::uuid[]) order by k.id`,
      [ids],
    );
  }

  /** Papers were replaced: what was asked and said about a passage holds for the paper in its place. Each with its successor. */
  async followTo(replaced: readonly (readonly [string, string])[]): Promise<void> {
    if (replaced.length === 0) return;
    await this.database.execute(
      `update credentials.paper_case k set certificate_id = s.successor
       from unnest($1::uuid[], $2::uuid[]) as s(paper, successor) where k.certificate_id = s.paper`,
      [replaced.map(([paper]) => paper), replaced.map(([, successor]) => successor)],
    );
  }

  /** Locked with its certificate until the transaction ends. */
  async lock(id: string): Promise<HeldCase | null> {
    await this.database.query(
      `select from credentials.certificate where id = (select certificate_id from credentials.paper_case where id = $1) for update`,
      [id],
    );
    return this.database.queryOne<HeldCase>(
      `select k.id, c.id as "certificateId", c.member_id as "memberId", c.cycle_id as "cycleId", r.unit_path::text as "unitPath", k.outcome,
         k.closed_by as "closedBy", k.closed_at as "closedAt",
         (select h.proposed_by from credentials.change h where h.id = k.change_id) as "proposedBy", (${UNDECIDED}) as "isUndecided"
       from credentials.paper_case k join credentials.certificate c on c.id = k.certificate_id
       join learning.round r on r.id = c.round_id where k.id = $2 for update of k`,
      [this.clock.today(), id],
    );
  }

  /** The open cases of these papers end: they stay as they are, by a proposal. */
  async keep(
    certificateIds: readonly string[],
    said: { changeId: string; reason: KeepingReason; by: string; onBehalfOf: string | null },
  ): Promise<void> {
    await this.database.execute(
      `update credentials.paper_case set outcome = 'kept', change_id = $2, reason = $3, closed_by = $4, closed_for = $5, closed_at = $6
       where certificate_id = any($1::uuid[]) and closed_at is null`,
      [certificateIds, said.changeId, said.reason, said.by, said.onBehalfOf, this.clock.now()],
    );
  }

  /** The cases that ended by a proposal, in the order of their ids. */
  async keptBy(changeId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from credentials.paper_case where change_id = $1 order by id',
      [changeId],
    );
    return rows.map(({ id }) => id);
  }

  /** False when its certificate has another open case by now. */
  async reopen(id: string): Promise<boolean> {
    const rows = await this.database.query(
      `update credentials.paper_case k set outcome = null, reason = null, closed_by = null, closed_for = null, closed_at = null, change_id = null
       where id = $1 and not exists (
         select from credentials.paper_case o where o.certificate_id = k.certificate_id and o.closed_at is null)
       returning id`,
      [id],
    );
    return rows.length > 0;
  }
}
