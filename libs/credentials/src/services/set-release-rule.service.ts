import { Injectable } from '@nestjs/common';
import { ApproverService } from '@lopso/learning';
import { type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { SET_RELEASE_RULE } from '../credentials.permissions';
import { type ChangeRule } from '../rules/certificate-change';
import { type ReleaseRule, secondAfter, standingLoosening } from '../rules/release';
import { ReleaseRepository, type StoredReleaseRule } from '../storage/release.repository';
import { type ProvinceReleaseRule, ReleaseRules } from './release-rules.service';

/** Saves how a province releases certificates. */
@Injectable()
export class SetReleaseRule {
  constructor(
    private readonly rules: ReleaseRules,
    private readonly releases: ReleaseRepository,
    private readonly approvers: ApproverService,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * What is left out stays as it is. That lists need a second person no longer holds once another administrator has saved it as well, within a fortnight; who saves that
   * they do ends the wish (decision 0118).
   * @throws NotFound for what is no province wholly the administrator's
   */
  async set(actor: Actor, provinceId: string, wish: ReleaseRule & Partial<ChangeRule>): Promise<ProvinceReleaseRule> {
    const province = await this.rules.provinceToSet(actor, provinceId);
    await this.transactions.run(async () => {
      const held = await this.releases.lockRule(provinceId);
      const second = await this.second(actor, province.path, held, wish.needsSecond);
      const { undoMinutes, changeDays = held.changeDays } = wish;
      const at = this.clock.now();
      await this.releases.setRule(provinceId, { undoMinutes, changeDays, ...second }, { by: actor.accountId, at });
      await this.audit.record(actor, {
        action: isNewWish(second, held) ? 'credentials.release-loosening-wished' : 'credentials.release-rule-set',
        ...{ subjectType: 'unit', subjectId: provinceId, unitPath: province.path },
        details: { undoMinutes, needsSecond: second.needsSecond, changeDays },
      });
    });
    return this.rules.above(actor, province.path);
  }

  private async second(
    actor: Actor,
    unitPath: string,
    held: StoredReleaseRule,
    needsSecond: boolean,
  ): Promise<Pick<StoredReleaseRule, 'needsSecond' | 'loosening'>> {
    const at = this.clock.now();
    const loosening = standingLoosening(held.loosening, at);
    const decider = this.approvers.deciderOf(actor, { permission: SET_RELEASE_RULE, unitPath });
    const isJoining =
      loosening !== null &&
      (await this.approvers.isAnotherPerson({ accountId: loosening.by, onBehalfOf: loosening.onBehalfOf }, decider));
    const own = { by: decider.accountId, onBehalfOf: decider.onBehalfOf, at };
    return secondAfter({ needsSecond: held.needsSecond, loosening }, { needsSecond, loosening: own }, isJoining);
  }
}

/** Whether a wish waits now that did not before: one that stood already was told of when it was made. */
function isNewWish({ loosening }: Pick<StoredReleaseRule, 'loosening'>, held: StoredReleaseRule): boolean {
  return loosening !== null && loosening.at.getTime() !== held.loosening?.at.getTime();
}
