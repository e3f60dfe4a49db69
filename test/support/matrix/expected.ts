import { givesPermission, type GrantBound, type Permission, type Role } from '@lopso/platform';
import { type FoundRoute, type Reach, type RouteCase } from './route-case';
import { GRANTED, type Position } from './world';

/**
 * Who asks, besides the roles: nobody, an officer of a commune by the rows of `role_grant` and a token the product itself
 * made of them, a guest trainer, a union's officer, staff whose rights ended, a member who left.
 */
export const OTHERS = ['anonymous', 'granted', 'guest', 'union', 'expired', 'leaver'] as const;
export type Who = Role | (typeof OTHERS)[number];

/** The status that the declared permission of a route means for somebody; exceptions of the case come first. */
export function expectedStatus(route: FoundRoute, one: RouteCase, asking: Who, position: Position): number {
  const who = asking === 'granted' ? GRANTED : asking;
  const exception = one.except?.[`${who} ${position}`] ?? one.except?.[who];
  if (exception !== undefined) return exception;
  const { access } = route;
  if (access.kind === 'public') return one.success;
  if (who === 'anonymous') return 401;
  if (access.kind === 'signed-in') return signedInStatus(one, who, position);
  if (!holds(access.permission, who)) return 403;
  return reaches(one.reach, who, position) ? one.success : 404;
}

function signedInStatus(one: RouteCase, who: Who, position: Position): number {
  if (one.reach === 'list') return one.success;
  const isOwner = who === 'leaver' || (who === 'member' && position === 'own');
  const mayRead = one.alsoFor !== undefined && who !== 'member' && who !== 'leaver' && holds(one.alsoFor, who);
  return isOwner || (mayRead && reaches(one.reach, who, position)) ? one.success : 404;
}

/** How a role is narrowed; the others are held over whole units. */
const NARROWED: Readonly<Partial<Record<Who, { role: Role; bound: GrantBound }>>> = {
  'team-leader': { role: 'team-leader', bound: { kind: 'team', teamId: '' } },
  guest: { role: 'trainer', bound: { kind: 'own-classes' } },
  union: { role: 'team-leader', bound: { kind: 'organisation', organisation: '' } },
};

function holds(permission: Permission, who: Who): boolean {
  if (who === 'anonymous' || who === 'expired') return false;
  const narrowed = NARROWED[who];
  const unit = { unitId: '', path: '' };
  if (narrowed !== undefined) return givesPermission({ ...narrowed, ...unit }, permission);
  if (who === 'leaver') return permission.roles.includes('former-member');
  const role = who as Role;
  return givesPermission({ role, ...unit }, permission);
}

function reaches(reach: Reach, who: Who, position: Position): boolean {
  if (reach === 'list') return true;
  const isAtTheRow = position === 'own' || (position === 'parent' && who !== 'member');
  if (reach === 'own') return isAtTheRow;
  if (reach === 'unit') return isAtTheRow;
  return reach === 'round' ? position !== 'foreign' : position === 'parent';
}
