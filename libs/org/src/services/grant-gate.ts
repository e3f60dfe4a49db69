import { Injectable } from '@nestjs/common';
import { Access, type Actor, type GrantBound, NotFound } from '@lopso/platform';
import { GrantNotYours, GrantUnitDoesNotFit, LastAdministrator, LeaderNotSeated, LeadsBySeat } from '../org.errors';
import { GRANT_ROLES, READ_GRANTS } from '../org.permissions';
import { fitsUnit, givableKinds, type GrantKind, grantKindOf } from '../rules/grant-kinds';
import { organisationName, partnerName } from '../rules/organisation-name';
import { type KnownOrganisation, OrganisationRepository } from '../storage/organisation.repository';
import { RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';
import { SeatRepository } from '../storage/seat.repository';
import { TeamRepository } from '../storage/team.repository';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';
import { type HeldRight } from './held-rights.service';

/** What a grant is meant to stand on. */
export interface GrantPlace {
  readonly kind: GrantKind;
  readonly unitId: string;
  readonly bound: GrantBound | null;
  readonly memberId: string | null;
}

const MOST_ORGANISATIONS = 200;

/** Judges where a grant of a kind may stand, and whether the actor may give it there. */
@Injectable()
export class GrantGate {
  constructor(
    private readonly units: UnitRepository,
    private readonly teams: TeamRepository,
    private readonly seats: SeatRepository,
    private readonly grants: RoleGrantRepository,
    private readonly organisations: OrganisationRepository,
    private readonly access: Access,
  ) {}

  /** What the actor may give over a unit. */
  givableOn(actor: Actor, unitPath: string): GrantKind[] {
    const held = this.access.grantsFor(actor, GRANT_ROLES).filter(({ path }) => isWithin(unitPath, path));
    return givableKinds(held);
  }

  /** True when the actor may end or renew the grant; what follows from a seat ends with the seat. */
  mayChange(actor: Actor, grant: Pick<HeldRight, 'basis' | 'role' | 'bound' | 'unitPath' | 'accountId'>): boolean {
    if (grant.basis === 'seat') return false;
    const kind = grantKindOf(grant.role, grant.bound?.kind ?? null);
    const isOwn = grant.accountId === actor.accountId;
    return kind !== null && !isOwn && this.givableOn(actor, grant.unitPath).includes(kind);
  }

  /** @throws NotFound outside the units whose grants the actor sees */
  requireRead(actor: Actor, grant: RoleGrantRow | null): RoleGrantRow {
    if (grant === null) throw new NotFound();
    this.access.require(actor, READ_GRANTS, grant);
    return grant;
  }

  /** @throws NotFound outside the units whose grants the actor sees, GrantNotYours when it may not be changed */
  requireChange(actor: Actor, found: RoleGrantRow | null): RoleGrantRow {
    const grant = this.requireRead(actor, found);
    if (!this.mayChange(actor, grant)) throw new GrantNotYours();
    return grant;
  }

  /**
   * Somebody must always administer the units. The unit is locked, so that two administrators who end each other at once
   * do not both succeed. @throws LastAdministrator
   */
  async keepAnAdministrator(grant: RoleGrantRow, on: string): Promise<void> {
    if (grant.role !== 'department-admin' || grant.onBehalfOf !== null) return;
    await this.units.lock(grant.unitId);
    if (!(await this.grants.hasOtherAdministrator(grant, on))) throw new LastAdministrator();
  }

  /** The unit of a new grant. @throws NotFound, GrantNotYours, GrantUnitDoesNotFit, LeaderNotSeated, LeadsBySeat */
  async admit(actor: Actor | null, place: GrantPlace, on: string): Promise<UnitSummary> {
    const unit = await this.units.find(place.unitId);
    if (unit === null) throw new NotFound();
    if (actor !== null) {
      this.access.require(actor, GRANT_ROLES, { unitPath: unit.path });
      if (!this.givableOn(actor, unit.path).includes(place.kind)) throw new GrantNotYours();
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
  async namedAsKnown(
    { kind, bound }: Pick<GrantPlace, 'kind' | 'bound'>,
    unitPath: string,
    on: string,
  ): Promise<GrantBound | null> {
    if (bound?.kind !== 'organisation') return bound;
    const organisation =
      kind === 'partner'
        ? partnerName(bound.organisation, await this.partnersOver(unitPath))
        : organisationName(bound.organisation, await this.knownUnder(unitPath, on));
    return organisation === null ? null : { kind: 'organisation', organisation };
  }

  /** The organisations that people below a unit belong to, the largest first. */
  async knownUnder(unitPath: string, on: string): Promise<KnownOrganisation[]> {
    return this.organisations.listUnder(unitPath, on, MOST_ORGANISATIONS);
  }

  /** Those whom a unit holds rounds together with, by name. */
  async partnersOver(unitPath: string): Promise<{ readonly name: string }[]> {
    return this.organisations.listPartners(unitPath);
  }

  /** Who leads sits in the team, and the grant stands over the team's own unit; its leader by seat needs none. */
  private async requireSeat(place: GrantPlace, teamId: string, on: string): Promise<void> {
    const team = await this.teams.find(teamId);
    if (team === null || team.unitId !== place.unitId) throw new NotFound();
    const seat = place.memberId === null ? null : await this.seats.seatOf(place.memberId, on);
    if (seat?.teamId !== teamId) throw new LeaderNotSeated();
    if (seat.position === 'leader') throw new LeadsBySeat();
  }
}

function isWithin(unitPath: string, path: string): boolean {
  return unitPath === path || unitPath.startsWith(`${path}.`);
}
