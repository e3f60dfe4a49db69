import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { AudienceChangeService } from '../audience/audience-change.service';
import { audienceOf } from '../audience/audience.dto';
import { OPEN_ROUNDS, READ_ROUNDS } from '../learning.permissions';
import { ReopeningService } from '../reopening/reopening.service';
import { ruleOf } from '../validity/validity.dto';
import { RoundOpeningService } from './round-opening.service';
import { RoundRemovalService } from './round-removal.service';
import {
  AudienceResponse,
  OpenRoundRequest,
  RoundDetailResponse,
  RoundListResponse,
  RoundResponse,
  RoundTakingResponse,
  RoundTemplateResponse,
  TakeBackRoundRequest,
} from './round.dto';
import { RoundService } from './round.service';

/** Rounds of bồi dưỡng and the programmes they are opened from. */
@Controller()
export class RoundController {
  constructor(
    private readonly roundService: RoundService,
    private readonly roundOpening: RoundOpeningService,
    private readonly audienceChanges: AudienceChangeService,
    private readonly reopeningService: ReopeningService,
    private readonly roundRemoval: RoundRemovalService,
  ) {}

  /** The rounds that touch the caller's units, the newest first. */
  @RequirePermission(READ_ROUNDS)
  @Get('rounds')
  async listRounds(@CurrentActor() actor: Actor): Promise<RoundListResponse> {
    return RoundListResponse.from(
      await this.roundService.listVisibleRounds(actor),
      this.roundOpening.mayOpenRounds(actor),
    );
  }

  /** One round with what it demands; while it is being opened its counts show how far that is. */
  @RequirePermission(READ_ROUNDS)
  @Get('rounds/:roundId')
  async getRound(@CurrentActor() actor: Actor, @IdParam('roundId') roundId: string): Promise<RoundDetailResponse> {
    const round = await this.roundService.getVisibleRound(actor, roundId);
    const requirements = await this.roundService.requirementsOf(round.id);
    const audienceWords = await this.audienceChanges.describeAudience(round);
    const reopening = await this.reopeningService.findReopening(round);
    return RoundDetailResponse.of(round, { requirements, audienceWords, reopening });
  }

  /** Opens a round over the caller's province; its cycles follow. */
  @RequirePermission(OPEN_ROUNDS)
  @Post('rounds')
  async openRound(@CurrentActor() actor: Actor, @Body() body: OpenRoundRequest): Promise<RoundResponse> {
    const validity = body.validity === undefined ? null : ruleOf(body.validity);
    const audience = audienceOf(body.rule);
    const roundId = await this.roundOpening.openRound(actor, { ...body, validity, audience });
    return RoundResponse.from(await this.roundService.getVisibleRound(actor, roundId));
  }

  /** How many taking a round back would take out of it, and what stands in the way; nothing is changed. */
  @RequirePermission(OPEN_ROUNDS)
  @Get('rounds/:roundId/taking-back')
  async lookAtTakingBack(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundTakingResponse> {
    return RoundTakingResponse.from(await this.roundRemoval.previewRemoval(actor, roundId));
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
    await this.roundRemoval.takeBackRound(actor, roundId, body);
  }

  /** The programmes a round can be opened from. */
  @RequirePermission(OPEN_ROUNDS)
  @Get('round-templates')
  async listRoundTemplates(@CurrentActor() actor: Actor): Promise<RoundTemplateResponse[]> {
    const isReleasedByTwo = await this.roundOpening.isReleasedByTwo(actor);
    return (await this.roundOpening.listTemplates()).map((template) =>
      RoundTemplateResponse.from(template, isReleasedByTwo),
    );
  }

  /** How many members, teams and communes a programme reaches today. */
  @RequirePermission(OPEN_ROUNDS)
  @Get('round-templates/:programmeId/audience')
  async countAudience(
    @CurrentActor() actor: Actor,
    @Param('programmeId') programmeId: string,
  ): Promise<AudienceResponse> {
    return AudienceResponse.from(await this.roundOpening.countAudience(actor, programmeId));
  }
}
