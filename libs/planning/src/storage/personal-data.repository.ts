import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type ErasureTrace,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';
import { PLANNING_TEXTS } from './free-texts';

/** Where a trainer lives, and days of leave. */
@HoldsPersonalData('planning')
@Injectable()
export class PlanningPersonalData implements PersonalDataHolder {
  readonly freeTexts = PLANNING_TEXTS;

  constructor(private readonly database: Database) {}

  async collect({ accountId }: HeldSubject): Promise<HeldRows[]> {
    const homes = await this.database.query(
      `select u.full_name as commune, h.set_at as "setAt" from planning.trainer_home h join org.unit u on u.id = h.unit_id
       where h.account_id = $1`,
      [accountId],
    );
    const leaves = await this.database.query(
      `select to_char(lower(away), 'YYYY-MM-DD') as "from", to_char(upper(away) - 1, 'YYYY-MM-DD') as "to", set_at as "setAt"
       from planning.trainer_leave where account_id = $1 order by lower(away)`,
      [accountId],
    );
    return [
      { name: 'planning.homes', rows: homes },
      { name: 'planning.leaves', rows: leaves },
    ];
  }

  /** Both go. */
  async erase({ accountId }: DataSubject): Promise<ErasureTrace> {
    await this.database.execute('delete from planning.trainer_home where account_id = $1', [accountId]);
    await this.database.execute('delete from planning.trainer_leave where account_id = $1', [accountId]);
    return { fileKeys: [], auditSubjects: [] };
  }
}
