import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type CorrectionRule, DEFAULT_CORRECTION_RULE } from '../rules/correction-term';

/** Until when provinces correct rolls. */
@Injectable()
export class CorrectionRuleRepository {
  constructor(private readonly database: Database) {}

  async ruleOf(provinceId: string): Promise<CorrectionRule> {
    const rule = await this.database.queryOne<CorrectionRule>(
      `select trainer_days as "trainerDays", department_days as "departmentDays" from classes.correction_rule
       where province_id = $1`,
      [provinceId],
    );
    return rule ?? DEFAULT_CORRECTION_RULE;
  }

  async setRule(provinceId: string, rule: CorrectionRule, change: { by: string; at: Date }): Promise<void> {
    await this.database.execute(
      `insert into classes.correction_rule (province_id, trainer_days, department_days, changed_by, changed_at)
       values ($1, $2, $3, $4, $5)
       on conflict (province_id) do update set trainer_days = excluded.trainer_days,
         department_days = excluded.department_days, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [provinceId, rule.trainerDays, rule.departmentDays, change.by, change.at],
    );
  }
}
