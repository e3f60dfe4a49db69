import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FactorPolicy } from '@lopso/identity';
import { type ActorRequest } from './current-actor.decorator';

/** What of a handler says which proof its route wants. */
export const STEP_UP = 'lopso:step-up';

/**
 * Wants a second factor proved within the last minutes (`STEP_UP_MINUTES`), or of accounts without one the password: exports
 * of personal data, grants, withdrawals. Stands beside the decorator that says who may call the route. Refuses with 403
 * `identity.step-up-needed`; the web client then asks for the code and sends the same request again.
 */
export const StepUp = (): MethodDecorator => SetMetadata(STEP_UP, 'fresh');

/** The same of accounts with a second factor alone: the route itself asks for the password. */
export const FactorStepUp = (): MethodDecorator => SetMetadata(STEP_UP, 'factor');

/**
 * Wants the second factor proved once in this session of accounts with an authenticator. For routes that need no permission and
 * find the person by the account: the rights that such a session does not hold yet do not protect them.
 */
export const SecondFactorDone = (): MethodDecorator => SetMetadata(STEP_UP, 'once');

/** Looks at routes with `@StepUp()` or `@SecondFactorDone()`, after the permission guard let the request through. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly factors: FactorPolicy,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const wanted = this.reflector.get<'fresh' | 'factor' | 'once' | undefined>(STEP_UP, context.getHandler());
    if (wanted === undefined) return true;
    const actor = context.switchToHttp().getRequest<ActorRequest>().user;
    if (actor === undefined || actor === null) return true;
    if (wanted === 'fresh') await this.factors.requireFresh(actor);
    else if (wanted === 'factor') await this.factors.requireFreshFactor(actor);
    else await this.factors.requireProved(actor);
    return true;
  }
}
