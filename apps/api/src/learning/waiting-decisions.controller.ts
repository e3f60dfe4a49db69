import { Controller, Get } from '@nestjs/common';
import { CHECK_OUTSIDE, WaitingDecisions } from '@lopso/learning';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { WaitingDecisionsResponse } from './waiting-decisions.dto';

/** Tells officers that members and rounds wait for their word. */
@Controller('waiting-decisions')
export class WaitingDecisionsController {
  constructor(private readonly waiting: WaitingDecisions) {}

  /** How much waits that the caller may decide. Everybody who decides any of it looks at certificates of others. */
  @RequirePermission(CHECK_OUTSIDE)
  @Get()
  async getWaitingDecisions(@CurrentActor() actor: Actor): Promise<WaitingDecisionsResponse> {
    return WaitingDecisionsResponse.from(await this.waiting.get(actor));
  }
}
