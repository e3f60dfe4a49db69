import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type GrantBound, newId, type Role, Transactions } from '@lopso/platform';
import { GrantIsOver, GrantTermsWrong, GrantToOneself, NothingToRepresent } from '../org.errors';
import {
  faultsOfBound,
  faultsOfTerms,
  type GrantKind,
  grantKindOf,
  isOfOrganisation,
  roleOfKind,
} from '../rules/grant-kinds';
import { RoleGrantRepository } from '../storage/role-grant.repository';
import { GrantGate } from './grant-gate';
import { GrantLedger } from './grant-ledger';
import { type CurrentRight, HeldRights } from './held-rights.service';

/** A right to be given. Dates are calendar dates; `until` is the first day it no longer holds, null for no end. */
export interface GrantWish {
  readonly accountId: string;
  /** The member behind the account; needed for a team's leader. */
  readonly memberId: string | null;
  readonly kind: GrantKind;
  readonly unitId: string;
  readonly teamId: string | null;
  readonly organisation: string | null;
  /** Null: today. */
  readonly from: string | null;
  readonly until: string | null;
  readonly decisionNumber: string | null;
  /** The account acted for; null: in one's own right. */
  readonly onBehalfOf: string | null;
  /** The member behind the account acted for; null for staff. */
  readonly behalfMemberId: string | null;
}

/** Until when a right goes on, by which decision. */
export interface GrantRenewal {
  readonly until: string | null;
  readonly decisionNumber: string | null;
}

/** A role given by the operator of the system: from today on, without an end. */
export interface OperatorGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly decisionNumber: string | null;
}

