import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PROPOSE_NAMES, SoughtNames } from '@lopso/planning';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { SoughtCallListResponse, SoughtCallResponse } from './sought-call.dto';

/** What the leader of a team is told about calls for names. */
@ApiTags('planning')
@Controller('led-class-calls')
export class SoughtCallController {
  constructor(private readonly sought: SoughtNames) {}

  /** Open calls for which the communes of the teams one leads look for people, the first to close first. */
  @RequirePermission(PROPOSE_NAMES)
  @Get()
  @ApiOkResponse({ type: SoughtCallListResponse })
  async listSoughtCalls(@CurrentActor() actor: Actor): Promise<SoughtCallListResponse> {
    return { items: (await this.sought.list(actor)).map((call) => SoughtCallResponse.from(call)) };
  }
}
