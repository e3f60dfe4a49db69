import { Injectable } from '@nestjs/common';
import { type Actor } from './actor';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { Gathering } from '../database/gathering';

/** The part of an actor whose rights may change while a token lives: its account, its session, its member. */
export type EpochSubject = Pick<Actor, 'accountId' | 'sessionId' | 'memberId'>;

/**
 * Says whether an access token still tells the truth (decision 0009). Whatever changes rights bumps the account, member or
 * session it concerns in its own transaction; a token carries the epoch it was made in and is refused in any other. Epochs
 * come from one sequence and never return, so that a forgotten row costs a renewal and never revives a token.
 */
@Injectable()
export class AccessEpochs {
  private readonly gathered = new Gathering<EpochSubject, string>((subjects) => this.ofAll(subjects));

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The epoch of an actor, a whole number in text; asked at every request, those of one turn at once. For a new token it is read
   * before the rights are: a change in between makes the token stale, never wrong.
   */
  async of(subject: EpochSubject): Promise<string> {
    if (!this.database.isInTransaction) return this.gathered.ask(subject);
    const [epoch] = await this.ofAll([subject]);
    return epoch ?? NEVER_CHANGED;
  }

  /** Makes every token of an account, member or session stale. Joins the transaction of what changed. */
  async bump(subjectId: string): Promise<void> {
    await this.bumpAll([subjectId]);
  }

  /** The same for many; in the order of their ids, so that two callers do not wait for each other in a circle. */
  async bumpAll(subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    await this.database.execute(
      `insert into platform.access_epoch (subject_id, epoch, changed_at)
       select subject_id, nextval('platform.access_epoch_number'), $2
       from (select distinct unnest($1::uuid[]) as subject_id order by 1) changed
       on conflict (subject_id) do update set epoch = excluded.epoch, changed_at = excluded.changed_at`,
      [[...subjectIds], this.clock.now()],
    );
  }

  /** Only changed subjects have a row, so the answer is mostly empty. */
  private async ofAll(subjects: readonly EpochSubject[]): Promise<string[]> {
    const rows = await this.database.prepared<{ id: string; epoch: string }>(
      'access-epochs',
      'select subject_id as id, epoch::text from platform.access_epoch where subject_id = any ($1::uuid[])',
      [subjects.flatMap(idsOf)],
    );
    const epochs = new Map(rows.map(({ id, epoch }) => [id, epoch]));
    return subjects.map((subject) => highest(idsOf(subject).map((id) => epochs.get(id) ?? NEVER_CHANGED)));
  }
}

const NEVER_CHANGED = '0';

function idsOf({ accountId, sessionId, memberId }: EpochSubject): string[] {
  return memberId === null ? [accountId, sessionId] : [accountId, sessionId, memberId];
}

/** The highest of whole numbers in text, which may have more digits than a number holds. */
function highest(epochs: readonly string[]): string {
  return epochs.reduce((high, epoch) => (BigInt(epoch) > BigInt(high) ? epoch : high), NEVER_CHANGED);
}
