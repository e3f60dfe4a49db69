import { Injectable } from '@nestjs/common';
import { type DomainError } from '../errors/domain-error';
import { Forbidden, MembershipOver, NotFound } from '../errors/platform.errors';
import { type Actor, type Grant } from './actor';
import { declaredPermissions, type Permission } from './permission';
import { givesPermission } from './representation';
import { Scope } from './scope';

/** Answers who may do what where. Services ask it with the row they loaded, never with ids from a body. */
@Injectable()
export class Access {
  /** True when the actor holds the permission somewhere (any unit, or as a member of their own record). */
  holds(actor: Actor, permission: Permission): boolean {
    return this.isOwn(actor, permission) || this.grantsFor(actor, permission).length > 0;
  }

  /**
   * Requires that the actor holds the permission somewhere.
   * @throws Forbidden; MembershipOver when she would hold it with a seat
   */
  requireHeld(actor: Actor, permission: Permission): void {
    if (!this.holds(actor, permission)) throw refusal(actor, permission);
  }

  /** Names of all permissions the actor holds somewhere, in alphabetical order: what a client need not draw in vain. */
  namesHeldBy(actor: Actor): string[] {
    return declaredPermissions()
      .filter((permission) => this.holds(actor, permission))
      .map((permission) => permission.name)
      .sort();
  }

  /** The grants that give the actor the permission, narrowed ones only where the permission is declared for them. */
  grantsFor(actor: Actor, permission: Permission): Grant[] {
    return actor.grants.filter((grant) => givesPermission(grant, permission));
  }

  /**
   * The units over whose whole subtree the actor holds the permission; empty when nowhere. Narrowed grants give no
   * unit: who allows them asks `grantsFor`.
   */
  scope(actor: Actor, permission: Permission): Scope {
    return Scope.ofPaths(
      this.grantsFor(actor, permission).flatMap((grant) => (grant.bound === undefined ? [grant.path] : [])),
    );
  }

  /**
   * The units where the actor holds the permission at all, by narrowed grants too: for rows that belong to no person, and
   * for those that are the actor's own by what the bound names.
   */
  reach(actor: Actor, permission: Permission): Scope {
    return Scope.ofPaths(this.grantsFor(actor, permission).map((grant) => grant.path));
  }

  /**
   * Requires the permission on a row of a unit.
   * @throws NotFound when the row lies outside every unit of the actor, so that its existence stays hidden
   */
  require(actor: Actor, permission: Permission, row: { readonly unitPath: string }): void {
    if (!this.scope(actor, permission).contains(row.unitPath)) throw new NotFound();
  }

  /**
   * Requires a permission that a member holds over their own record.
   * @throws Forbidden when the actor is no member, MembershipOver when she holds no seat any more
   */
  requireMember(actor: Actor, permission: Permission): string {
    if (actor.memberId === null || !this.isOwn(actor, permission)) throw refusal(actor, permission);
    return actor.memberId;
  }

  private isOwn(actor: Actor, permission: Permission): boolean {
    if (actor.memberId === null) return false;
    return permission.roles.includes(actor.leftOn === undefined ? 'member' : 'former-member');
  }
}

function refusal({ memberId, leftOn }: Actor, permission: Permission): DomainError {
  const isMissed = memberId !== null && leftOn !== undefined && permission.roles.includes('member');
  return isMissed ? new MembershipOver(leftOn) : new Forbidden();
}
