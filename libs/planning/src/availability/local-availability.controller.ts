import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { PLAN_CLASSES, READ_PLANS } from '../planning.permissions';
import {
  MarketListResponse,
  MarketRequest,
  MarketResponse,
  PlanTrainerListResponse,
  PlanTrainerResponse,
  TrainerHomeRequest,
  TrainerLeaveRequest,
} from './local-availability.dto';
import { LocalAvailabilityService } from './local-availability.service';

/** What plans of classes stand on: where trainers live, when they are away, market days. */
@ApiTags('planning')
@Controller('planning')
export class LocalAvailabilityController {
  constructor(private readonly localAvailability: LocalAvailabilityService) {}

  /** Trainers of the province, by name. */
  @RequirePermission(READ_PLANS)
  @Get('trainers')
  @ApiOkResponse({ type: PlanTrainerListResponse })
  async listPlanTrainers(@CurrentActor() actor: Actor): Promise<PlanTrainerListResponse> {
    return { items: (await this.localAvailability.listTrainers(actor)).map((one) => PlanTrainerResponse.from(one)) };
  }

  /** The commune where a trainer's way begins. */
  @RequirePermission(PLAN_CLASSES)
  @Put('trainers/:accountId/home')
  @HttpCode(204)
  @ApiNoContentResponse()
  async setTrainerHome(
    @CurrentActor() actor: Actor,
    @IdParam('accountId') accountId: string,
    @Body() { communeId }: TrainerHomeRequest,
  ): Promise<void> {
    await this.localAvailability.setTrainerHome(actor, accountId, communeId);
  }

  /** Days on which a trainer is sent nowhere. */
  @RequirePermission(PLAN_CLASSES)
  @Post('trainers/:accountId/leaves')
  @HttpCode(204)
  @ApiNoContentResponse()
  async addTrainerLeave(
    @CurrentActor() actor: Actor,
    @IdParam('accountId') accountId: string,
    @Body() { clientKey, from, to }: TrainerLeaveRequest,
  ): Promise<void> {
    await this.localAvailability.addTrainerLeave(actor, { id: clientKey, accountId, from, to });
  }

  @RequirePermission(PLAN_CLASSES)
  @Delete('leaves/:leaveId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async removeTrainerLeave(@CurrentActor() actor: Actor, @IdParam('leaveId') leaveId: string): Promise<void> {
    await this.localAvailability.removeTrainerLeave(actor, leaveId);
  }

  /** Markets of the province's communes. */
  @RequirePermission(READ_PLANS)
  @Get('markets')
  @ApiOkResponse({ type: MarketListResponse })
  async listMarkets(@CurrentActor() actor: Actor): Promise<MarketListResponse> {
    return { items: (await this.localAvailability.listMarkets(actor)).map((market) => MarketResponse.from(market)) };
  }

  @RequirePermission(PLAN_CLASSES)
  @Post('markets')
  @HttpCode(204)
  @ApiNoContentResponse()
  async addMarket(@CurrentActor() actor: Actor, @Body() body: MarketRequest): Promise<void> {
    const { clientKey: id, communeId, name, weekday = null, everyDays = null, countedFrom = null } = body;
    await this.localAvailability.addMarket(actor, { id, communeId, name, weekday, everyDays, countedFrom });
  }

  @RequirePermission(PLAN_CLASSES)
  @Delete('markets/:marketId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async removeMarket(@CurrentActor() actor: Actor, @IdParam('marketId') marketId: string): Promise<void> {
    await this.localAvailability.removeMarket(actor, marketId);
  }
}
