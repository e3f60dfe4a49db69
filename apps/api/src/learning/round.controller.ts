import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  OPEN_ROUNDS,
  OpenRound,
  READ_ROUNDS,
  Reopenings,
  RoundAudiences,
  Rounds,
  RoundTemplates,
  TakeBackRound,
} from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { audienceOf } from './audience.dto';
import {
  AudienceResponse,
  OpenRoundRequest,
  RoundDetailResponse,
  RoundListResponse,
  RoundResponse,
  RoundTemplateResponse,
} from './round.dto';
import { RoundTakingResponse, TakeBackRoundRequest } from './taking-back.dto';
import { ruleOf } from './validity.dto';

/** Rounds of bồi dưỡng and the programmes they are opened from. */
@Controller()
export class RoundController {
  constructor(
    private readonly rounds: Rounds,
    private readonly templates: RoundTemplates,
    private readonly opening: OpenRound,
    private readonly audiences: RoundAudiences,
    private readonly reopenings: Reopenings,
    private readonly takingBack: TakeBackRound,
  ) {}

  /** The rounds that touch the caller's units, the newest first. */
  @RequirePermission(READ_ROUNDS)
  @Get('rounds')
  async listRounds(@CurrentActor() actor: Actor): Promise<RoundListResponse> {
    return RoundListResponse.from(await this.rounds.listFor(actor), this.templates.mayOpen(actor));
  }

  /** One round with what it demands; while it is being opened its counts show how far that is. */
  @RequirePermission(READ_ROUNDS)
  @Get('rounds/:roundId')
  async getRound(@CurrentActor() actor: Actor, @IdParam('roundId') roundId: string): Promise<RoundDetailResponse> {
    const round = await this.rounds.getFor(actor, roundId);
    const requirements = await this.rounds.requirementsOf(round.id);
    const audienceWords = await this.audiences.wordsOf(round);
    const reopening = await this.reopenings.of(round);
    return RoundDetailResponse.of(round, { requirements, audienceWords, reopening });
  }

  /** Opens a round over the caller's province; its cycles follow. */
  @RequirePermission(OPEN_ROUNDS)
  @Post('rounds')
  async openRound(@CurrentActor() actor: Actor, @Body() body: OpenRoundRequest): Promise<RoundResponse> {
    const validity = body.validity === undefined ? null : ruleOf(body.validity);
    const audience = audienceOf(body.rule);
    const roundId = await this.opening.open(actor, { ...body, validity, audience });
    return RoundResponse.from(await this.rounds.getFor(actor, roundId));
  }

  /** How many taking a round back would take out of it, and what stands in the way; nothing is changed. */
  @RequirePermission(OPEN_ROUNDS)
  @Get('rounds/:roundId/taking-back')
  async lookAtTakingBack(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundTakingResponse> {
    return RoundTakingResponse.from(await this.takingBack.look(actor, roundId));
  }

  /** Takes a round back that was opened wrongly, as long as nothing stands on it; a reopening has its own way. */
  @RequirePermission(OPEN_ROUNDS)
  @StepUp()
  @HttpCode(204)
  @Post('rounds/:roundId/taking-back')
  async takeBackRound(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: TakeBackRoundRequest,
  ): Promise<void> {
    await this.takingBack.takeBack(actor, roundId, body);
  }

  /** The programmes a round can be opened from. */
  @RequirePermission(OPEN_ROUNDS)
  @Get('round-templates')
  async listRoundTemplates(@CurrentActor() actor: Actor): Promise<RoundTemplateResponse[]> {
    const isReleasedByTwo = await this.opening.isReleasedByTwo(actor);
    return (await this.templates.list()).map((template) => RoundTemplateResponse.from(template, isReleasedByTwo));
  }

  /** How many members, teams and communes a programme reaches today. */
  @RequirePermission(OPEN_ROUNDS)
  @Get('round-templates/:programmeId/audience')
  async countAudience(
    @CurrentActor() actor: Actor,
    @Param('programmeId') programmeId: string,
  ): Promise<AudienceResponse> {
    return AudienceResponse.from(await this.templates.countAudience(actor, programmeId));
  }
}
