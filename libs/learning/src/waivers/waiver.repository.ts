import { Injectable } from '@nestjs/common';
import { Database, type DomainError, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';

/** Waits for the second person; counts; waits for the second person to end; ended; never came to count. */
export type WaiverState = 'proposed' | 'standing' | 'ending' | 'ended' | 'dropped';

/** A requirement waived for one member in one round. */
export interface Waiver {
  readonly id: string;
  readonly cycleId: string;
  readonly memberId: string;
  readonly roundTitle: string;
  /** The round was ended: nothing counts in it any more (decision 0137). */
  readonly isRoundEnded: boolean;
  readonly requirementKey: string;
  readonly label: string;
  readonly paperNumber: string;
  readonly reason: string;
  readonly state: WaiverState;
  readonly proposedBy: string;
  /** Whose right it was where it was lent (decision 0104); null for one's own. */
  readonly proposedFor: string | null;
  readonly proposedAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly endReason: string | null;
  readonly endProposedBy: string | null;
  readonly endProposedFor: string | null;
  readonly endProposedAt: Date | null;
  /** Who confirmed its end, or dropped the proposal. */
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
}

/** A waiver about to be proposed. */
export type NewWaiver = Pick<
  Waiver,
  'id' | 'cycleId' | 'requirementKey' | 'label' | 'paperNumber' | 'reason' | 'proposedBy' | 'proposedFor' | 'proposedAt'
>;

/** Who did something, by whose lent right if it was one, and when. */
export interface By {
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly at: Date;
}

const SELECT = `
  select w.id, w.cycle_id as "cycleId", c.member_id as "memberId", r.title as "roundTitle", r.ended_on is not null as "isRoundEnded",
    w.requirement_key as "requirementKey", w.label, w.paper_number as "paperNumber", w.reason, w.state,
    w.proposed_by as "proposedBy", w.proposed_for as "proposedFor", w.proposed_at as "proposedAt", w.confirmed_by as "confirmedBy",
    w.confirmed_at as "confirmedAt", w.end_reason as "endReason", w.end_proposed_by as "endProposedBy",
    w.end_proposed_for as "endProposedFor",
    w.end_proposed_at as "endProposedAt", w.closed_by as "closedBy", w.closed_at as "closedAt"
  from learning.waiver w
  join learning.cycle c on c.id = w.cycle_id
  join learning.round r on r.id = c.round_id`;

/** Waivers of requirements. */
@Injectable()
export class WaiverRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Waiver | null> {
    return this.database.queryOne<Waiver>(`${SELECT} where w.id = $1`, [id]);
  }

  /** The same, locked until the transaction ends. */
  async lock(id: string): Promise<Waiver | null> {
    return this.database.queryOne<Waiver>(`${SELECT} where w.id = $1 for update of w`, [id]);
  }

  /** All of a cycle, the newest first. */
  async listOf(cycleId: string): Promise<Waiver[]> {
    return this.database.query<Waiver>(`${SELECT} where w.cycle_id = $1 order by w.proposed_at desc, w.id`, [cycleId]);
  }

  /** What waits for a second person in rounds of a scope, the oldest first; `after`: when the last one seen was proposed, and its id. */
  async listWaiting(
    scope: Scope,
    page: { readonly after: readonly [string, string] | null; readonly limit: number },
  ): Promise<Waiver[]> {
    return this.database.query<Waiver>(
      `${SELECT} where w.state in ('proposed', 'ending') and r.unit_path <@ any ($1::ltree[])
         and ($2::timestamptz is null or (w.proposed_at, w.id) > ($2, $3::uuid))
       order by w.proposed_at, w.id limit $4`,
      [scopePaths(scope), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  async insert(waiver: NewWaiver, byConstraint: Readonly<Record<string, () => DomainError>>): Promise<void> {
    await translatingConstraints(byConstraint, () =>
      this.database.execute(
        `insert into learning.waiver (id, cycle_id, requirement_key, label, paper_number, reason, state, proposed_by, proposed_for, proposed_at)
         values ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, $9)`,
        [
          ...[waiver.id, waiver.cycleId, waiver.requirementKey, waiver.label, waiver.paperNumber, waiver.reason],
          ...[waiver.proposedBy, waiver.proposedFor, waiver.proposedAt],
        ],
      ),
    );
  }

  async confirm(id: string, { by, onBehalfOf, at }: By): Promise<void> {
    await this.database.execute(
      `update learning.waiver set state = 'standing', confirmed_by = $2, confirmed_for = $3, confirmed_at = $4
       where id = $1 and state = 'proposed'`,
      [id, by, onBehalfOf, at],
    );
  }

  async proposeEnd(id: string, reason: string, { by, onBehalfOf, at }: By): Promise<void> {
    await this.database.execute(
      `update learning.waiver set state = 'ending', end_reason = $2, end_proposed_by = $3, end_proposed_for = $4, end_proposed_at = $5
       where id = $1 and state = 'standing'`,
      [id, reason, by, onBehalfOf, at],
    );
  }

  /** Ends what is to be ended, drops what was only proposed. */
  async close(id: string, state: 'ended' | 'dropped', { by, onBehalfOf, at }: By): Promise<void> {
    await this.database.execute(
      `update learning.waiver set state = $2, closed_by = $3, closed_for = $4, closed_at = $5
       where id = $1 and state in ('proposed', 'ending')`,
      [id, state, by, onBehalfOf, at],
    );
  }

  /** It goes on: nobody ends it. */
  async keep(id: string): Promise<void> {
    await this.database.execute(
      `update learning.waiver set state = 'standing', end_reason = null, end_proposed_by = null, end_proposed_for = null, end_proposed_at = null
       where id = $1 and state = 'ending'`,
      [id],
    );
  }
}
