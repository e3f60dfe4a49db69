import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { SET_RELEASE_RULE } from '../credentials.permissions';
import { ReleaseRuleService } from './release-rule.service';
import { ReleaseRuleResponse, SetReleaseRuleRequest } from './release.dto';

/** How provinces release certificates. */
@ApiTags('credentials')
@Controller()
export class ReleaseRuleController {
  constructor(private readonly releaseRules: ReleaseRuleService) {}

  /** How a province releases certificates, for lists made from now on. That lists need no second person any longer takes two administrators. */
  @RequirePermission(SET_RELEASE_RULE)
  @StepUp()
  @Put('release-rules/:provinceId')
  @ApiOkResponse({ type: ReleaseRuleResponse })
  async setReleaseRule(
    @CurrentActor() actor: Actor,
    @IdParam('provinceId') provinceId: string,
    @Body() body: SetReleaseRuleRequest,
  ): Promise<ReleaseRuleResponse> {
    return ReleaseRuleResponse.from(await this.releaseRules.setReleaseRule(actor, provinceId, body));
  }
}
