import { Injectable } from '@nestjs/common';
import {
  Access,
  AccessEpochs,
  type Actor,
  Audit,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  type GrantBound,
  newId,
  NotFound,
  pageOf,
  type Role,
  Transactions,
  translatingConstraints,
  vietnamDate,
} from '@lopso/platform';
import {
  GrantEndStands,
  GrantIsOver,
  GrantNotYours,
  GrantTermsWrong,
  GrantToOneself,
  NothingToRepresent,
  RoleIsGranted,
} from '../org.errors';
import { GRANT_ROLES, READ_GRANTS } from '../org.permissions';
import { type KnownOrganisation } from '../units/organisation.repository';
import { UnitRepository } from '../units/unit.repository';
import {
  faultsOfBound,
  faultsOfTerms,
  type GrantKind,
  grantKindOf,
  isOfOrganisation,
  kindsFor,
  roleOfKind,
} from './grant.rules';
import { type CurrentRight, type HeldRight, HeldRightService } from './held-right.service';
import { type NewRoleGrant, RoleGrantRepository, type RoleGrantRow } from './role-grant.repository';

/** Which grants to list; `cursor` is the opaque end of the page before. */
export interface GrantSearch {
  /** Only over this unit and what lies below; null: everything the actor may see. */
  readonly unitId: string | null;
  readonly isEnded: boolean;
  readonly limit: number;
  readonly cursor: string | null;
  /** Only rights of this kind; null: of all. */
  readonly kind: GrantKind | null;
  /** Only grants to these accounts; null: to everybody. */
  readonly accountIds: readonly string[] | null;
  /** Only leaders' seats of people with this part of a name; null: of everybody. */
  readonly text: string | null;
}

/** A right in a list, and whether the actor may end or renew it. */
export type ListedGrant = HeldRight & { readonly canChange: boolean };

/** A page of grants, the latest given first. */
export interface GrantPage {
  readonly grants: readonly ListedGrant[];
  readonly nextCursor: string | null;
}

/** What somebody may give over a unit, and the organisations that a right of one may be about, the largest first. */
export interface GivableRights {
  readonly kinds: readonly GrantKind[];
  readonly organisations: readonly KnownOrganisation[];
  /** Names of those whom rounds are held together with. */
  readonly partners: readonly string[];
}

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

/** Role grants: listed, given, renewed, ended, restored. */
@Injectable()
export class RoleGrantService {
  constructor(
    private readonly grantRepository: RoleGrantRepository,
    private readonly heldRights: HeldRightService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly unitRepository: UnitRepository,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly epochs: AccessEpochs,
  ) {}

  /** What the actor holds today, with how it was given. */
  async listOwnGrants(actor: Actor): Promise<CurrentRight[]> {
    return this.heldRights.listCurrentRights(actor, this.clock.today());
  }

