import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Actor } from '../access/actor';
import { Unauthenticated } from '../errors/platform.errors';

/** A request whose access token was read by the guard. */
export interface ActorRequest extends FastifyRequest {
  user?: Actor | null;
}

/** The actor of the request. @throws Unauthenticated on public routes called without a token */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<ActorRequest>().user;
  if (actor === undefined || actor === null) throw new Unauthenticated();
  return actor;
});

/** The actor of the request, or null when nobody is signed in; for public routes. */
export const OptionalActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null =>
    context.switchToHttp().getRequest<ActorRequest>().user ?? null,
);
