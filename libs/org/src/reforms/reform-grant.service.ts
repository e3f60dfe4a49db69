import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '@lopso/platform';
import { HeldRightService } from '../grants/held-right.service';
import { RoleGrantRepository, type RoleGrantRow } from '../grants/role-grant.repository';
import { RoleGrantService } from '../grants/role-grant.service';
import { ReformDoesNotFit, ReformGrantsChanged } from '../org.errors';
import { type UnitSummary } from '../units/unit.repository';
import { type CommuneReform, type ReformTarget } from './commune-reform';
import { type HeldDays, missingDays } from './commune-reform.rules';

/** A right over a commune that ends. It may be passed on to what comes of it, unless it is lent, or the actor's own. */
export interface EndingGrant {
  readonly grant: RoleGrantRow;
  readonly canPass: boolean;
}

/** A right to be given over a target, by its place in `to`, for the days that its account does not hold there yet. */
export interface PassedGrant extends HeldDays {
  readonly id: string;
  readonly grant: RoleGrantRow;
  readonly to: number;
}

type GrantWishes = Pick<CommuneReform, 'grants' | 'to'>;

/** Of one account in its own name, narrowed alike. */
function isSameRight(one: RoleGrantRow, other: RoleGrantRow): boolean {
  const keyOf = ({ accountId, role, bound, onBehalfOf }: RoleGrantRow): string =>
    JSON.stringify([accountId, role, bound, onBehalfOf]);
  return keyOf(one) === keyOf(other);
}

/** What becomes of rights over communes that end in a reform. */
@Injectable()
export class ReformGrantService {
  constructor(
    private readonly grantRepository: RoleGrantRepository,
    private readonly heldRights: HeldRightService,
    private readonly grants: RoleGrantService,
    private readonly clock: Clock,
  ) {}

  /** The rights that stand over these very communes, locked; those of team leaders end with the team. Longest first. */
  async openEndingGrants(actor: Actor, unitIds: readonly string[]): Promise<EndingGrant[]> {
    const today = this.clock.today();
    const ending: EndingGrant[] = [];
    for (const id of await this.grantRepository.standingOver(unitIds, today)) {
      const grant = await this.grantRepository.lock(id, today);
      if (grant === null || grant.state === 'ended') continue;
      ending.push({ grant, canPass: grant.onBehalfOf === null && this.heldRights.mayChangeGrant(actor, grant) });
    }
    return ending;
  }

  /**
   * What is to be given anew; every right that ends must be named, so that what was shown is what happens. Of a right that
   * the account holds over the target too, only the days that are not held yet: two of its communes merge, or it had both.
   * @throws ReformGrantsChanged when others end than were named; ReformDoesNotFit
   */
  async planGrants(ending: readonly EndingGrant[], { grants: wishes, to }: GrantWishes): Promise<PassedGrant[]> {
    const named = new Map(wishes.map(({ grantId, to: place }) => [grantId, place]));
    if (named.size !== ending.length || ending.some(({ grant }) => !named.has(grant.id)))
      throw new ReformGrantsChanged();
    const passed = ending.filter(({ grant }) => (named.get(grant.id) ?? null) !== null);
    const isBeyond = wishes.some(({ to: place }) => place !== null && (place < 0 || place >= to.length));
    if (isBeyond || passed.some(({ canPass }) => !canPass)) throw new ReformDoesNotFit();
    const today = this.clock.today();
    const planned: PassedGrant[] = [];
    for (const { grant } of passed) {
      const place = named.get(grant.id) ?? 0;
      const held = [
        ...(await this.findSameRight(grant, to[place])),
        ...planned.filter((other) => other.to === place && isSameRight(other.grant, grant)),
      ];
      const wanted = { from: grant.from > today ? grant.from : today, until: grant.until };
      planned.push(...missingDays(wanted, held).map((days) => ({ ...days, id: newId(), grant, to: place })));
    }
    return planned;
  }

  /** Ends them all, and gives what is passed on over the new communes by the reform's decision. Joins the reform's transaction. */
  async settleGrants(
    actor: Actor,
    ending: readonly EndingGrant[],
    passing: {
      readonly passed: readonly PassedGrant[];
      readonly targets: readonly UnitSummary[];
      readonly decisionNumber: string;
    },
  ): Promise<void> {
    const at = this.clock.now();
    for (const { grant } of ending) await this.grants.writeGrantEnd(actor, grant, at);
    for (const { id, grant, to, from, until } of passing.passed) {
      const target = passing.targets[to];
      if (target === undefined) continue;
      const { accountId, role, bound } = grant;
      await this.grants.writeGrant(actor, {
        ...{ id, accountId, role, bound, from, until, unitId: target.id, unitPath: target.path, memberId: null },
        ...{ decisionNumber: passing.decisionNumber, onBehalfOf: null, behalfMemberId: null },
      });
    }
  }

  /** The same right as the account holds it over a commune there was before the reform, now or later. */
  private async findSameRight(grant: RoleGrantRow, target: ReformTarget | undefined): Promise<HeldDays[]> {
    if (target === undefined || !('unitId' in target)) return [];
    const held = await this.grantRepository.standingOf([grant.accountId], this.clock.today());
    return held.filter((other) => other.unitId === target.unitId && isSameRight(other, grant));
  }
}
