import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Clock,
  decodeNameCursor,
  encodeNameCursor,
  type Grant,
  type GrantBound,
  type ListPage,
  NotFound,
  pageOf,
  type Scope,
  vietnamDate,
} from '@lopso/platform';
import { MemberRepository, type MemberSummary } from '../members/member.repository';
import {
  AccountHasWiderRights,
  GrantNotYours,
  GrantUnitDoesNotFit,
  LastAdministrator,
  LeaderNotSeated,
  LeadsBySeat,
} from '../org.errors';
import { GRANT_ROLES, LEAD_PEOPLE, READ_GRANTS } from '../org.permissions';
import { SeatRepository } from '../seats/seat.repository';
import { TeamRepository } from '../teams/team.repository';
import { type KnownOrganisation, OrganisationRepository } from '../units/organisation.repository';
import { UnitRepository, type UnitSummary } from '../units/unit.repository';
import { organisationName, partnerName } from '../units/unit.rules';
import { fitsUnit, givableKinds, type GrantKind, grantKindOf } from './grant.rules';
import {
  HeldRightRepository,
  type LeaderSeatRight,
  type TeachingDays,
  type TeachingThen,
} from './held-right.repository';
import { type CurrentGrant, type GrantFilter, RoleGrantRepository, type RoleGrantRow } from './role-grant.repository';

/** Whose rights: an account, and the member for whom it may act; null: for none. */
export interface GrantHolder {
  readonly accountId: string;
  readonly memberId: string | null;
}

/** A right that was given by a decision, or that follows from a leader's seat. */
export type HeldRight = RoleGrantRow | LeaderSeatRight;

/** A right that holds, with the first day it will not; null while none is known. */
export type CurrentRight = CurrentGrant | (LeaderSeatRight & { readonly endsOn: string | null });

/** Which rights to list; `text` is part of the holder's name. */
export interface RightFilter extends GrantFilter {
  readonly text: string | null;
}

function byLatest(one: HeldRight, other: HeldRight): number {
  const later = other.givenAt.getTime() - one.givenAt.getTime();
  if (later !== 0) return later;
  return other.id < one.id ? -1 : 1;
}

/** People somebody leads: a team, or an organisation's members in a unit. `id` is that of the grant, or of the leader's seat. */
export interface LedGroup {
  readonly id: string;
  readonly kind: 'team' | 'organisation';
  /** Name of the team or the organisation. */
  readonly name: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly teamId: string | null;
  /** First day it no longer holds, `yyyy-mm-dd`; null without an end. */
  readonly until: string | null;
}

type Bound = NonNullable<HeldRight['bound']>;

function isSameBound(one: Bound, other: Bound | null): boolean {
  if (one.kind === 'team') return other?.kind === 'team' && other.teamId === one.teamId;
  if (one.kind === 'organisation') return other?.kind === 'organisation' && other.organisation === one.organisation;
  return false;
}

function groupOf(row: CurrentRight): LedGroup[] {
  const { id, bound, unitName, unitPath, endsOn: until } = row;
  const place = { id, unitName, unitPath, until };
  if (bound?.kind === 'team') return [{ ...place, kind: 'team', name: row.teamName ?? '', teamId: bound.teamId }];
  if (bound?.kind === 'organisation') {
    return [{ ...place, kind: 'organisation', name: bound.organisation, teamId: null }];
  }
  return [];
}

/** What a grant is meant to stand on. */
export interface GrantPlace {
  readonly kind: GrantKind;
  readonly unitId: string;
  readonly bound: GrantBound | null;
  readonly memberId: string | null;
}

const MOST_ORGANISATIONS = 200;

function isWithin(unitPath: string, path: string): boolean {
  return unitPath === path || unitPath.startsWith(`${path}.`);
}

/** Which rights an account holds on a day, by grant or by seat, which groups it leads, and who may give or end them. */
@Injectable()
export class HeldRightService {
  constructor(
    private readonly grantRepository: RoleGrantRepository,
    private readonly heldRightRepository: HeldRightRepository,
    private readonly memberRepository: MemberRepository,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly unitRepository: UnitRepository,
    private readonly teamRepository: TeamRepository,
    private readonly seatRepository: SeatRepository,
    private readonly organisationRepository: OrganisationRepository,
  ) {}

