import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type ErasureTrace,
  type HeldRows,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';

/** Evidence and completion: under an id, never under a name. */
@HoldsPersonalData('learning')
@Injectable()
export class LearningPersonalData implements PersonalDataHolder {
  constructor(private readonly database: Database) {}

  async collect({ memberId }: DataSubject): Promise<HeldRows[]> {
    const rounds = await this.database.query(
      `select r.title as round, c.opened_at as "openedAt", d.done_steps as "doneSteps", d.total_steps as "totalSteps",
         d.finished_at as "finishedAt"
       from learning.cycle c join learning.round r on r.id = c.round_id left join learning.completion d on d.cycle_id = c.id
       where c.member_id = $1 order by c.opened_at`,
      [memberId],
    );
    const evidence = await this.database.query(
      `select kind, subject, minutes, occurred_at as "occurredAt", superseded_at as "supersededAt"
       from learning.evidence where member_id = $1 order by occurred_at`,
      [memberId],
    );
    return [
      { name: 'learning.rounds', rows: rounds },
      { name: 'learning.evidence', rows: evidence },
    ];
  }

  /** Evidence is never erased (DESIGN 4.2) and names nobody; only where a lesson was left open is forgotten. */
  async erase({ memberId }: DataSubject): Promise<ErasureTrace> {
    await this.database.execute('delete from learning.lesson_progress where member_id = $1', [memberId]);
    return { fileKeys: [], auditSubjects: [] };
  }
}
