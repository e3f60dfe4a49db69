import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type ChangeObstacle } from '../rules/certificate-change';

/** Who answers a proposal, and when. */
export interface ChangeAnswer {
  readonly state: 'done' | 'declined' | 'taken-back';
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly words: string | null;
  readonly at: Date;
}

/** What became of a certificate of a proposal. */
export interface ChangeOutcome {
  readonly certificateId: string;
  /** Null: it was changed. */
  readonly obstacle: ChangeObstacle | null;
  readonly successorId: string | null;
}

/** Takes a proposal whose row the transaction has locked to its end. */
@Injectable()
export class ChangeStepsRepository {
  constructor(private readonly database: Database) {}

  /** Its end. What of it still waits is set free. */
  async answer(id: string, { state, by, onBehalfOf, words, at }: ChangeAnswer): Promise<void> {
    await this.database.execute(
      `update credentials.change set state = $2, answered_by = $3, answered_for = $4, answer_words = $5, closed_at = $6
       where id = $1 and state = 'proposed'`,
      [id, state, by, onBehalfOf, words, at],
    );
    await this.free([id]);
  }

  /** What became of its certificates. */
  async settle(id: string, outcomes: readonly ChangeOutcome[]): Promise<void> {
    await this.database.execute(
      `update credentials.change_entry e set state = case when o.obstacle is null then 'done' else 'left-out' end,
         reason = o.obstacle, successor_id = o.successor_id
       from unnest($2::uuid[], $3::text[], $4::uuid[]) as o (certificate_id, obstacle, successor_id)
       where e.change_id = $1 and e.certificate_id = o.certificate_id and e.state = 'waiting'`,
      [
        id,
        outcomes.map(({ certificateId }) => certificateId),
        outcomes.map(({ obstacle }) => obstacle),
        outcomes.map(({ successorId }) => successorId),
      ],
    );
  }

  /** Ends proposals that nobody answered in time; which they were, each with what its entry in the trail needs. */
  async lapse(now: Date): Promise<{ readonly id: string; readonly unitPath: string; readonly roundId: string }[]> {
    const lapsed = await this.database.query<{ id: string; unitPath: string; roundId: string }>(
      `update credentials.change set state = 'expired', closed_at = $1 where id in (
         select id from credentials.change where state = 'proposed' and expires_at <= $1 order by id for update)
         and state = 'proposed'
       returning id, unit_path::text as "unitPath", round_id as "roundId"`,
      [now],
    );
    await this.free(lapsed.map(({ id }) => id));
    return lapsed;
  }

  private async free(ids: readonly string[]): Promise<void> {
    await this.database.execute(
      `update credentials.change_entry set state = 'closed' where change_id = any($1::uuid[]) and state = 'waiting'`,
      [ids],
    );
  }
}
