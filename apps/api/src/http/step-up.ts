import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FactorPolicy } from '@lopso/identity';
import { type ActorRequest } from './current-actor.decorator';

const STEP_UP = 'lopso:step-up';

/**
 * Wants a second factor proved within the last minutes (`STEP_UP_MINUTES`) of accounts that have one: exports of personal
 * data, grants, withdrawals. Stands beside the decorator that says who may call the route. Refuses with 403
 * `identity.step-up-needed`; the web client then asks for the code and sends the same request again.
 */
export const StepUp = (): MethodDecorator => SetMetadata(STEP_UP, true);

/** Looks at routes with `@StepUp()`, after the permission guard let the request through. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly factors: FactorPolicy,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(STEP_UP, context.getHandler()) !== true) return true;
    const actor = context.switchToHttp().getRequest<ActorRequest>().user;
    if (actor !== undefined && actor !== null) await this.factors.requireFresh(actor);
    return true;
  }
}
