import { Injectable } from '@nestjs/common';
import { ApproverService } from '@lopso/learning';
import { UnitService, type UnitSummary } from '@lopso/org';
import { Access, type Actor, Clock, NotFound } from '@lopso/platform';
import { SET_RELEASE_RULE } from '../credentials.permissions';
import { type ChangeRule } from '../rules/certificate-change';
import { type ReleaseRule, standingLoosening } from '../rules/release';
import { ReleaseRepository } from '../storage/release.repository';

/** The rule of a province. */
export interface ProvinceReleaseRule extends ReleaseRule, ChangeRule {
  readonly provinceId: string;
  /** The actor may change it. */
  readonly canSet: boolean;
  /** An administrator's wish that lists need no second person: whether the actor, as another one, may join it. Null: there is none. */
  readonly loosening: { readonly at: Date; readonly canJoin: boolean } | null;
}

/** How the departments release certificates: each province its own rule, for lists and proposals made from then on (decisions 0053, 0066 and 0118). */
@Injectable()
export class ReleaseRules {
  constructor(
    private readonly releases: ReleaseRepository,
    private readonly units: UnitService,
    private readonly approvers: ApproverService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The rule of the province above a path. No access check. */
  async above(actor: Actor, path: string): Promise<ProvinceReleaseRule> {
    const province = await this.units.getProvince(path);
    const canSet = this.access.scope(actor, SET_RELEASE_RULE).contains(province.path);
    const { loosening: kept, ...rule } = await this.releases.ruleOf(province.id);
    const wish = standingLoosening(kept, this.clock.now());
    const decider = this.approvers.deciderOf(actor, { permission: SET_RELEASE_RULE, unitPath: province.path });
    const canJoin =
      wish !== null &&
      canSet &&
      (await this.approvers.isAnotherPerson({ accountId: wish.by, onBehalfOf: wish.onBehalfOf }, decider));
    return { ...rule, provinceId: province.id, canSet, loosening: wish === null ? null : { at: wish.at, canJoin } };
  }

  /** A province that is wholly the administrator's. @throws NotFound for anything else */
  async provinceToSet(actor: Actor, provinceId: string): Promise<Pick<UnitSummary, 'id' | 'path'>> {
    const province = (await this.units.listProvinces()).find(({ id }) => id === provinceId);
    if (province === undefined || !this.access.scope(actor, SET_RELEASE_RULE).contains(province.path))
      throw new NotFound();
    return province;
  }
}
