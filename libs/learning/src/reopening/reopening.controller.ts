import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { OPEN_ROUNDS, READ_ROUNDS } from '../learning.permissions';
import { ReopeningPlanService } from './reopening-plan.service';
import {
  draftOf,
  orderOf,
  pageOf,
  PreviewReopeningRequest,
  ReopenCourseRequest,
  ReopenedRoundResponse,
  ReopeningPreviewResponse,
  RoundReopeningsResponse,
} from './reopening.dto';
import { ReopeningService } from './reopening.service';

/** Major editions of courses, asked anew of people of a round. */
@Controller()
export class ReopeningController {
  constructor(
    private readonly reopeningService: ReopeningService,
    private readonly plans: ReopeningPlanService,
  ) {}

  /** Major editions that a round does not have, with what each changed, and what of them is asked anew already. */
  @RequirePermission(READ_ROUNDS)
  @Get('rounds/:roundId/reopenings')
  async listReopenings(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundReopeningsResponse> {
    return RoundReopeningsResponse.from(await this.reopeningService.listReopenings(actor, roundId));
  }

  /** Who would be asked anew, and for what; nothing is changed. */
  @RequirePermission(OPEN_ROUNDS)
  @HttpCode(200)
  @Post('rounds/:roundId/reopening-preview')
  async previewReopening(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: PreviewReopeningRequest,
  ): Promise<ReopeningPreviewResponse> {
    const asked = { draft: draftOf(body), page: pageOf(body) };
    return ReopeningPreviewResponse.from(await this.plans.previewReopening(actor, roundId, asked));
  }

  /** Asks people of a round anew for what an edition changed: they are named now, and what they finished stays. */
  @RequirePermission(OPEN_ROUNDS)
  @Post('rounds/:roundId/reopenings')
  async reopenCourse(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: ReopenCourseRequest,
  ): Promise<ReopenedRoundResponse> {
    return { roundId: await this.reopeningService.reopenCourse(actor, roundId, orderOf(body)) };
  }

  /** Takes a reopening back as long as nobody has built on it; `roundId` is the round it opened. */
  @RequirePermission(OPEN_ROUNDS)
  @HttpCode(204)
  @Delete('rounds/:roundId/reopening')
  async undoReopening(@CurrentActor() actor: Actor, @IdParam('roundId') roundId: string): Promise<void> {
    await this.reopeningService.undoReopening(actor, roundId);
  }
}
