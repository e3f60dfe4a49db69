import { Injectable } from '@nestjs/common';
import { Units } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { SET_RELEASE_RULE } from '../credentials.permissions';
import { type ReleaseRule } from '../rules/release';
import { ReleaseRepository } from '../storage/release.repository';

/** The rule of a province. */
export interface ProvinceReleaseRule extends ReleaseRule {
  readonly provinceId: string;
  /** The actor may change it. */
  readonly canSet: boolean;
}

/** How the departments release certificates: each province its own rule, for the lists made from then on (decision 0053). */
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

  /** @throws NotFound for what is no province wholly the administrator's */
  async set(actor: Actor, provinceId: string, { undoMinutes, needsSecond }: ReleaseRule): Promise<ProvinceReleaseRule> {
    const province = (await this.units.listProvinces()).find(({ id }) => id === provinceId);
    if (province === undefined || !this.access.scope(actor, SET_RELEASE_RULE).contains(province.path))
      throw new NotFound();
    await this.transactions.run(async () => {
      await this.releases.setRule(
        provinceId,
        { undoMinutes, needsSecond },
        { by: actor.accountId, at: this.clock.now() },
      );
      await this.audit.record(actor, {
        action: 'credentials.release-rule-set',
        subjectType: 'unit',
        subjectId: provinceId,
        unitPath: province.path,
        details: { undoMinutes, needsSecond },
      });
    });
    return this.above(actor, province.path);
  }
}
