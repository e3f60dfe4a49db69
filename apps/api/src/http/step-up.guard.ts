import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SecondFactorService } from '@lopso/identity';
import { type ActorRequest, STEP_UP } from '@lopso/platform';

/** Looks at routes with `@StepUp()` or `@SecondFactorDone()`, after the permission guard let the request through. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly factors: SecondFactorService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const wanted = this.reflector.get<'fresh' | 'factor' | 'once' | undefined>(STEP_UP, context.getHandler());
    if (wanted === undefined) return true;
    const actor = context.switchToHttp().getRequest<ActorRequest>().user;
    if (actor === undefined || actor === null) return true;
    if (wanted === 'fresh') await this.factors.requireFreshProof(actor);
    else if (wanted === 'factor') await this.factors.requireFreshFactorProof(actor);
    else await this.factors.requireProof(actor);
    return true;
  }
}
