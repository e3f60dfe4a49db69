import { Injectable } from '@nestjs/common';
import { UnitService, type UnitSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, InvalidInput, NotFound, Transactions } from '@lopso/platform';
import { READ_CORRECTION_RULE, SET_CORRECTION_RULE } from '../classes.permissions';
import { type CorrectionRule, isPossibleRule } from '../rules/correction-term';
import { CorrectionRuleRepository } from '../storage/correction-rule.repository';

/** The rule of a province. */
export interface ProvinceCorrectionRule extends CorrectionRule {
  readonly provinceId: string;
  /** The actor may change it. */
  readonly canSet: boolean;
}

/** Until when the rolls of a province are corrected: read and set by its department (decision 0088). */
@Injectable()
export class CorrectionRules {
  constructor(
    private readonly rules: CorrectionRuleRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Of the province the actor's right is over. @throws NotFound for a right over none */
  async ofOwn(actor: Actor): Promise<ProvinceCorrectionRule> {
    const [path] = this.access.scope(actor, READ_CORRECTION_RULE).toPaths();
    if (path === undefined) throw new NotFound();
    return this.told(actor, await this.units.getProvince(path));
  }

  /** Holds for all rolls at once, also of sessions that are over. @throws InvalidInput, NotFound for what is no province of the actor's */
  async set(
    actor: Actor,
    provinceId: string,
    { trainerDays, departmentDays }: CorrectionRule,
  ): Promise<ProvinceCorrectionRule> {
    const province = (await this.units.listProvinces()).find(({ id }) => id === provinceId);
    if (province === undefined || !this.access.scope(actor, SET_CORRECTION_RULE).contains(province.path))
      throw new NotFound();
    const rule = { trainerDays, departmentDays };
    if (!isPossibleRule(rule))
      throw new InvalidInput([{ pointer: '#/departmentDays', code: 'classes.correction-days' }]);
    await this.transactions.run(async () => {
      await this.rules.setRule(provinceId, rule, { by: actor.accountId, at: this.clock.now() });
      await this.audit.record(actor, {
        action: 'classes.correction-rule-set',
        subjectType: 'unit',
        subjectId: provinceId,
        unitPath: province.path,
        details: { trainerDays: trainerDays ?? '', departmentDays: departmentDays ?? '' },
      });
    });
    return this.told(actor, province);
  }

  private async told(actor: Actor, { id, path }: UnitSummary): Promise<ProvinceCorrectionRule> {
    const canSet = this.access.scope(actor, SET_CORRECTION_RULE).contains(path);
    return { ...(await this.rules.ruleOf(id)), provinceId: id, canSet };
  }
}
