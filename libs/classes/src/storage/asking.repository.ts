import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { ASKED_OF_G, ENDED } from './asked-class';

/** When classes ended about which members are asked, once it can be changed no more. */
@Injectable()
export class AskingRepository {
  constructor(private readonly database: Database) {}

  /**
   * Fixes when the class ended, and so who is asked and until when; nothing where it is fixed, has not ended, or nobody was present. Whoever
   * calls it holds a lock on the class. `notBefore`: the days to answer begin then at the earliest; left out: with the end.
   */
  async fix(classGroupId: string, now: Date, notBefore: Date | null = null): Promise<void> {
    await this.database.execute(
      `insert into classes.asking (class_group_id, ended_at, opened_at)
       select g.id, e.ended_at, greatest(e.opened_at, $3::timestamptz) from classes.class_group g cross join lateral ${ENDED} e
       where g.id = $1 and e.ended_at <= $2 and exists (${ASKED_OF_G})
       on conflict on constraint asking_pk do nothing`,
      [classGroupId, now, notBefore],
    );
  }

  /** Takes back an end that came of calling off what was to come, as long as nobody has answered. True where there was one. */
  async takeBackUnanswered(classGroupId: string): Promise<boolean> {
    const answered = ['opinion', 'opinion_result', 'household_report', 'household_result'].map(
      (table) => `not exists (select from classes.${table} a where a.class_group_id = k.class_group_id)`,
    );
    const gone = await this.database.execute(
      `delete from classes.asking k where k.class_group_id = $1 and k.opened_at > k.ended_at and ${answered.join(' and ')}`,
      [classGroupId],
    );
    return gone > 0;
  }
}
