import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  type Grant,
  NotFound,
  type Scope,
} from '@lopso/platform';
import { READ_GRANTS } from '../org.permissions';
import { type GrantKind, kindsFor } from '../rules/grant-kinds';
import { RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';
import { GrantGate } from './grant-gate';

/** Which grants to list; `cursor` is the opaque end of the page before. */
export interface GrantSearch {
  /** Only over this unit and what lies below; null: everything the actor may see. */
  readonly unitId: string | null;
  readonly isEnded: boolean;
  readonly limit: number;
  readonly cursor: string | null;
  /** Only rights of this kind; null: of all. */
  readonly kind: GrantKind | null;
  /** Only rights of these accounts; null: of everybody. */
  readonly accountIds: readonly string[] | null;
}

/** A grant in a list, and whether the actor may end or renew it. */
export interface ListedGrant extends RoleGrantRow {
  readonly canChange: boolean;
}

/** A page of grants, the latest given first. */
export interface GrantPage {
  readonly grants: readonly ListedGrant[];
  readonly nextCursor: string | null;
}

/** Who holds which right. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly grants: RoleGrantRepository,
    private readonly units: UnitRepository,
    private readonly gate: GrantGate,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What an account was granted on a calendar date; no access check. */
  async grantsOf(accountId: string, on: string): Promise<Grant[]> {
    return this.grants.grantsOf(accountId, on);
  }

  /** What the actor holds today, with how it was given. */
  async ownGrants(actor: Actor): Promise<RoleGrantRow[]> {
    return this.grants.currentOf(actor.accountId, this.clock.today());
  }

  /** Grants over the actor's units; written into the audit trail. @throws NotFound when the unit asked for lies outside them */
  async list(actor: Actor, search: GrantSearch): Promise<GrantPage> {
    const { kind, accountIds } = search;
    const scope = await this.scopeOf(actor, search.unitId);
    const unitPath = scope.toPaths()[0] ?? null;
    await this.audit.recordRead(actor, {
      action: 'org.grants-listed',
      subjectType: 'unit',
      subjectId: unitPath ?? '',
      unitPath,
    });
    const found = await this.grants.list(scope, {
      ...{ kind, accountIds },
      on: this.clock.today(),
      isEnded: search.isEnded,
      limit: search.limit + 1,
      after: decodeMomentCursor(search.cursor),
    });
    const page = found.slice(0, search.limit);
    const last = page.at(-1);
    return {
      grants: page.map((grant) => ({ ...grant, canChange: this.gate.mayChange(actor, grant) })),
      nextCursor: found.length > search.limit && last !== undefined ? encodeMomentCursor(last.givenAt, last.id) : null,
    };
  }

  /** Accounts that hold or held a right over the actor's units. @throws NotFound when the unit lies outside them */
  async listHolders(actor: Actor, unitId: string | null): Promise<string[]> {
    return this.grants.holdersWithin(await this.scopeOf(actor, unitId));
  }

  /** A grant the actor may see. @throws NotFound */
  async get(actor: Actor, id: string): Promise<ListedGrant> {
    const grant = await this.grants.find(id, this.clock.today());
    if (grant === null) throw new NotFound();
    this.access.require(actor, READ_GRANTS, grant);
    return { ...grant, canChange: this.gate.mayChange(actor, grant) };
  }

  /** What the actor may give over a unit it sees. @throws NotFound */
  async givableOn(actor: Actor, unitId: string): Promise<GrantKind[]> {
    const unit = await this.readableUnit(actor, unitId);
    const fitting = kindsFor(unit.kind);
    return this.gate.givableOn(actor, unit.path).filter((kind) => fitting.includes(kind));
  }

  private async scopeOf(actor: Actor, unitId: string | null): Promise<Scope> {
    const everywhere = this.access.scope(actor, READ_GRANTS);
    return unitId === null ? everywhere : everywhere.narrowedTo((await this.readableUnit(actor, unitId)).path);
  }

  private async readableUnit(actor: Actor, unitId: string): Promise<UnitSummary> {
    const unit = await this.units.find(unitId);
    if (unit === null) throw new NotFound();
    this.access.require(actor, READ_GRANTS, { unitPath: unit.path });
    return unit;
  }
}
