import { SetMetadata } from '@nestjs/common';
import { type Permission } from '../access/permission';

export const ROUTE_ACCESS = 'lopso:route-access';

/** Who may call a route; every route carries exactly one. */
export type RouteAccess =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'permission'; readonly permission: Permission; readonly isAskedByService?: boolean };

/** Anybody may call this route. */
export const Public = (): MethodDecorator => SetMetadata(ROUTE_ACCESS, { kind: 'public' } satisfies RouteAccess);

/** Anybody who is signed in may call this route. */
export const SignedIn = (): MethodDecorator => SetMetadata(ROUTE_ACCESS, { kind: 'signed-in' } satisfies RouteAccess);

/** Only who holds the permission somewhere may call this route; the service checks again on the row. */
export const RequirePermission = (permission: Permission): MethodDecorator =>
  SetMetadata(ROUTE_ACCESS, { kind: 'permission', permission } satisfies RouteAccess);

/**
 * The same, and who held it when she made what her phone kept (decision 0140): the service asks, and refuses as the guard would. For routes alone whose service
 * requires the permission itself.
 */
export const RequirePermissionThen = (permission: Permission): MethodDecorator =>
  SetMetadata(ROUTE_ACCESS, { kind: 'permission', permission, isAskedByService: true } satisfies RouteAccess);
