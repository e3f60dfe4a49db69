import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { READ_CORRECTION_RULE, SET_CORRECTION_RULE } from '../classes.permissions';
import { CorrectionRuleResponse, SetCorrectionRuleRequest } from './attendance.dto';
import { RollAccess } from './roll-access.service';

/** Until when rolls are corrected. */
@ApiTags('classes')
@Controller('correction-rules')
export class CorrectionRuleController {
  constructor(private readonly rollAccess: RollAccess) {}

  /** The rule of the own province. */
  @RequirePermission(READ_CORRECTION_RULE)
  @Get('own')
  @ApiOkResponse({ type: CorrectionRuleResponse })
  async getCorrectionRule(@CurrentActor() actor: Actor): Promise<CorrectionRuleResponse> {
    return CorrectionRuleResponse.from(await this.rollAccess.getCorrectionRule(actor));
  }

  /** Says until when rolls of the province are corrected; it holds at once, also for sessions that are over. */
  @RequirePermission(SET_CORRECTION_RULE)
  @StepUp()
  @Put(':provinceId')
  @ApiOkResponse({ type: CorrectionRuleResponse })
  async setCorrectionRule(
    @CurrentActor() actor: Actor,
    @IdParam('provinceId') provinceId: string,
    @Body() body: SetCorrectionRuleRequest,
  ): Promise<CorrectionRuleResponse> {
    return CorrectionRuleResponse.from(await this.rollAccess.setCorrectionRule(actor, provinceId, body));
  }
}
