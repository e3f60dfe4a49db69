import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ApproverService, CertificateTermsService, type ReleaseTermsSource } from '@lopso/learning';
import { UnitService, type UnitSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { type ChangeRule } from '../changes/change.rules';
import { SET_RELEASE_RULE } from '../credentials.permissions';
import { ReleaseRepository, type StoredReleaseRule } from './release.repository';
import { type ReleaseRule, secondAfter, standingLoosening } from './release.rules';

/** The rule of a province. */
export interface ProvinceReleaseRule extends ReleaseRule, ChangeRule {
  readonly provinceId: string;
  /** The actor may change it. */
  readonly canSet: boolean;
  /** An administrator's wish that lists need no second person: whether the actor, as another one, may join it. Null: there is none. */
  readonly loosening: { readonly at: Date; readonly canJoin: boolean } | null;
}

/** Whether a wish waits now that did not before: one that stood already was told of when it was made. */
function isNewWish({ loosening }: Pick<StoredReleaseRule, 'loosening'>, held: StoredReleaseRule): boolean {
  return loosening !== null && loosening.at.getTime() !== held.loosening?.at.getTime();
}

/** Whether a second person confirms releases in a province, and how long proposals wait. */
@Injectable()
export class ReleaseRuleService implements OnModuleInit, ReleaseTermsSource {
  constructor(
    private readonly releaseRows: ReleaseRepository,
    private readonly units: UnitService,
    private readonly approvers: ApproverService,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly certificateTerms: CertificateTermsService,
  ) {}

  /** The rule of the province above a path. No access check. */
  async getRuleAbove(actor: Actor, path: string): Promise<ProvinceReleaseRule> {
    const province = await this.units.getProvince(path);
    const canSet = this.access.scope(actor, SET_RELEASE_RULE).contains(province.path);
    const { loosening: kept, ...rule } = await this.releaseRows.ruleOf(province.id);
    const wish = standingLoosening(kept, this.clock.now());
    const decider = this.approvers.deciderOf(actor, { permission: SET_RELEASE_RULE, unitPath: province.path });
    const canJoin =
      wish !== null &&
      canSet &&
      (await this.approvers.isAnotherPerson({ accountId: wish.by, onBehalfOf: wish.onBehalfOf }, decider));
    return { ...rule, provinceId: province.id, canSet, loosening: wish === null ? null : { at: wish.at, canJoin } };
  }

  /** A province that is wholly the administrator's. @throws NotFound for anything else */
  async requireProvinceToSet(actor: Actor, provinceId: string): Promise<Pick<UnitSummary, 'id' | 'path'>> {
    const province = (await this.units.listProvinces()).find(({ id }) => id === provinceId);
    if (province === undefined || !this.access.scope(actor, SET_RELEASE_RULE).contains(province.path))
      throw new NotFound();
    return province;
  }

  /**
   * What is left out stays as it is. That lists need a second person no longer holds once another administrator has saved it as well, within a fortnight; who saves that
   * they do ends the wish (decision 0118).
   * @throws NotFound for what is no province wholly the administrator's
   */
  async setReleaseRule(
    actor: Actor,
    provinceId: string,
    wish: ReleaseRule & Partial<ChangeRule>,
  ): Promise<ProvinceReleaseRule> {
    const province = await this.requireProvinceToSet(actor, provinceId);
    await this.transactions.run(async () => {
      const held = await this.releaseRows.lockRule(provinceId);
      const second = await this.secondPersonOf(actor, province.path, held, wish.needsSecond);
      const { undoMinutes, changeDays = held.changeDays } = wish;
      const at = this.clock.now();
      await this.releaseRows.setRule(provinceId, { undoMinutes, changeDays, ...second }, { by: actor.accountId, at });
      await this.audit.record(actor, {
        action: isNewWish(second, held) ? 'credentials.release-loosening-wished' : 'credentials.release-rule-set',
        ...{ subjectType: 'unit', subjectId: provinceId, unitPath: province.path },
        details: { undoMinutes, needsSecond: second.needsSecond, changeDays },
      });
    });
    return this.getRuleAbove(actor, province.path);
  }

  private async secondPersonOf(
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

  onModuleInit(): void {
    this.certificateTerms.addReleaseSource(this);
  }

  async needsSecond(provincePath: string): Promise<boolean> {
    return (await this.releaseRows.ruleOf((await this.units.getProvince(provincePath)).id)).needsSecond;
  }
}
