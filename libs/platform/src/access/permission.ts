import { type GrantBound, type PermissionHolder } from './role';

/** A thing somebody may do; declared once in `<context>.permissions.ts`, required by routes and checked again by services. */
export interface Permission {
  readonly name: string;
  readonly description: string;
  readonly roles: readonly PermissionHolder[];
  /** Kinds of narrowed grants that count too; whoever declares one narrows the rows in the service. */
  readonly bounds: readonly GrantBound['kind'][];
}

const permissions = new Map<string, Permission>();

/** Declares a permission; `bounds` empty: only grants over whole subtrees count. @throws Error when the name is declared twice */
export function definePermission(
  name: string,
  description: string,
  roles: readonly PermissionHolder[],
  bounds: Permission['bounds'] = [],
): Permission {
  if (permissions.has(name)) throw new Error(`Permission ${name} is declared twice`);
  const permission = { name, description, roles, bounds };
  permissions.set(name, permission);
  return permission;
}

/** All declared permissions, for the architecture test and the documentation. */
export function declaredPermissions(): readonly Permission[] {
  return [...permissions.values()];
}
