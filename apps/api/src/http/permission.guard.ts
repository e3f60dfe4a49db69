import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { type FastifyReply } from 'fastify';
import { accessTokenOf } from '@lopso/identity';
import {
  Access,
  type Actor,
  type ActorRequest,
  DomainError,
  Forbidden,
  ROUTE_ACCESS,
  type RouteAccess,
  Unauthenticated,
} from '@lopso/platform';
import { VerifiedTokens } from '../identity/verified-tokens';

/** The account for which a phone kept a write; on a shared phone another one may be signed in by now. */
const KEPT_FOR = 'x-kept-for';
/** The account an answer was made for: a phone keeps it for nobody else, whose cookie it may have sent. */
const READ_FOR = 'x-read-for';

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
    private readonly tokens: VerifiedTokens,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.identify(context);
    this.nameReader(context);
    const route = this.reflector.get<RouteAccess | undefined>(ROUTE_ACCESS, context.getHandler());
    if (route === undefined) throw new Forbidden();
    if (route.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = request.user;
    if (actor === undefined || actor === null) throw new Unauthenticated();
    const keptFor = request.headers[KEPT_FOR];
    if (keptFor !== undefined && keptFor !== actor.accountId) throw new KeptForAnother();
    if (route.kind === 'permission') {
      if (route.isAskedByService !== true) this.access.requireHeld(actor, route.permission);
      request.user = { ...actor, acting: route.permission };
    }
    return true;
  }

  /** passport-jwt would throw Nest's own exception for a missing or bad token; here it only means nobody is signed in. */
  override handleRequest<T = Actor>(error: unknown, actor: T | false): T {
    // Not the token is at fault (that is `actor === false`) but what it was to be compared with: a database that is away signs nobody out.
    if (error instanceof Error) throw error;
    return (actor === false ? null : actor) as T;
  }

  private nameReader(context: ExecutionContext): void {
    const { user } = context.switchToHttp().getRequest<ActorRequest>();
    if (user) void context.switchToHttp().getResponse<FastifyReply>().header(READ_FOR, user.accountId);
  }

  /** Finds out who asks: by passport-jwt when a token comes for the first time, afterwards by its claims. */
  private async identify(context: ExecutionContext): Promise<void> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const token = accessTokenOf(request);
    const claims = token === null ? undefined : this.tokens.find(token);
    if (token === null) request.user = null;
    else if (claims === undefined) await super.canActivate(context);
    else request.user = await this.tokens.actorOf(claims);
  }
}
