import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { ANSWER_FOR_CLASS, ANSWER_FOR_COMMUNE, READ_CLASSES } from '../classes.permissions';
import {
  AnswerOutcomeResponse,
  AnswerRequestsRequest,
  ListRequestsQuery,
  RequestCountResponse,
  RequestListResponse,
  TakeBackAnswersRequest,
} from './place-request.dto';
import { type RequestStage } from './place-request.rules';
import { PlaceRequestService } from './place-request.service';
import { RequestAnswerService } from './request-answer.service';

/** Who asks for a place in a class that wants a word before. */
@ApiTags('classes')
@Controller('place-requests')
export class PlaceRequestController {
  constructor(
    private readonly requests: PlaceRequestService,
    private readonly answers: RequestAnswerService,
  ) {}

  /** Those that wait for the caller's word; of one class all the caller may see. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: RequestListResponse })
  async listPlaceRequests(
    @CurrentActor() actor: Actor,
    @Query() query: ListRequestsQuery,
  ): Promise<RequestListResponse> {
    return RequestListResponse.from(await this.requests.listRequests(actor, query.classGroupId ?? null));
  }

  /** How many wait for the caller's word. */
  @RequirePermission(READ_CLASSES)
  @Get('count')
  @ApiOkResponse({ type: RequestCountResponse })
  async countPlaceRequests(@CurrentActor() actor: Actor): Promise<RequestCountResponse> {
    return { count: await this.requests.countRequests(actor) };
  }

  /** The commune's word. */
  @RequirePermission(ANSWER_FOR_COMMUNE)
  @Post('commune-answers')
  @HttpCode(200)
  @ApiOkResponse({ type: AnswerOutcomeResponse })
  async answerForCommune(
    @CurrentActor() actor: Actor,
    @Body() body: AnswerRequestsRequest,
  ): Promise<AnswerOutcomeResponse> {
    return this.answer(actor, 'commune', body);
  }

  /** The word of who runs the class, after the commune's. */
  @RequirePermission(ANSWER_FOR_CLASS)
  @Post('class-answers')
  @HttpCode(200)
  @ApiOkResponse({ type: AnswerOutcomeResponse })
  async answerForClass(
    @CurrentActor() actor: Actor,
    @Body() body: AnswerRequestsRequest,
  ): Promise<AnswerOutcomeResponse> {
    return this.answer(actor, 'class', body);
  }

  /** Takes the commune's word back: the requests wait again. */
  @RequirePermission(ANSWER_FOR_COMMUNE)
  @Post('commune-answers/undo')
  @HttpCode(204)
  @ApiNoContentResponse()
  async undoForCommune(@CurrentActor() actor: Actor, @Body() body: TakeBackAnswersRequest): Promise<void> {
    await this.answers.takeAnswersBack(actor, 'commune', body.requestIds);
  }

  /** Takes the word of who runs the class back. */
  @RequirePermission(ANSWER_FOR_CLASS)
  @Post('class-answers/undo')
  @HttpCode(204)
  @ApiNoContentResponse()
  async undoForClass(@CurrentActor() actor: Actor, @Body() body: TakeBackAnswersRequest): Promise<void> {
    await this.answers.takeAnswersBack(actor, 'class', body.requestIds);
  }

  private async answer(
    actor: Actor,
    stage: RequestStage,
    { requestIds, isApproved, reason }: AnswerRequestsRequest,
  ): Promise<AnswerOutcomeResponse> {
    const answer = { requestIds, reason: isApproved ? null : (reason ?? '') };
    return AnswerOutcomeResponse.from(await this.answers.answerRequests(actor, stage, answer));
  }
}
