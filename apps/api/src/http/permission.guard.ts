import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Access, type Actor, DomainError, Forbidden, Unauthenticated } from '@lopso/platform';
import { type ActorRequest } from './current-actor.decorator';
import { ROUTE_ACCESS, type RouteAccess } from './permission.decorators';

/** The account for which a phone kept a write; on a shared phone another one may be signed in by now. */
const KEPT_FOR = 'x-kept-for';

/** A write that one account left on the device came with the cookie of another; it stays on the device. */
class KeptForAnother extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'platform.kept-for-another' });
  }
}

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
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = request.user;
    if (actor === undefined || actor === null) throw new Unauthenticated();
    const keptFor = request.headers[KEPT_FOR];
    if (keptFor !== undefined && keptFor !== actor.accountId) throw new KeptForAnother();
    if (route.kind === 'permission') {
      if (!this.access.holds(actor, route.permission)) throw new Forbidden();
      request.user = { ...actor, acting: route.permission };
    }
    return true;
  }

  /** passport-jwt would throw Nest's own exception for a missing or bad token; here it only means nobody is signed in. */
  override handleRequest<T = Actor>(_error: unknown, actor: T | false): T {
    return (actor === false ? null : actor) as T;
  }
}