  /** Grants over the actor's units; written into the audit trail. @throws NotFound when the unit asked for lies outside them */
  async listGrants(actor: Actor, search: GrantSearch): Promise<GrantPage> {
    const { kind, accountIds, text } = search;
    const scope = await this.heldRights.getGrantScope(actor, search.unitId);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'org.grants-listed' });
    const found = await this.heldRights.listRights(scope, {
      ...{ kind, accountIds, text },
      on: this.clock.today(),
      isEnded: search.isEnded,
      limit: search.limit + 1,
      after: decodeMomentCursor(search.cursor),
    });
    const page = pageOf(found, search.limit, ({ givenAt, id }) => encodeMomentCursor(givenAt, id));
    await this.audit.noteHeld(
      reading,
      page.items.flatMap(({ memberId, unitPath }) => (memberId === null ? [] : [{ memberId, unitPath }])),
    );
    return {
      grants: page.items.map((grant) => ({ ...grant, canChange: this.heldRights.mayChangeGrant(actor, grant) })),
      nextCursor: page.nextCursor,
    };
  }

  /** Accounts that hold or held a right over the actor's units. @throws NotFound when the unit lies outside them */
  async listHolders(actor: Actor, unitId: string | null): Promise<string[]> {
    return this.grantRepository.holdersWithin(await this.heldRights.getGrantScope(actor, unitId));
  }

  /** A grant the actor may see. @throws NotFound */
  async getGrant(actor: Actor, id: string): Promise<ListedGrant> {
    const grant = this.heldRights.requireReadGrant(actor, await this.grantRepository.find(id, this.clock.today()));
    return { ...grant, canChange: this.heldRights.mayChangeGrant(actor, grant) };
  }

  /** What the actor may give over a unit it sees. @throws NotFound */
  async getGivableRights(actor: Actor, unitId: string): Promise<GivableRights> {
    const unit = await this.heldRights.getGrantUnit(actor, unitId);
    const fitting = kindsFor(unit.kind);
    const kinds = this.heldRights.getGivable(actor, unit.path).filter((kind) => fitting.includes(kind));
    const takesOrganisation = kinds.includes('union-officer');
    const partners = kinds.includes('partner') ? await this.heldRights.listPartnersOver(unit.path) : [];
    return {
      kinds,
      organisations: takesOrganisation
        ? await this.heldRights.listOrganisationsUnder(unit.path, this.clock.today())
        : [],
      partners: partners.map(({ name }) => name),
    };
  }

  /** All accounts the actor may give further rights to, in no order; written into the audit trail. */
  async listGivableAccounts(actor: Actor): Promise<string[]> {
    const scope = this.access.scope(actor, READ_GRANTS);
    await this.audit.recordReadOver(actor, scope, { action: 'org.staff-listed' });
    return this.grantRepository.accountsWithin(scope);
  }

  /** @throws NotFound when the account was never granted anything over the actor's units */
  async requireKnownAccount(actor: Actor, accountId: string): Promise<void> {
    await this.findLastKnown(actor, accountId);
  }

  /**
   * The unit over which the actor decides about an account: every right it holds must be the actor's to change; of an
   * account without rights, the last one it had. @throws NotFound, GrantNotYours
   */
  async requireManagedAccount(actor: Actor, accountId: string): Promise<RoleGrantRow> {
    const last = await this.findLastKnown(actor, accountId);
    const held = await this.grantRepository.standingOf([accountId], this.clock.today());
    const judged = held.length > 0 ? held : [last];
    if (!judged.every((grant) => this.heldRights.mayChangeGrant(actor, grant))) throw new GrantNotYours();
    const [first] = judged;
    if (first === undefined) throw new NotFound();
    return first;
  }

  /** The path of a unit over which the actor gives rights. @throws NotFound */
  async getGivablePath(actor: Actor, unitId: string): Promise<string> {
    const unit = await this.unitRepository.find(unitId);
    if (unit === null) throw new NotFound();
    this.access.require(actor, GRANT_ROLES, { unitPath: unit.path });
    return unit.path;
  }

  private async findLastKnown(actor: Actor, accountId: string): Promise<RoleGrantRow> {
    const scope = this.access.scope(actor, READ_GRANTS);
    const last = await this.grantRepository.lastWithin(scope, accountId, this.clock.today());
    if (last === null) throw new NotFound();
    return last;
  }

  /**
   * Gives a right over a unit's subtree; the account's next request has it. Joins a transaction.
   * @throws NotFound, GrantNotYours, GrantToOneself, GrantUnitDoesNotFit, GrantTermsWrong, LeaderNotSeated, LeadsBySeat,
   * NothingToRepresent
   * @throws RoleIsGranted when the account holds it already on one of these days
   */
  async giveGrant(actor: Actor, wish: GrantWish): Promise<{ readonly id: string }> {
    if (wish.accountId === actor.accountId) throw new GrantToOneself();
    const today = this.clock.today();
    const terms = { ...wish, from: wish.from ?? today, isDeputy: wish.onBehalfOf !== null };
    return this.transactions.run(async () => {
      const unit = await this.heldRights.admitGrant(actor, { ...wish, bound: boundOf(wish) }, terms.from);
      const bound = await this.heldRights.nameAsKnown({ kind: wish.kind, bound: boundOf(wish) }, unit.path, today);
      const organisation = bound?.kind === 'organisation' ? bound.organisation : null;
      const faults = [...faultsOfBound(wish.kind, { ...wish, organisation }), ...faultsOfTerms(terms, today)];
      if (faults.length > 0) throw new GrantTermsWrong(faults);
      const behalfMemberId = await this.requireRepresented({ ...wish, bound }, terms);
      const { accountId, decisionNumber, onBehalfOf, until } = wish;
      const memberId = bound?.kind === 'team' ? wish.memberId : null;
      const role = roleOfKind(wish.kind);
      return this.writeGrant(actor, {
        ...{ id: newId(), accountId, role, unitId: unit.id, unitPath: unit.path, bound, memberId },
        ...{ decisionNumber, from: terms.from, until, onBehalfOf, behalfMemberId },
      });
    });
  }

  /**
   * Gives a role from the command line. Joins a transaction.
   * @throws NotFound, GrantUnitDoesNotFit, GrantTermsWrong, RoleIsGranted
   */
  async giveGrantByOperator(wish: OperatorGrant): Promise<{ readonly id: string }> {
    return this.transactions.run(async () => {
      const kind = grantKindOf(wish.role, null) ?? 'team-leader';
      const today = this.clock.today();
      const unit = await this.heldRights.admitGrant(
        null,
        { kind, unitId: wish.unitId, bound: null, memberId: null },
        today,
      );
      const faults = faultsOfBound(kind, { teamId: null, organisation: null });
      if (faults.length > 0) throw new GrantTermsWrong(faults);
      return this.writeGrant(null, {
        ...{ ...wish, id: newId(), unitPath: unit.path, bound: null, memberId: null },
        ...{ from: today, until: null, onBehalfOf: null, behalfMemberId: null },
      });
    });
  }

  /**
   * Goes on with a right where it ends, as a grant of its own with its own decision. Joins a transaction.
   * @throws NotFound, GrantNotYours, GrantIsOver when it has ended or has no end, GrantTermsWrong, NothingToRepresent
   */
  async renewGrant(
    actor: Actor,
    id: string,
    renewal: GrantRenewal,
  ): Promise<{ readonly id: string; readonly accountId: string }> {
    return this.transactions.run(async () => {
      const today = this.clock.today();
      const grant = this.heldRights.requireChangeGrant(actor, await this.grantRepository.lock(id, today));
      if (grant.state === 'ended' || grant.until === null) throw new GrantIsOver();
      const kind = grantKindOf(grant.role, grant.bound?.kind ?? null) ?? 'trainer';
      const terms = { ...renewal, kind, from: grant.until, isDeputy: grant.onBehalfOf !== null };
      const faults = faultsOfTerms(terms, today);
      if (faults.length > 0) throw new GrantTermsWrong(faults);
      const behalfMemberId = await this.requireRepresented({ ...grant, kind }, terms);
      const { accountId, role, unitId, unitPath, bound, memberId, onBehalfOf } = grant;
      const { id: renewedId } = await this.writeGrant(actor, {
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
    const held = await this.heldRights.listCurrentRights(
      { accountId: onBehalfOf, memberId: behalfMemberId },
      terms.from,
    );
    const base = held.find((right) => covers(right, lent, terms.until));
    if (base === undefined) throw new NothingToRepresent();
    return base.basis === 'seat' ? base.memberId : null;
  }

  /**
   * The holder's next request is refused; deputies of this right lose it too.
   * @throws NotFound, GrantNotYours, GrantIsOver, LastAdministrator
   */
  async endGrant(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const today = this.clock.today();
      const grant = this.heldRights.requireChangeGrant(actor, await this.grantRepository.lock(id, today));
      if (grant.state === 'ended') throw new GrantIsOver();
      await this.heldRights.keepAnAdministrator(grant, today);
      await this.writeGrantEnd(actor, grant, this.clock.now());
    });
  }

  /**
   * Undo, on the day of the end and while the holder's account is open.
   * @throws NotFound, GrantNotYours, GrantEndStands, RoleIsGranted, NothingToRepresent
   */
  async restoreGrant(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const today = this.clock.today();
      const grant = this.heldRights.requireChangeGrant(actor, await this.grantRepository.lock(id, today));
      if (grant.endedAt === null || vietnamDate(grant.endedAt) !== today) throw new GrantEndStands();
      if (grant.holderClosedAt !== null) throw new GrantEndStands();
      // Without a base: what it was lent from is gone, or its unit is (decision 0032).
      if (!(await this.grantRepository.hasBase(id, today)))
        throw grant.onBehalfOf === null ? new GrantEndStands() : new NothingToRepresent();
      await this.takeGrantEndBack(actor, grant);
    });
  }

  /**
   * Ends every right of the account and all that deputies were lent from it; each end is an entry in the audit. Joins the
   * transaction that closes the account. @throws GrantNotYours, LastAdministrator
   */
  async endGrantsOfAccount(actor: Actor, accountId: string): Promise<void> {
    await this.transactions.run(async () => {
      const at = this.clock.now();
      const today = this.clock.today();
      for (const grant of await this.lockStanding(accountId, today)) {
        this.heldRights.requireChangeGrant(actor, grant);
        await this.heldRights.keepAnAdministrator(grant, today);
        await this.writeGrantEnd(actor, grant, at);
      }
      await this.grantRepository.markHolderClosed(accountId, at);
    });
  }

  /**
   * The account is open again: rights that ended with it today stand again, those of deputies too. Rights of an account
   * closed on an earlier day stay ended and are given anew. Joins the transaction that opens the account.
   * @throws GrantNotYours
   */
  async restoreGrantsOfAccount(actor: Actor, accountId: string): Promise<void> {
    await this.transactions.run(async () => {
      const today = this.clock.today();
      for (const id of await this.grantRepository.unmarkHolderClosed(accountId)) {
        const grant = this.heldRights.requireChangeGrant(actor, await this.grantRepository.lock(id, today));
        if (grant.endedAt === null || vietnamDate(grant.endedAt) !== today) continue;
        if (await this.grantRepository.hasBase(id, today)) await this.takeGrantEndBack(actor, grant);
      }
    });
  }

  /** Those of the accounts that were ever given a right, or lent theirs to somebody. */
  async findEverGranted(accountIds: readonly string[]): Promise<string[]> {
    return accountIds.length === 0 ? [] : this.grantRepository.everGrantedAmong(accountIds);
  }

  private async lockStanding(accountId: string, on: string): Promise<RoleGrantRow[]> {
    const standing: RoleGrantRow[] = [];
    for (const { id } of await this.grantRepository.standingOf([accountId], on)) {
      const grant = await this.grantRepository.lock(id, on);
      if (grant !== null && grant.state !== 'ended') standing.push(grant);
    }
    return standing;
  }

  /** @throws RoleIsGranted */
  async writeGrant(
    actor: Actor | null,
    grant: Omit<NewRoleGrant, 'givenBy' | 'givenAt'>,
  ): Promise<{ readonly id: string }> {
    const row = { ...grant, givenBy: actor?.accountId ?? null, givenAt: this.clock.now() };
    await translatingConstraints({ role_grant_once_excl: () => new RoleIsGranted() }, () =>
      this.grantRepository.insert(row),
    );
    await this.epochs.bump(grant.accountId);
    await this.recordGrantAct(actor, 'org.role-granted', grant);
    return { id: grant.id };
  }

  /** Ends a grant and what was lent from it, at the moment given. */
  async writeGrantEnd(actor: Actor, grant: RoleGrantRow, at: Date): Promise<void> {
    await this.grantRepository.end(grant.id, actor.accountId, at);
    const deputies =
      grant.onBehalfOf === null ? await this.grantRepository.endDeputiesOf(grant.id, actor.accountId, at) : [];
    await this.epochs.bumpAll([grant.accountId, ...deputies]);
    await this.recordGrantAct(actor, 'org.role-ended', grant);
  }

  /** Takes an end back. @throws RoleIsGranted when the same right was given again meanwhile */
  async takeGrantEndBack(actor: Actor, grant: RoleGrantRow): Promise<void> {
    const restored = await translatingConstraints({ role_grant_once_excl: () => new RoleIsGranted() }, () =>
      this.grantRepository.restore(grant.id, this.clock.now()),
    );
    await this.epochs.bumpAll(restored);
    await this.recordGrantAct(actor, 'org.role-restored', grant);
  }

  private async recordGrantAct(
    actor: Actor | null,
    action: string,
    grant: Omit<NewRoleGrant, 'givenBy' | 'givenAt'>,
  ): Promise<void> {
    const { id, role, bound, decisionNumber, from, until, onBehalfOf } = grant;
    await this.audit.record(actor, {
      action,
      subjectType: 'account',
      subjectId: grant.accountId,
      unitPath: grant.unitPath,
      details: { grantId: id, role, bound, decisionNumber, from, until, deputyOf: onBehalfOf },
    });
  }
}
