import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Further attempts that were given somebody at a quiz, and not taken back. */
export interface AttemptGrant {
  readonly id: string;
  readonly memberId: string;
  readonly quizId: string;
  /** 1 to 5. */
  readonly number: number;
  /** Empty once the person is erased. */
  readonly reason: string;
  readonly givenBy: string;
  readonly givenAt: Date;
}

/** The same, taken back or not. */
export interface LockedGrant extends Pick<AttemptGrant, 'id' | 'memberId' | 'quizId' | 'number'> {
  readonly isTakenBack: boolean;
}

const COLUMNS = `select id, member_id as "memberId", quiz_id as "quizId", number, reason, given_by as "givenBy", given_at as "givenAt"
       from assessment.attempt_grant`;

/** Further attempts (decision 0121). */
@Injectable()
export class AttemptGrantRepository {
  constructor(private readonly database: Database) {}

  /** Those of a member at a quiz that stand, the first first. */
  async listOf(memberId: string, quizId: string): Promise<AttemptGrant[]> {
    return this.database.query<AttemptGrant>(
      `${COLUMNS} where member_id = $1 and quiz_id = $2 and taken_back_at is null order by given_at, id`,
      [memberId, quizId],
    );
  }

  /** Whether it stands or was taken back. */
  async find(id: string): Promise<AttemptGrant | null> {
    return this.database.queryOne<AttemptGrant>(`${COLUMNS} where id = $1`, [id]);
  }

  /** Locked until the transaction ends: starts that count on it wait, and see it as it is then. */
  async lock(id: string): Promise<LockedGrant | null> {
    return this.database.queryOne<LockedGrant>(
      `select id, member_id as "memberId", quiz_id as "quizId", number, taken_back_at is not null as "isTakenBack"
       from assessment.attempt_grant where id = $1 for update`,
      [id],
    );
  }

  /** Makes gifts to a member at a quiz wait for each other, by her newest attempt; false when she made none. */
  async holdGifts(memberId: string, quizId: string): Promise<boolean> {
    const newest = await this.database.queryOne<{ id: string }>(
      `select id from assessment.attempt where member_id = $1 and quiz_id = $2 order by number desc limit 1 for update`,
      [memberId, quizId],
    );
    return newest !== null;
  }

  /** False when there is one of this id. */
  async insert({ id, memberId, quizId, number, reason, givenBy, givenAt }: AttemptGrant): Promise<boolean> {
    const inserted = await this.database.execute(
      `insert into assessment.attempt_grant (id, member_id, quiz_id, number, reason, given_by, given_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do nothing`,
      [id, memberId, quizId, number, reason, givenBy, givenAt],
    );
    return inserted > 0;
  }

  async takeBack(id: string, by: string, at: Date): Promise<void> {
    await this.database.execute(
      'update assessment.attempt_grant set taken_back_by = $2, taken_back_at = $3 where id = $1',
      [id, by, at],
    );
  }
}