  /** What holds on a calendar date, as the access token carries it; no access check. */
  async getGrants(holder: GrantHolder, on: string): Promise<Grant[]> {
    const rights = await this.listCurrentRights(holder, on);
    return rights.map(({ role, unitId, unitPath, bound, endsOn, onBehalfOf }) => ({
      role,
      unitId,
      path: unitPath,
      ...(bound === null ? {} : { bound }),
      ...(endsOn === null ? {} : { until: endsOn }),
      ...(onBehalfOf === null ? {} : { onBehalfOf }),
    }));
  }

  /** What somebody holds on a day; who leads a team by the seat needs no grant for it, so a grant for the same is left out. */
  async listCurrentRights({ accountId, memberId }: GrantHolder, on: string): Promise<CurrentRight[]> {
    const given = await this.grantRepository.currentOf(accountId, on);
    // Asked for who is no member too: an account that is not there costs the same statements (rule 6).
    const led = await this.heldRightRepository.ledBy(memberId, on);
    const teams = new Set(led.map(({ bound }) => bound.teamId));
    const isLed = ({ bound }: CurrentGrant): boolean => bound?.kind === 'team' && teams.has(bound.teamId);
    return [...given.filter((grant) => !isLed(grant)), ...led.map((right) => ({ ...right, accountId }))];
  }

  /** Over units of a scope, the latest given first. */
  async listRights(scope: Scope, filter: RightFilter): Promise<HeldRight[]> {
    const given = await this.grantRepository.list(scope, filter);
    const kind = filter.kind ?? null;
    const led =
      kind === null || kind === 'team-leader' ? await this.heldRightRepository.listLeaderSeats(scope, filter) : [];
    return [...given, ...led].sort(byLatest).slice(0, filter.limit);
  }

  /** The groups the actor leads today. */
  async listLedGroups(actor: Actor): Promise<LedGroup[]> {
    const rights = await this.listCurrentRights(actor, this.clock.today());
    return rights.filter((right) => this.isLedNow(actor, right)).flatMap(groupOf);
  }

  /** One of them. @throws NotFound for any other */
  async getLedGroup(actor: Actor, groupId: string): Promise<LedGroup> {
    const group = (await this.listLedGroups(actor)).find(({ id }) => id === groupId);
    if (group === undefined) throw new NotFound();
    return group;
  }

