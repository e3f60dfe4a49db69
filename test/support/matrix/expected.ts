import { givesPermission, type GrantBound, type Permission, type Role } from '@lopso/platform';
import { type FoundRoute, type Reach, type RouteCase } from './route-case';
import { GRANTED, type Position } from './askers';

/**
 * Who asks, besides the roles: nobody, an officer of a commune by the rows of `role_grant` and a token the product itself
 * made of them, a guest trainer, another guest of the commune who runs another class, a union's officer, somebody of an organisation that the
 * row's round is held together with, somebody of another one, staff whose rights ended, a member who left.
 */
export const OTHERS = [
  'anonymous',
  'granted',
  'guest',
  'other guest',
  'union',
  'partner',
  'other partner',
  'expired',
  'leaver',
] as const;
export type Who = Role | (typeof OTHERS)[number];

/** Routes that name a class of the worker: a guest who runs another one in the same commune does not find it. */
const NAMES_A_CLASS = /\/:class(Group|Session)Id\b/;

/** Routes that name a round: who holds another one together finds none of it. */
const NAMES_A_ROUND = /\/:roundId\b/;

/** The status that the declared permission of a route means for somebody; exceptions of the case come first. */
export function expectedStatus(route: FoundRoute, one: RouteCase, asking: Who, position: Position): number {
  const who = asking === 'granted' ? GRANTED : asking;
  const exception = exceptionOf(one, asking, position) ?? exceptionOf(one, who, position);
  if (exception !== undefined) return exception;
  const { access } = route;
  if (access.kind === 'public') return one.success;
  if (who === 'anonymous') return 401;
  if (access.kind === 'signed-in') return signedInStatus(one, who, position);
  if (!holds(access.permission, who)) return 403;
  if (who === 'other guest' && NAMES_A_CLASS.test(route.path)) return 404;
  if (who === 'other partner' && NAMES_A_ROUND.test(route.path)) return 404;
  return reaches(one.reach, who, position) ? one.success : 404;
}

function exceptionOf({ except }: RouteCase, who: Who, position: Position): number | undefined {
  const own = except?.[`${who} ${position}`] ?? except?.[who];
  if (own !== undefined || who !== 'other guest') return own;
  return except?.[`guest ${position}`] ?? except?.['guest'];
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
  'other guest': { role: 'trainer', bound: { kind: 'own-classes' } },
  union: { role: 'team-leader', bound: { kind: 'organisation', organisation: '' } },
  partner: { role: 'leader', bound: { kind: 'organisation', organisation: '' } },
  'other partner': { role: 'leader', bound: { kind: 'organisation', organisation: '' } },
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
