import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, decodeMomentCursor, encodeMomentCursor, pageOf } from '@lopso/platform';
import { type GrantKind, kindsFor } from '../rules/grant-kinds';
import { type KnownOrganisation } from '../storage/organisation.repository';
import { RoleGrantRepository } from '../storage/role-grant.repository';
import { GrantGate } from './grant-gate';
import { GrantScopes } from './grant-scopes';
import { type CurrentRight, type HeldRight, HeldRights } from './held-rights.service';

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

/** Who holds which right. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly grants: RoleGrantRepository,
    private readonly rights: HeldRights,
    private readonly scopes: GrantScopes,
    private readonly gate: GrantGate,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What the actor holds today, with how it was given. */
  async ownGrants(actor: Actor): Promise<CurrentRight[]> {
    return this.rights.currentOf(actor, this.clock.today());
  }

  /** Grants over the actor's units; written into the audit trail. @throws NotFound when the unit asked for lies outside them */
  async list(actor: Actor, search: GrantSearch): Promise<GrantPage> {
    const { kind, accountIds, text } = search;
    const scope = await this.scopes.of(actor, search.unitId);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'org.grants-listed' });
    const found = await this.rights.list(scope, {
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
      grants: page.items.map((grant) => ({ ...grant, canChange: this.gate.mayChange(actor, grant) })),
      nextCursor: page.nextCursor,
    };
  }

  /** Accounts that hold or held a right over the actor's units. @throws NotFound when the unit lies outside them */
  async listHolders(actor: Actor, unitId: string | null): Promise<string[]> {
    return this.grants.holdersWithin(await this.scopes.of(actor, unitId));
  }

  /** A grant the actor may see. @throws NotFound */
  async get(actor: Actor, id: string): Promise<ListedGrant> {
    const grant = this.gate.requireRead(actor, await this.grants.find(id, this.clock.today()));
    return { ...grant, canChange: this.gate.mayChange(actor, grant) };
  }

  /** What the actor may give over a unit it sees. @throws NotFound */
  async givableOn(actor: Actor, unitId: string): Promise<GivableRights> {
    const unit = await this.scopes.unit(actor, unitId);
    const fitting = kindsFor(unit.kind);
    const kinds = this.gate.givableOn(actor, unit.path).filter((kind) => fitting.includes(kind));
    const takesOrganisation = kinds.includes('union-officer');
    const partners = kinds.includes('partner') ? await this.gate.partnersOver(unit.path) : [];
    return {
      kinds,
      organisations: takesOrganisation ? await this.gate.knownUnder(unit.path, this.clock.today()) : [],
      partners: partners.map(({ name }) => name),
    };
  }
}