/** Gives and renews rights. */
@Injectable()
export class GiveGrant {
  constructor(
    private readonly gate: GrantGate,
    private readonly ledger: GrantLedger,
    private readonly grants: RoleGrantRepository,
    private readonly rights: HeldRights,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives a right over a unit's subtree; the account's next request has it. Joins a transaction.
   * @throws NotFound, GrantNotYours, GrantToOneself, GrantUnitDoesNotFit, GrantTermsWrong, LeaderNotSeated, LeadsBySeat,
   * NothingToRepresent
   * @throws RoleIsGranted when the account holds it already on one of these days
   */
  async give(actor: Actor, wish: GrantWish): Promise<{ readonly id: string }> {
    if (wish.accountId === actor.accountId) throw new GrantToOneself();
    const today = this.clock.today();
    const terms = { ...wish, from: wish.from ?? today, isDeputy: wish.onBehalfOf !== null };
    return this.transactions.run(async () => {
      const unit = await this.gate.admit(actor, { ...wish, bound: boundOf(wish) }, terms.from);
      const bound = await this.gate.namedAsKnown({ kind: wish.kind, bound: boundOf(wish) }, unit.path, today);
      const organisation = bound?.kind === 'organisation' ? bound.organisation : null;
      const faults = [...faultsOfBound(wish.kind, { ...wish, organisation }), ...faultsOfTerms(terms, today)];
      if (faults.length > 0) throw new GrantTermsWrong(faults);
      const behalfMemberId = await this.requireRepresented({ ...wish, bound }, terms);
      const { accountId, decisionNumber, onBehalfOf, until } = wish;
      const memberId = bound?.kind === 'team' ? wish.memberId : null;
      const role = roleOfKind(wish.kind);
      return this.ledger.write(actor, {
        ...{ id: newId(), accountId, role, unitId: unit.id, unitPath: unit.path, bound, memberId },
        ...{ decisionNumber, from: terms.from, until, onBehalfOf, behalfMemberId },
      });
    });
  }

  /**
   * Gives a role from the command line. Joins a transaction.
   * @throws NotFound, GrantUnitDoesNotFit, GrantTermsWrong, RoleIsGranted
   */
  async giveByOperator(wish: OperatorGrant): Promise<{ readonly id: string }> {
    return this.transactions.run(async () => {
      const kind = grantKindOf(wish.role, null) ?? 'team-leader';
      const today = this.clock.today();
      const unit = await this.gate.admit(null, { kind, unitId: wish.unitId, bound: null, memberId: null }, today);
      const faults = faultsOfBound(kind, { teamId: null, organisation: null });
      if (faults.length > 0) throw new GrantTermsWrong(faults);
      return this.ledger.write(null, {
        ...{ ...wish, id: newId(), unitPath: unit.path, bound: null, memberId: null },
        ...{ from: today, until: null, onBehalfOf: null, behalfMemberId: null },
      });
    });
  }

  /**
   * Goes on with a right where it ends, as a grant of its own with its own decision. Joins a transaction.
   * @throws NotFound, GrantNotYours, GrantIsOver when it has ended or has no end, GrantTermsWrong, NothingToRepresent
   */
  async renew(
    actor: Actor,
    id: string,
    renewal: GrantRenewal,
  ): Promise<{ readonly id: string; readonly accountId: string }> {
    return this.transactions.run(async () => {
      const today = this.clock.today();
      const grant = this.gate.requireChange(actor, await this.grants.lock(id, today));
      if (grant.state === 'ended' || grant.until === null) throw new GrantIsOver();
      const kind = grantKindOf(grant.role, grant.bound?.kind ?? null) ?? 'trainer';
      const terms = { ...renewal, kind, from: grant.until, isDeputy: grant.onBehalfOf !== null };
      const faults = faultsOfTerms(terms, today);
      if (faults.length > 0) throw new GrantTermsWrong(faults);
      const behalfMemberId = await this.requireRepresented({ ...grant, kind }, terms);
      const { accountId, role, unitId, unitPath, bound, memberId, onBehalfOf } = grant;
      const { id: renewedId } = await this.ledger.write(actor, {
        ...{ id: newId(), accountId, role, unitId, unitPath, bound, memberId, onBehalfOf, behalfMemberId },
        ...{ decisionNumber: renewal.decisionNumber, from: grant.until, until: renewal.until },
      });
      return { id: renewedId, accountId };
    });
  }

  /**
   * Somebody represents only what the other holds over this very unit, in their own right, as narrow, for the whole time.
   * Answers the member whose seat it stands on, if it stands on one.
   */
  private async requireRepresented(
    { onBehalfOf, behalfMemberId, ...lent }: LentRight,
    terms: { readonly from: string; readonly until: string | null },
  ): Promise<string | null> {
    if (onBehalfOf === null) return null;
    const held = await this.rights.currentOf({ accountId: onBehalfOf, memberId: behalfMemberId }, terms.from);
    const base = held.find((right) => covers(right, lent, terms.until));
    if (base === undefined) throw new NothingToRepresent();
    return base.basis === 'seat' ? base.memberId : null;
  }
}

/** What somebody is to act for another with. */
interface LentRight {
  readonly kind: GrantKind;
  readonly unitId: string;
  readonly bound: GrantBound | null;
  readonly onBehalfOf: string | null;
  readonly behalfMemberId: string | null;
}

type LentPlace = Pick<LentRight, 'kind' | 'unitId' | 'bound'>;

function covers(right: CurrentRight, wish: LentPlace, until: string | null): boolean {
  const lasts = right.basis === 'seat' ? right.endsOn : right.until;
  const isSame = grantKindOf(right.role, right.bound?.kind ?? null) === wish.kind && right.unitId === wish.unitId;
  return (
    isSame &&
    whoseOf(right.bound) === whoseOf(wish.bound) &&
    right.onBehalfOf === null &&
    (lasts === null || (until !== null && until <= lasts))
  );
}

/** The team or the organisation a bound names; two of a kind differ by it alone. */
function whoseOf(bound: GrantBound | null): string | null {
  if (bound?.kind === 'team') return bound.teamId;
  return bound?.kind === 'organisation' ? bound.organisation : null;
}

function boundOf({ kind, teamId, organisation }: GrantWish): GrantBound | null {
  if (kind === 'guest-trainer') return { kind: 'own-classes' };
  if (kind === 'team-leader' && teamId !== null) return { kind: 'team', teamId };
  return isOfOrganisation(kind) && organisation !== null ? { kind: 'organisation', organisation } : null;
}
