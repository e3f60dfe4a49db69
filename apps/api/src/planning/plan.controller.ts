import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ArrangeClasses,
  DraftPlan,
  ForeseeHours,
  OfferSpots,
  OpenPlanned,
  PLAN_CLASSES,
  Plans,
  READ_PLANS,
  type WantedSpot,
} from '@lopso/planning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import {
  DraftPlanRequest,
  ForeseeHoursRequest,
  ListPlansQuery,
  MovePlannedRequest,
  OpenPlannedRequest,
  PinClassesRequest,
  PlacePlannedRequest,
} from './plan-request.dto';
import {
  HoursForeseenResponse,
  OpeningListResponse,
  OpeningResponse,
  PlanListResponse,
  PlanResponse,
  PlanSummaryResponse,
} from './plan.dto';
import { ApiSpotRefusal } from './spot-refusal.dto';

const DEFAULT_LIMIT = 30;

/** Plans of classes of a round: who teaches where and when. */
@ApiTags('planning')
@Controller('class-plans')
export class PlanController {
  constructor(
    private readonly plans: Plans,
    private readonly drafts: DraftPlan,
    private readonly arranging: ArrangeClasses,
    private readonly opening: OpenPlanned,
    private readonly offers: OfferSpots,
    private readonly hours: ForeseeHours,
  ) {}

  /** The plans of the province, the latest first. */
  @RequirePermission(READ_PLANS)
  @Get()
  @ApiOkResponse({ type: PlanListResponse })
  async listPlans(@CurrentActor() actor: Actor, @Query() query: ListPlansQuery): Promise<PlanListResponse> {
    const { plans, nextCursor } = await this.plans.list(actor, query.limit ?? DEFAULT_LIMIT, query.cursor ?? null);
    return { items: plans.map((plan) => PlanSummaryResponse.from(plan)), nextCursor };
  }

  /** Starts a plan, with the pins of another one where it is made after that; it is worked out by the worker. */
  @RequirePermission(PLAN_CLASSES)
  @Post()
  @ApiCreatedResponse({ type: PlanResponse })
  async draftPlan(@CurrentActor() actor: Actor, @Body() body: DraftPlanRequest): Promise<PlanResponse> {
    const { clientKey, pinsOfPlanId = null, ...wish } = body;
    const id = await this.drafts.draft(actor, clientKey, { ...wish, pinsOfPlanId });
    return PlanResponse.from(await this.plans.get(actor, id));
  }

  /** Whether one class of these hours gives everybody what the round asks for; keeps nothing. */
  @RequirePermission(PLAN_CLASSES)
  @Post('hours-preview')
  @HttpCode(200)
  @ApiOkResponse({ type: HoursForeseenResponse })
  async foreseeHours(@CurrentActor() actor: Actor, @Body() body: ForeseeHoursRequest): Promise<HoursForeseenResponse> {
    return HoursForeseenResponse.from(await this.hours.foresee(actor, body));
  }

  /** A plan with its classes and whom it leaves without one. */
  @RequirePermission(READ_PLANS)
  @Get(':planId')
  @ApiOkResponse({ type: PlanResponse })
  async getPlan(@CurrentActor() actor: Actor, @IdParam('planId') planId: string): Promise<PlanResponse> {
    return PlanResponse.from(await this.plans.get(actor, planId));
  }

  /** Takes a plan away of which no class was opened. */
  @RequirePermission(PLAN_CLASSES)
  @Delete(':planId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async removePlan(@CurrentActor() actor: Actor, @IdParam('planId') planId: string): Promise<void> {
    await this.drafts.remove(actor, planId);
  }

  /** Works the plan out anew; pinned and opened classes stay. */
  @RequirePermission(PLAN_CLASSES)
  @Post(':planId/proposals')
  @ApiCreatedResponse({ type: PlanResponse })
  async proposeAgain(@CurrentActor() actor: Actor, @IdParam('planId') planId: string): Promise<PlanResponse> {
    await this.drafts.draftAgain(actor, planId);
    return PlanResponse.from(await this.plans.get(actor, planId));
  }

  /** Pins classes, or lets them go. */
  @RequirePermission(PLAN_CLASSES)
  @Put(':planId/pins')
  @ApiOkResponse({ type: PlanResponse })
  async pinClasses(
    @CurrentActor() actor: Actor,
    @IdParam('planId') planId: string,
    @Body() body: PinClassesRequest,
  ): Promise<PlanResponse> {
    await this.arranging.pin(actor, { id: planId, revision: body.revision }, body.numbers, body.isPinned);
    return PlanResponse.from(await this.plans.get(actor, planId));
  }

  /** Puts a class elsewhere and pins it there. */
  @RequirePermission(PLAN_CLASSES)
  @Put(':planId/classes/:number')
  @ApiSpotRefusal()
  @ApiOkResponse({ type: PlanResponse })
  async placeClass(
    @CurrentActor() actor: Actor,
    @IdParam('planId') planId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() body: MovePlannedRequest,
  ): Promise<PlanResponse> {
    await this.arranging.place(actor, { id: planId, revision: body.revision }, number, spotOf(body));
    return PlanResponse.from(await this.plans.get(actor, planId));
  }

  /** Opens classes: each becomes a class of the timetable, or is told why not and where else it could stand. */
  @RequirePermission(PLAN_CLASSES)
  @Post(':planId/openings')
  @HttpCode(200)
  @ApiOkResponse({ type: OpeningListResponse })
  async openClasses(
    @CurrentActor() actor: Actor,
    @IdParam('planId') planId: string,
    @Body() body: OpenPlannedRequest,
  ): Promise<OpeningListResponse> {
    const openings = await this.opening.open(actor, { id: planId, revision: body.revision }, body.numbers);
    const offered = await this.offers.around(actor, planId, openings, body.offered?.map(spotOf));
    return { items: openings.map((opening) => OpeningResponse.from(opening, offered.get(opening.number) ?? null)) };
  }
}

const spotOf = ({ venueId, trainerId, day, half }: PlacePlannedRequest): WantedSpot => ({
  ...{ hallId: venueId, trainerId },
  ...{ day, half },
});
