import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ATTEND_CLASSES } from '../classes.permissions';
import { FeedbackService } from './feedback.service';
import {
  AfterClassAskResponse,
  AfterClassListResponse,
  HouseholdReportRequest,
  OpinionRequest,
} from './own-feedback.dto';

/** What a member is asked after a class. */
@ApiTags('classes')
@Controller('me')
export class OwnFeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  /** Classes that ended of late, where something is asked now, with what she said so far. */
  @RequirePermission(ATTEND_CLASSES)
  @Get('after-class')
  @ApiOkResponse({ type: AfterClassListResponse })
  async listAfterClass(@CurrentActor() actor: Actor): Promise<AfterClassListResponse> {
    return { items: (await this.feedback.listOwnFeedback(actor)).map((one) => AfterClassAskResponse.from(one)) };
  }

  /** What she thinks of a class; the last one she sends counts. */
  @RequirePermission(ATTEND_CLASSES)
  @Put('class-groups/:classGroupId/opinion')
  @HttpCode(204)
  @ApiNoContentResponse()
  async giveOpinion(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() { understood, pace, usefulness, remark }: OpinionRequest,
  ): Promise<void> {
    await this.feedback.giveFeedback(actor, classGroupId, { understood, pace, usefulness, remark: remark ?? null });
  }

  /** How many households she guided since the class; the last one she sends counts. */
  @RequirePermission(ATTEND_CLASSES)
  @Put('class-groups/:classGroupId/households')
  @HttpCode(204)
  @ApiNoContentResponse()
  async reportHouseholds(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() { households, byTask }: HouseholdReportRequest,
  ): Promise<void> {
    await this.feedback.reportHouseholds(actor, classGroupId, { households, byTask: { ...byTask } });
  }
}
