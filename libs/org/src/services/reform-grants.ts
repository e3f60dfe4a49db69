import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '@lopso/platform';
import { ReformDoesNotFit, ReformGrantsChanged } from '../org-changes.errors';
import { GrantFateRepository } from '../storage/grant-fate.repository';
import { RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';
import { type UnitSummary } from '../storage/unit.repository';
import { type GrantPlaceWish } from './commune-reform';
import { GrantGate } from './grant-gate';
import { GrantLedger } from './grant-ledger';

/** A right over a commune that ends. It may be passed on to what comes of it, unless it is lent, or the actor's own. */
export interface EndingGrant {
  readonly grant: RoleGrantRow;
  readonly canPass: boolean;
}

/** What becomes of rights over communes that end (decision 0032): they end with the commune unless the department passes them on. */
@Injectable()
export class ReformGrants {
  constructor(
    private readonly fate: GrantFateRepository,
    private readonly grants: RoleGrantRepository,
    private readonly gate: GrantGate,
    private readonly ledger: GrantLedger,
    private readonly clock: Clock,
  ) {}

  /** The rights that stand over these very communes, locked; those of team leaders end with the team. Longest first. */
  async open(actor: Actor, unitIds: readonly string[]): Promise<EndingGrant[]> {
    const today = this.clock.today();
    const ending: EndingGrant[] = [];
    for (const id of await this.fate.standingOver(unitIds, today)) {
      const grant = await this.grants.lock(id, today);
      if (grant === null || grant.state === 'ended') continue;
      ending.push({ grant, canPass: grant.onBehalfOf === null && this.gate.mayChange(actor, grant) });
    }
    return ending;
  }

  /**
   * The ids of what is passed on will have, by the id of the old; every right that ends must be named, so that what was
   * shown is what happens. @throws ReformGrantsChanged when others end than were named; ReformDoesNotFit
   */
  plan(ending: readonly EndingGrant[], wishes: readonly GrantPlaceWish[], targets: number): Map<string, string> {
    const named = new Map(wishes.map(({ grantId, to }) => [grantId, to]));
    if (named.size !== ending.length || ending.some(({ grant }) => !named.has(grant.id)))
      throw new ReformGrantsChanged();
    const passed = ending.filter(({ grant }) => (named.get(grant.id) ?? null) !== null);
    const isBeyond = wishes.some(({ to }) => to !== null && (to < 0 || to >= targets));
    if (isBeyond || passed.some(({ canPass }) => !canPass)) throw new ReformDoesNotFit();
    return new Map(passed.map(({ grant }) => [grant.id, newId()]));
  }

  /** Ends them all, and gives those that pass on over the new commune by the reform's decision. Joins the reform's transaction. */
  async settle(
    actor: Actor,
    ending: readonly EndingGrant[],
    passing: {
      readonly ids: ReadonlyMap<string, string>;
      readonly targetOf: (grantId: string) => UnitSummary | undefined;
      readonly decisionNumber: string;
    },
  ): Promise<void> {
    const at = this.clock.now();
    for (const { grant } of ending) await this.ledger.end(actor, grant, at);
    for (const { grant } of ending) {
      const [id, target] = [passing.ids.get(grant.id), passing.targetOf(grant.id)];
      if (id === undefined || target === undefined || (await this.holds(grant, target))) continue;
      const { accountId, role, bound, until } = grant;
      const today = this.clock.today();
      await this.ledger.write(actor, {
        ...{ id, accountId, role, bound, until, unitId: target.id, unitPath: target.path, memberId: null },
        ...{ decisionNumber: passing.decisionNumber, from: grant.from > today ? grant.from : today },
        ...{ onBehalfOf: null, behalfMemberId: null },
      });
    }
  }

  /** True when the account holds the same right over the new commune already: two of its communes merged, or it had both. */
  private async holds({ accountId, role, bound }: RoleGrantRow, target: UnitSummary): Promise<boolean> {
    const held = await this.grants.standingOf([accountId], this.clock.today());
    return held.some(
      (other) =>
        other.role === role &&
        other.unitId === target.id &&
        other.onBehalfOf === null &&
        JSON.stringify(other.bound) === JSON.stringify(bound),
    );
  }
}
