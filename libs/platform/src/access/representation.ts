import { type Actor, type Grant } from './actor';
import { type Permission } from './permission';
import { Scope } from './scope';

/** True when a grant gives a permission: by its role and, where it is narrowed, by the kind of its bound; a partner's where it is named. */
export function givesPermission(grant: Grant, permission: Permission): boolean {
  if (grant.role === 'leader' && grant.bound !== undefined) return permission.roles.includes('partner');
  if (!permission.roles.includes(grant.role)) return false;
  return grant.bound === undefined || permission.bounds.includes(grant.bound.kind);
}

/**
 * On behalf of whom an actor acts on a unit: the account named by a deputising grant when only deputising grants allow
 * the act there, else null. What somebody may do in their own right is never done on behalf of another.
 */
export function representedBy(actor: Actor, unitPath: string | null): string | null {
  const { acting } = actor;
  const used = actor.grants.filter(
    (grant) =>
      (acting === undefined || givesPermission(grant, acting)) &&
      (unitPath === null || Scope.ofPaths([grant.path]).contains(unitPath)),
  );
  if (used.some((grant) => grant.onBehalfOf === undefined)) return null;
  return used[0]?.onBehalfOf ?? null;
}
