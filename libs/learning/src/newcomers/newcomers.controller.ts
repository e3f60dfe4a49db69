import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { OPEN_ROUNDS, READ_ROUNDS } from '../learning.permissions';
import { NewcomerService } from './newcomer.service';
import {
  ChangeNewcomersRequest,
  NewcomersPreviewResponse,
  NewcomerTermsRequest,
  RoundNewcomersResponse,
  termsOf,
} from './newcomers.dto';

/** How rounds that are open take who takes a seat later. */
@Controller()
export class NewcomersController {
  constructor(private readonly newcomerService: NewcomerService) {}

  /** How a round takes newcomers, and how that was changed. */
  @RequirePermission(READ_ROUNDS)
  @Get('rounds/:roundId/newcomers')
  async readNewcomers(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundNewcomersResponse> {
    return RoundNewcomersResponse.from(await this.newcomerService.readNewcomers(actor, roundId));
  }

  /** Who would join at once by other terms; nothing is changed. */
  @RequirePermission(OPEN_ROUNDS)
  @HttpCode(200)
  @Post('rounds/:roundId/newcomers-preview')
  async previewNewcomers(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: NewcomerTermsRequest,
  ): Promise<NewcomersPreviewResponse> {
    return NewcomersPreviewResponse.from(await this.newcomerService.previewNewcomers(actor, roundId, termsOf(body)));
  }

  /** Gives the round other terms: who joined keeps her date, who is missing now is taken in. */
  @RequirePermission(OPEN_ROUNDS)
  @HttpCode(200)
  @Post('rounds/:roundId/newcomer-changes')
  async changeNewcomers(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: ChangeNewcomersRequest,
  ): Promise<RoundNewcomersResponse> {
    await this.newcomerService.changeNewcomers(actor, roundId, { terms: termsOf(body), revision: body.revision });
    return RoundNewcomersResponse.from(await this.newcomerService.readNewcomers(actor, roundId));
  }

  /** Takes the last change back on its day, as long as nobody who joined by it has done anything. */
  @RequirePermission(OPEN_ROUNDS)
  @Delete('rounds/:roundId/newcomer-changes/:changeId')
  async undoNewcomers(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('changeId') changeId: string,
  ): Promise<RoundNewcomersResponse> {
    await this.newcomerService.undoNewcomers(actor, roundId, changeId);
    return RoundNewcomersResponse.from(await this.newcomerService.readNewcomers(actor, roundId));
  }
}
