import { Injectable } from '@nestjs/common';
import { Units } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { SET_RELEASE_RULE } from '../credentials.permissions';
import { type ChangeRule } from '../rules/certificate-change';
import { type ReleaseRule } from '../rules/release';
import { ReleaseRepository } from '../storage/release.repository';

/** The rule of a province. */
export interface ProvinceReleaseRule extends ReleaseRule, ChangeRule {
  readonly provinceId: string;
  /** The actor may change it. */
  readonly canSet: boolean;
}

/**
 * How the departments release, withdraw and replace certificates: each province its own rule, for lists and proposals made from then
 * on (decisions 0053 and 0066).
 */
@Injectable()
export class ReleaseRules {
  constructor(
    private readonly releases: ReleaseRepository,
    private readonly units: Units,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The rule of the province above a path. No access check. */
  async above(actor: Actor, path: string): Promise<ProvinceReleaseRule> {
    const province = await this.units.provinceOf(path);
    const canSet = this.access.scope(actor, SET_RELEASE_RULE).contains(province.path);
    return { ...(await this.releases.ruleOf(province.id)), provinceId: province.id, canSet };
  }

  /** What is left out stays as it is. @throws NotFound for what is no province wholly the administrator's */
  async set(actor: Actor, provinceId: string, wish: ReleaseRule & Partial<ChangeRule>): Promise<ProvinceReleaseRule> {
    const province = (await this.units.listProvinces()).find(({ id }) => id === provinceId);
    if (province === undefined || !this.access.scope(actor, SET_RELEASE_RULE).contains(province.path))
      throw new NotFound();
    await this.transactions.run(async () => {
      const { undoMinutes, needsSecond } = wish;
      const known = await this.releases.ruleOf(provinceId);
      const { changesNeedSecond = known.changesNeedSecond, changeDays = known.changeDays } = wish;
      await this.releases.setRule(
        provinceId,
        { undoMinutes, needsSecond, changesNeedSecond, changeDays },
        { by: actor.accountId, at: this.clock.now() },
      );
      await this.audit.record(actor, {
        action: 'credentials.release-rule-set',
        subjectType: 'unit',
        subjectId: provinceId,
        unitPath: province.path,
        details: { undoMinutes, needsSecond, changesNeedSecond, changeDays },
      });
    });
    return this.above(actor, province.path);
  }
}
