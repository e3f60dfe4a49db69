import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Access, type Actor, Forbidden, Unauthenticated } from '@lopso/platform';
import { type ActorRequest } from './current-actor.decorator';
import { ROUTE_ACCESS, type RouteAccess } from './permission.decorators';

/** Reads the access token by passport-jwt, then lets a request through only as its route declares. Closed by default. */
@Injectable()
export class PermissionGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: Access,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await super.canActivate(context);
    const route = this.reflector.get<RouteAccess | undefined>(ROUTE_ACCESS, context.getHandler());
    if (route === undefined) throw new Forbidden();
    if (route.kind === 'public') return true;
    const actor = context.switchToHttp().getRequest<ActorRequest>().user;
    if (actor === undefined || actor === null) throw new Unauthenticated();
    if (route.kind === 'permission' && !this.access.holds(actor, route.permission)) throw new Forbidden();
    return true;
  }

  /** passport-jwt would throw Nest's own exception for a missing or bad token; here it only means nobody is signed in. */
  override handleRequest<T = Actor>(_error: unknown, actor: T | false): T {
    return (actor === false ? null : actor) as T;
  }
}