  /** A page of its people with a seat today, by given name; never anybody of another team or organisation. */
  async listLedPeople(
    group: LedGroup,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<ListPage<MemberSummary>> {
    const after = decodeNameCursor(page.cursor);
    const rows = await this.memberRepository.listLed(group, { after, limit: page.limit + 1 }, this.clock.today());
    return pageOf(rows, page.limit, encodeNameCursor);
  }

  /** The ids of all of them, by the kind of team they sit in. */
  async getLedMemberIds(group: LedGroup): ReturnType<MemberRepository['idsLed']> {
    return this.memberRepository.idsLed(group, this.clock.today());
  }

  /** One of them. @throws NotFound for anybody else */
  async getLedPerson(group: LedGroup, memberId: string): Promise<MemberSummary> {
    const person = await this.memberRepository.findLed(group, memberId, this.clock.today());
    if (person === null) throw new NotFound();
    return person;
  }

  /** The token decides what is held; the row says how it was given. */
  private isLedNow(actor: Actor, right: HeldRight): boolean {
    return this.access
      .grantsFor(actor, LEAD_PEOPLE)
      .some(({ unitId, bound }) => unitId === right.unitId && bound !== undefined && isSameBound(bound, right.bound));
  }

  /** What the actor may give over a unit. */
  getGivable(actor: Actor, unitPath: string): GrantKind[] {
    const held = this.access.grantsFor(actor, GRANT_ROLES).filter(({ path }) => isWithin(unitPath, path));
    return givableKinds(held);
  }

  /** True when the actor may end or renew the grant; what follows from a seat ends with the seat. */
  mayChangeGrant(actor: Actor, grant: Pick<HeldRight, 'basis' | 'role' | 'bound' | 'unitPath' | 'accountId'>): boolean {
    if (grant.basis === 'seat') return false;
    const kind = grantKindOf(grant.role, grant.bound?.kind ?? null);
    const isOwn = grant.accountId === actor.accountId;
    return kind !== null && !isOwn && this.getGivable(actor, grant.unitPath).includes(kind);
  }

  /** @throws NotFound outside the units whose grants the actor sees */
  requireReadGrant(actor: Actor, grant: RoleGrantRow | null): RoleGrantRow {
    if (grant === null) throw new NotFound();
    this.access.require(actor, READ_GRANTS, grant);
    return grant;
  }

  /** @throws NotFound outside the units whose grants the actor sees, GrantNotYours when it may not be changed */
  requireChangeGrant(actor: Actor, found: RoleGrantRow | null): RoleGrantRow {
    const grant = this.requireReadGrant(actor, found);
    if (!this.mayChangeGrant(actor, grant)) throw new GrantNotYours();
    return grant;
  }

  /**
   * Somebody must always administer the units. The unit is locked, so that two administrators who end each other at once
   * do not both succeed. @throws LastAdministrator
   */
  async keepAnAdministrator(grant: RoleGrantRow, on: string): Promise<void> {
    if (grant.role !== 'department-admin' || grant.onBehalfOf !== null) return;
    await this.unitRepository.lock(grant.unitId);
    if (!(await this.grantRepository.hasOtherAdministrator(grant, on))) throw new LastAdministrator();
  }

  /** The unit of a new grant. @throws NotFound, GrantNotYours, GrantUnitDoesNotFit, LeaderNotSeated, LeadsBySeat */
  async admitGrant(actor: Actor | null, place: GrantPlace, on: string): Promise<UnitSummary> {
    const unit = await this.unitRepository.find(place.unitId);
    if (unit === null) throw new NotFound();
    if (actor !== null) {
      this.access.require(actor, GRANT_ROLES, { unitPath: unit.path });
      if (!this.getGivable(actor, unit.path).includes(place.kind)) throw new GrantNotYours();
    }
    const isOver = unit.until !== null && unit.until <= on;
    if (isOver || !fitsUnit(place.kind, unit.kind)) throw new GrantUnitDoesNotFit();
    if (place.bound?.kind === 'team') await this.requireSeat(place, place.bound.teamId, on);
    return unit;
  }

  /**
   * What narrows a right of an organisation, as the register below the unit, or the list of partners, writes it; null for a
   * blank, anything else stays.
   */
  async nameAsKnown(
    { kind, bound }: Pick<GrantPlace, 'kind' | 'bound'>,
    unitPath: string,
    on: string,
  ): Promise<GrantBound | null> {
    if (bound?.kind !== 'organisation') return bound;
    const organisation =
      kind === 'partner'
        ? partnerName(bound.organisation, await this.listPartnersOver(unitPath))
        : organisationName(bound.organisation, await this.listOrganisationsUnder(unitPath, on));
    return organisation === null ? null : { kind: 'organisation', organisation };
  }

  /** The organisations that people below a unit belong to, the largest first. */
  async listOrganisationsUnder(unitPath: string, on: string): Promise<KnownOrganisation[]> {
    return this.organisationRepository.listUnder(unitPath, on, MOST_ORGANISATIONS);
  }

  /** Those whom a unit holds rounds together with, by name. */
  async listPartnersOver(unitPath: string): Promise<{ readonly name: string }[]> {
    return this.organisationRepository.listPartners(unitPath);
  }

  /** Who leads sits in the team, and the grant stands over the team's own unit; its leader by seat needs none. */
  private async requireSeat(place: GrantPlace, teamId: string, on: string): Promise<void> {
    const team = await this.teamRepository.find(teamId);
    if (team === null || team.unitId !== place.unitId) throw new NotFound();
    const seat = place.memberId === null ? null : await this.seatRepository.seatOf(place.memberId, on);
    if (seat?.teamId !== teamId) throw new LeaderNotSeated();
    if (seat.position === 'leader') throw new LeadsBySeat();
  }

  /** Everything the actor may see, or only one unit of it. @throws NotFound when it lies outside */
  async getGrantScope(actor: Actor, unitId: string | null): Promise<Scope> {
    const everywhere = this.access.scope(actor, READ_GRANTS);
    return unitId === null ? everywhere : everywhere.narrowedTo((await this.getGrantUnit(actor, unitId)).path);
  }

  /** @throws NotFound when it lies outside */
  async getGrantUnit(actor: Actor, unitId: string): Promise<UnitSummary> {
    const unit = await this.unitRepository.find(unitId);
    if (unit === null) throw new NotFound();
    this.access.require(actor, READ_GRANTS, { unitPath: unit.path });
    return unit;
  }

  /** Those of the accounts that hold a right, now or later, or lead a team, now or later, which the actor may not give. */
  async findBeyondReach(actor: Actor, holders: readonly GrantHolder[]): Promise<Set<string>> {
    const today = this.clock.today();
    const held = await this.grantRepository.standingOf(
      holders.map(({ accountId }) => accountId),
      today,
    );
    const memberIds = holders.flatMap(({ memberId }) => memberId ?? []);
    const led = memberIds.length === 0 ? [] : await this.heldRightRepository.ledByAny(memberIds, today);
    const leaders = new Set(
      led
        .filter(({ unitPath }) => !this.getGivable(actor, unitPath).includes('team-leader'))
        .map(({ memberId }) => memberId),
    );
    return new Set([
      ...held.filter((grant) => !this.mayChangeGrant(actor, grant)).map(({ accountId }) => accountId),
      ...holders.filter(({ memberId }) => memberId !== null && leaders.has(memberId)).map(({ accountId }) => accountId),
    ]);
  }

  /**
   * True when an account was given a right after an instant: a code from before was made by somebody who may not give
   * that right. A team leader's does not count, which is given by whoever prints the team's slips.
   */
  async hasGainedRightsSince(accountId: string, at: Date): Promise<boolean> {
    return this.grantRepository.hasGained(accountId, at, this.clock.today());
  }

  /** @throws AccountHasWiderRights */
  async requireReach(actor: Actor, holders: readonly GrantHolder[]): Promise<void> {
    if ((await this.findBeyondReach(actor, holders)).size > 0) throw new AccountHasWiderRights();
  }

  /** Accounts that hold a trainer's right over a unit on a day (`yyyy-mm-dd`), guests' too; left out: today or later. In no order. No access check. */
  async listTrainerAccounts(unitPath: string, day?: string): Promise<string[]> {
    return day === undefined
      ? this.heldRightRepository.trainersFrom(unitPath, this.clock.today())
      : this.heldRightRepository.trainersOver(unitPath, day);
  }

  /** On which days these accounts may teach in these communes, by every trainer's right they have or had there. No access check. */
  async getTeachingDays(accountIds: readonly string[], communeIds: readonly string[]): Promise<TeachingDays[]> {
    return this.heldRightRepository.getTeachingDays(accountIds, communeIds, this.clock.today(), false);
  }

  /** The same, and whoever would end one of the rights waits until the transaction ends. */
  async holdTeachingDays(accountIds: readonly string[], communeIds: readonly string[]): Promise<TeachingDays[]> {
    return this.heldRightRepository.getTeachingDays(accountIds, communeIds, this.clock.today(), true);
  }

  /**
   * Whether an account might teach over a unit at a moment of the past: `held` by a right that went to its last day (or goes on), `ended-since` by one
   * that somebody ended after it, null: not at all. No access check.
   */
  async getTeachingRightAt(accountId: string, unitPath: string, instant: Date): Promise<TeachingThen | null> {
    return this.heldRightRepository.getTeachingRightAt(accountId, unitPath, { instant, day: vietnamDate(instant) });
  }
}
