import { Controller, Get } from '@nestjs/common';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { CHECK_OUTSIDE } from '../learning.permissions';
import { PendingDecisionService } from './pending-decision.service';
import { WaitingDecisionsResponse } from './waiting-decisions.dto';

/** Tells officers that members and rounds wait for their word. */
@Controller('waiting-decisions')
export class WaitingDecisionsController {
  constructor(private readonly pendingDecisions: PendingDecisionService) {}

  /** How much waits that the caller may decide. Everybody who decides any of it looks at certificates of others. */
  @RequirePermission(CHECK_OUTSIDE)
  @Get()
  async getWaitingDecisions(@CurrentActor() actor: Actor): Promise<WaitingDecisionsResponse> {
    return WaitingDecisionsResponse.from(await this.pendingDecisions.getPendingDecisions(actor));
  }
}
